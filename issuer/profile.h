// SPDX-License-Identifier: Apache-2.0
//
// An issuing profile: what a body awards under one occupational standard, validated once and then immutable.
// Read from TOML (issuer/src/profile_toml.cpp; docs/formats/issuing-profile.md). A value; thread-safe to
// read.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/award_sd_jwt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct ProfileUnit {
    std::string code;
    std::string title;
    bool optional = false;  // an elective: its absence does not make a certificate a unit statement
};

// Letter grades in unit columns, where a body writes those instead of words such as "pass".
struct GradeScale {
    std::vector<std::string> pass;
    std::vector<std::string> fail;
};

// How its certificates reach their holders.
enum class Delivery : std::uint8_t {
    kFiles,   // signed at once, handed out as files
    kWallets  // each holder gets an offer; signed when a wallet redeems it, for that wallet's key
};
[[nodiscard]] std::string_view to_string(Delivery delivery) noexcept;  // "files", "wallets"

struct IssuingProfile {
    std::string name;   // "site-electrician": [a-z0-9-], the handle used on the command line
    std::string title;  // of the certificate, in `language`
    std::string description;
    std::string language;  // BCP 47
    wallet::Occupation occupation;
    wallet::StandardReference standard;
    std::vector<ProfileUnit> units;
    std::vector<wallet::Level> levels;
    wallet::Organisation awarding_body;
    std::optional<wallet::Organisation> provider;
    std::optional<std::string> field_isced_f;
    std::vector<wallet::AssessmentMethod>
        methods;                         // those allowed; the first is the default of a row without one
    std::optional<wallet::Place> place;  // default of a row without one
    std::optional<wallet::Organisation> assessor;  // default of a row without one
    std::optional<int> validity_years;             // currency; none: the certificate does not expire
    std::optional<Date> awards_from;  // awards before this day are refused (standard not yet in force)
    std::optional<Date> awards_until;
    int minimum_age_years = 14;  // at the award, where the birth date says
    std::optional<std::string>
        number_pattern;  // of certificate numbers: '#' a digit, '@' a capital A-Z, the rest as it is
    std::optional<GradeScale> grades;
    Delivery delivery = Delivery::kFiles;
    wallet::AwardDisclosure disclosure;  // of the selectively disclosed form: what stands open

    // Canonical JSON of all of the above: part of what officers approve.
    [[nodiscard]] std::string canonical() const;
};

// Reads and validates TOML text. kConfiguration: `where` is "line 12, occupation.isco08" (or, of the rules of
// a certificate's format, a JSON Pointer into its claims), `detail` what to write there. Occupation codes are
// held against the shipped lists (ISCO-08, ESCO, ISCED-F, countries).
[[nodiscard]] Result<IssuingProfile> read_profile(std::string_view toml);

// What a profile that was kept as canonical() says of delivery. kStoreCorrupt: it is no profile.
[[nodiscard]] Result<Delivery> delivery_of(std::string_view canonical_profile);
// Likewise of what stands open.
[[nodiscard]] Result<wallet::AwardDisclosure> disclosure_of(std::string_view canonical_profile);

}  // namespace carnet::issuer
