// SPDX-License-Identifier: Apache-2.0
//
// What a certification body says about a person's competence, as typed values: the shared content of
// CompetencyCertificate and CompetencyUnitStatement. Field by field: docs/formats/competency-certificate.md.
//
// An award is a fact with a date; currency (Credential::valid_until) is another thing. Levels are strings
// inside a framework that is a URI with a version. Plain values without behaviour.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct Holder {
    std::string name_latin;                    // as it is to be printed in Latin letters
    std::optional<std::string> name_original;  // in the script of the holder's own documents
    std::optional<std::string>
        name_language;  // BCP 47 tag of name_original, with script where needed ("bn", "ar", "ne")
    std::optional<Date> birth_date;  // year, year and month, or full
    std::optional<std::string> id;   // a DID when the holder has a wallet key
    friend bool operator==(const Holder&, const Holder&) = default;
};

struct Occupation {
    std::string isco08;  // unit group code, "7212"; leading zeros kept
    std::optional<std::string> esco_uri;
    std::string title;  // in the document's language
    friend bool operator==(const Occupation&, const Occupation&) = default;
};

struct StandardReference {
    std::string id;    // URI of the occupational standard
    std::string code;  // its number in the issuer's own system
    std::string version;
    std::string title;
    friend bool operator==(const StandardReference&, const StandardReference&) = default;
};

struct Level {
    std::string framework;  // URI
    std::string framework_version;
    std::string level;                 // "4", "4+", "Entry", ...
    std::optional<std::string> label;  // for display: "NSQF Level 4"
    friend bool operator==(const Level&, const Level&) = default;
};

// spec: Open Badges 3.0 ResultStatusType, those that Carnet uses
enum class UnitStatus : std::uint8_t { kCompleted, kFailed };

struct UnitResult {
    std::string code;  // within the standard
    std::string title;
    UnitStatus status = UnitStatus::kCompleted;
    std::optional<std::string> grade;  // as the body writes it, never a number to calculate with
    friend bool operator==(const UnitResult&, const UnitResult&) = default;
};

enum class AssessmentMethod : std::uint8_t {
    kTrainingExam,
    kRplPortfolio,
    kRplPractical,
    kOnsite,
    kWorkplace,
    kTradeTest,
    kInterview,
    kJury
};

struct Place {
    std::string name;      // centre, site
    std::string locality;  // may be empty
    std::string country;   // ISO 3166-1 alpha-2
    friend bool operator==(const Place&, const Place&) = default;
};

struct Organisation {
    std::optional<std::string> id;  // URI or DID
    std::string name;
    std::optional<std::string> country;
    friend bool operator==(const Organisation&, const Organisation&) = default;
};

struct Assessment {
    AssessmentMethod method = AssessmentMethod::kTrainingExam;
    Place place;
    Date from;
    Date to;
    Organisation
        assessor;  // the person's or centre's registration with the body, never a private name unless given
    friend bool operator==(const Assessment&, const Assessment&) = default;
};

struct Award {
    std::string number;  // on paper; leading zeros kept
    std::string title;
    std::string description;
    std::string language;  // BCP 47 tag of title, description and unit titles
    Holder holder;
    Occupation occupation;
    StandardReference standard;
    std::vector<UnitResult> units;
    Assessment assessment;
    std::vector<Level> levels;
    Organisation awarding_body;
    std::optional<Organisation> provider;
    Date awarded;                              // complete date
    std::optional<std::string> field_isced_f;  // ISCED-F 2013 code
    // Of an award that a holder showed in part: the places among its claims (docs/formats/claims.md, without
    // "/award") that must be there and were kept back. What stands in these members means nothing; they are
    // empty where they can be. Nobody issues such an award: check_competency refuses it.
    std::vector<std::string> undisclosed = {};
    friend bool operator==(const Award&, const Award&) = default;
};

// Was it shown, with whatever lies around it? "/assessment/method".
[[nodiscard]] bool is_disclosed(const Award& award, std::string_view place) noexcept;

[[nodiscard]] std::string_view to_string(UnitStatus status) noexcept;  // "Completed", "Failed"
[[nodiscard]] std::optional<UnitStatus> unit_status_from(std::string_view text) noexcept;
[[nodiscard]] std::string_view to_string(
    AssessmentMethod method) noexcept;  // "training-exam", "rpl-portfolio", ...
[[nodiscard]] std::optional<AssessmentMethod> assessment_method_from(std::string_view text) noexcept;

}  // namespace carnet::wallet
