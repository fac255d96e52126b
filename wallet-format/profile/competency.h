// SPDX-License-Identifier: Apache-2.0
//
// The profiles CompetencyCertificate (all units of a standard) and CompetencyUnitStatement (some of them), as
// Open Badges 3.0 AchievementCredentials with the Carnet context. One strict reader each decides at issue and
// at verification alike; reader and writer stand together. The two types never convert into each other. spec:
// Open Badges 3.0 section 7; docs/formats/competency-certificate.md,
// docs/formats/competency-unit-statement.md
#pragma once

#include "base/result.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace carnet::wallet {

// The full qualification: every unit of `award.units` is completed.
struct CompetencyCertificate {
    Award award;
    friend bool operator==(const CompetencyCertificate&, const CompetencyCertificate&) = default;
};

// Some units; never shown as a full certificate.
struct CompetencyUnitStatement {
    Award award;
    std::vector<std::string>
        outstanding_units;  // codes of the standard's units that are not in award.units as completed
    friend bool operator==(const CompetencyUnitStatement&, const CompetencyUnitStatement&) = default;
};

using CompetencyDocument = std::variant<CompetencyCertificate, CompetencyUnitStatement>;

[[nodiscard]] const Award& award_of(const CompetencyDocument& document) noexcept;

// Every rule of the two profiles that needs no envelope, the same for writing and reading. kBadValue or
// kMissingMember; `where` is a JSON Pointer into what write_claims writes ("/award/units/2/code").
[[nodiscard]] Result<void> check_competency(const CompetencyDocument& document);

// The unsigned credential's text. kBadValue or kMissingMember when the document breaks a rule of its profile
// (as check_competency says it) or the envelope does (`where`: "envelope/issuer").
[[nodiscard]] Result<std::string> write_competency(const CompetencyDocument& document,
                                                   const Envelope& envelope);

// The typed content; which of the two is decided by `type`, and both types at once are refused.
// kUnsupported: neither of our two types (a credential of some other kind). Otherwise kMissingMember,
// kWrongType, kBadValue, kUnknownMember with the JSON Pointer.
[[nodiscard]] Result<CompetencyDocument> read_competency(const Credential& credential);

// The award alone, without envelope, as canonical JSON: what an approval covers and what the issuer stores
// before signing. read_claims(write_claims(x)) == x for every x of UTF-8 text, rules broken or kept:
// read_claims looks at the shape only (unknown members refused), check_competency at the content. Format:
// docs/formats/claims.md.
[[nodiscard]] std::string write_claims(const CompetencyDocument& document);
[[nodiscard]] Result<CompetencyDocument> read_claims(JsonValue claims);

}  // namespace carnet::wallet
