// SPDX-License-Identifier: Apache-2.0
//
// Was the body accredited for this when it was awarded? Three times are told apart: the day of the award, the
// time of the signature, and now. A list answers for the past: what ended stays with its end, and only a
// withdrawal that reaches back changes what was. Pure, thread-safe. docs/verifying-cycle.md
#pragma once

#include "base/time.h"
#include "verifier/trust/trust_registry.h"
#include "wallet-format/profile/competency.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::verifier {

// What was awarded, as far as a list can be asked about it. Nothing: the document does not say.
struct AwardFacts {
    std::string issuer;  // DID
    Date awarded = Date::of(UtcTime{});
    std::optional<UtcTime> signed_at;  // the signer's own statement
    wallet::AccreditedRole role = wallet::AccreditedRole::kAward;
    std::optional<std::string> qualification;  // URI of the standard
    std::optional<std::string> isco08;
    std::optional<std::string> field;
    std::vector<wallet::LevelReference> levels;
    std::optional<wallet::AssessmentMethod> method;
    std::optional<std::string> place;  // country
    bool is_partial = false;  // its holder kept something back: what is not said may be so all the same
};
[[nodiscard]] AwardFacts award_facts(const wallet::Award& award, std::string_view issuer,
                                     std::optional<UtcTime> signed_at);

// The result words of the domain. Of several accreditations the first here that one of them has.
enum class Standing : std::uint8_t {
    kAccredited,              // accredited when awarded
    kSignedAfterEnd,          // accredited then, but signed after the accreditation ended
    kListTooOld,              // its nextUpdate lies behind us
    kListDisputed,            // two lists under one number
    kWithdrawnRetroactively,  // by a withdrawal that reaches back to the award
    kNotThen,                 // had ended, or was suspended
    kLaterOnly,               // began after the award
    kNotDisclosed,            // for this, perhaps: the holder kept back what the scope asks about
    kOutOfScope,              // for something else
    kWiderThanAccreditor,     // for more than whoever accredited it may give
    kAccreditorNotListed,     // by nobody that the list knows
    kNotListed                // on no list that is accepted here
};

struct AccreditationFinding {
    Standing standing = Standing::kNotListed;
    const AcceptedList* list = nullptr;
    const wallet::Accreditation* accreditation = nullptr;
    std::string detail;  // for the operator: which part of the scope, since when, by which decision
};

struct AccreditationRules {
    UtcTime now;
    std::int64_t late_signing_days = 30;  // after the end of an accreditation
};

// Is a signature of that time too late for what had ended?
[[nodiscard]] bool is_signed_after(UtcTime signed_at, UtcTime end, const AccreditationRules& rules) noexcept;

[[nodiscard]] AccreditationFinding find_accreditation(const TrustRegistry& registry, const AwardFacts& award,
                                                      const AccreditationRules& rules);

}  // namespace carnet::verifier
