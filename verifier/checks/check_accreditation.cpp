// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/trust/accreditation.h"

#include <array>

namespace carnet::verifier {
namespace {

constexpr CheckKind kKind = CheckKind::kAccreditation;

// The first time that a signature of the document bears: what is said to have been signed then.
std::optional<UtcTime> signed_at(const wallet::Credential& credential) {
    std::optional<UtcTime> first;
    for (const auto& signature : credential.signatures())
        if (signature.created && (!first || *signature.created < *first)) first = signature.created;
    return first;
}

struct Row {
    Standing standing;
    Outcome outcome;
    Reason reason;
};

constexpr std::array kRows = {
    Row{Standing::kAccredited, Outcome::kPassed, Reason::kOk},
    Row{Standing::kSignedAfterEnd, Outcome::kUndetermined, Reason::kSignedAfterAccreditation},
    Row{Standing::kListTooOld, Outcome::kUndetermined, Reason::kTrustListTooOld},
    Row{Standing::kListDisputed, Outcome::kUndetermined, Reason::kTrustListDisputed},
    Row{Standing::kWithdrawnRetroactively, Outcome::kFailed, Reason::kAccreditationWithdrawnRetroactively},
    Row{Standing::kNotThen, Outcome::kFailed, Reason::kNotAccreditedThen},
    Row{Standing::kLaterOnly, Outcome::kFailed, Reason::kAccreditedLaterOnly},
    Row{Standing::kNotDisclosed, Outcome::kUndetermined, Reason::kClaimNotDisclosed},
    Row{Standing::kOutOfScope, Outcome::kFailed, Reason::kAccreditationScope},
    Row{Standing::kWiderThanAccreditor, Outcome::kFailed, Reason::kAccreditorScopeExceeded},
    Row{Standing::kAccreditorNotListed, Outcome::kUndetermined, Reason::kAccreditorNotListed},
    Row{Standing::kNotListed, Outcome::kUndetermined, Reason::kAccreditationNotListed},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].standing) != i) return false;
    return true;
}
static_assert(in_order() && kRows.size() == static_cast<std::size_t>(Standing::kNotListed) + 1,
              "every standing has its row, in the order of declaration");

std::string describe(const AccreditationFinding& found) {
    if (found.list == nullptr) return found.detail;
    std::string text = found.list->name + ", number " + std::to_string(found.list->sequence) + " of " +
                       Timestamp::of(found.list->issued).text();
    return found.detail.empty() ? text : text + ": " + found.detail;
}

}  // namespace

// An issuer that the policy names itself is trusted without a list, unless the policy asks for one; but what
// a list says against it counts.
Check check_accreditation(const wallet::Credential& credential, const wallet::CompetencyDocument* competency,
                          const TrustRegistry& registry, const Policy& policy, const Moment& moment) {
    if (competency == nullptr) return skipped(kKind, Reason::kNotApplicable);
    if (registry.is_empty() && !policy.require_accreditation) return skipped(kKind, Reason::kNotApplicable);
    const auto facts = award_facts(wallet::award_of(*competency), credential.issuer(), signed_at(credential));
    const auto found = find_accreditation(registry, facts, {moment.now, policy.late_signing_days});
    const Row& row = kRows[static_cast<std::size_t>(found.standing)];
    auto outcome = row.outcome;
    auto reason = row.reason;
    auto detail = describe(found);
    const bool is_named = policy.find_trusted(credential.issuer()) != nullptr;
    if (found.standing == Standing::kNotListed && is_named && !policy.require_accreditation)
        outcome = Outcome::kWarned;
    if (found.standing == Standing::kNotListed && !registry.refused().empty()) {
        const auto& [name, why] = registry.refused().front();
        reason = Reason::kTrustListRefused;
        detail = name + ": " + why;
    }
    const std::string where = found.accreditation == nullptr ? "/issuer" : found.accreditation->id;
    return finding(kKind, outcome, reason, where, std::move(detail));
}

}  // namespace carnet::verifier
