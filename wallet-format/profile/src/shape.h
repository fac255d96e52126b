// SPDX-License-Identifier: Apache-2.0
//
// The fixed parts of both profiles' JSON, once for writer and reader: what is not in
// wallet-format/vocabulary.h because only the profiles use it.
#pragma once

#include "wallet-format/profile/src/text_rules.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

inline constexpr std::size_t kMaxUnits = 200;
inline constexpr std::size_t kMaxLevels = 20;

// What sets one kind of document apart, everywhere at once. A wallet that knows Open Badges but not Carnet
// shows the achievement's name: a unit statement's name therefore says what it is.
struct Kind {
    std::string_view type;
    std::string_view achievement_type;  // spec: Open Badges 3.0, AchievementType (extensible with "ext:")
    std::string_view achievement_fragment;
    std::string_view name_prefix;
    std::string_view schema_file;
};

inline constexpr std::string_view kStatementPrefix = "Unit statement: ";
inline constexpr Kind kCertificate = {"CompetencyCertificate", "Certification", "#certificate", "",
                                      "competency-certificate-v1.json"};
inline constexpr Kind kUnitStatement = {"CompetencyUnitStatement", "ext:PartialQualification",
                                        "#unit-statement", kStatementPrefix,
                                        "competency-unit-statement-v1.json"};

// Types of alignments and the registers they point into.
inline constexpr std::string_view kIsco = "ext:ISCO-08";
inline constexpr std::string_view kEsco = "ext:ESCO-Occupation";
inline constexpr std::string_view kStandard = "ext:OccupationalStandard";
inline constexpr std::string_view kIscedF = "ext:ISCED-F-2013";
inline constexpr std::string_view kLevel = "ext:NQFLevel";
inline constexpr std::string_view kIscoPrefix = "http://data.europa.eu/esco/isco/C";
inline constexpr std::string_view kIscedFPrefix = "http://data.europa.eu/snb/isced-f/";
inline constexpr std::string_view kIscedFName = "ISCED-F 2013 ";

// Open Badges wants an id for the subject and for every profile. Where the award has none, we write one that
// means nothing outside this document: the credential's id and one of these.
inline constexpr std::string_view kHolderFragment = "#holder";
inline constexpr std::string_view kAwardingBodyFragment = "#awarding-body";
inline constexpr std::string_view kAssessorFragment = "#assessor";
inline constexpr std::string_view kProviderFragment = "#provider";

// True for "urn:uuid:<uuid>#...", of whatever credential.
[[nodiscard]] inline bool is_local_id(std::string_view id) {
    const auto hash = id.find('#');
    return hash != std::string_view::npos && !check_uuid_urn(id.substr(0, hash));
}

[[nodiscard]] inline std::string unit_id(std::string_view standard, std::string_view code) {
    return std::string(standard) + "#unit-" + percent_encoded(code);
}

}  // namespace carnet::wallet::profile
