// SPDX-License-Identifier: Apache-2.0
//
// OccupationalStandard: the units of an occupation with their performance criteria, in one version; the thing
// that certificates refer to and that decisions compare. Field by field:
// docs/formats/occupational-standard.md. Plain values; reading and writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/translations.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

// A unit of another standard that is the same, as whoever signs this standard says. Not symmetric, not
// transitive.
struct UnitEquivalence {
    std::string standard;  // URI
    std::string version;
    std::string unit;  // code
    friend bool operator==(const UnitEquivalence&, const UnitEquivalence&) = default;
};

struct PerformanceCriterion {
    std::string code;
    Translations text;
    friend bool operator==(const PerformanceCriterion&, const PerformanceCriterion&) = default;
};

struct StandardUnit {
    std::string code;
    Translations title;
    std::optional<bool> is_optional;  // an elective; absent: no
    std::vector<PerformanceCriterion> criteria;
    std::vector<UnitEquivalence> equivalents;
    friend bool operator==(const StandardUnit&, const StandardUnit&) = default;
};

struct OccupationalStandard {
    std::string id;  // URI without fragment, the same for all versions; units are <id>#unit-<code>
    std::string code;
    std::string version;
    Translations title;
    std::string isco08;  // unit group
    std::optional<std::string> esco_uri;
    std::vector<std::string> jurisdictions;  // where it holds; a harmonised one has several
    std::vector<LevelReference> levels;      // none where the country has no framework
    std::vector<StandardUnit> units;
    Date effective_from = Date::of(UtcTime{});
    std::optional<Date> effective_until;  // first day on which nothing is awarded under it any more
    std::optional<std::string> replaces_version;
    friend bool operator==(const OccupationalStandard&, const OccupationalStandard&) = default;
};

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/units/2/code").
[[nodiscard]] Result<void> check_occupational_standard(const OccupationalStandard& standard);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_occupational_standard(const OccupationalStandard& standard,
                                                              const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<OccupationalStandard> read_occupational_standard(const Credential& credential);

}  // namespace carnet::wallet
