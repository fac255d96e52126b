// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/trust/accreditation.h"
#include "wallet-format/vocabulary.h"

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

struct StapledRow {
    StapledStanding standing;
    Outcome outcome;
    Reason reason;
};

// What came along and proves nothing is held neither against an issuer nor for it, as if it had not come,
// except where it says itself that the award was beyond its issuer.
constexpr std::array kStapledRows = {
    StapledRow{StapledStanding::kAccredited, Outcome::kPassed, Reason::kOk},
    StapledRow{StapledStanding::kSignedAfterEnd, Outcome::kUndetermined, Reason::kSignedAfterAccreditation},
    StapledRow{StapledStanding::kKeyRevoked, Outcome::kWarned, Reason::kStapledListKeyRevoked},
    StapledRow{StapledStanding::kRefused, Outcome::kWarned, Reason::kStapledListRefused},
    StapledRow{StapledStanding::kTooOld, Outcome::kWarned, Reason::kStapledListTooOld},
    StapledRow{StapledStanding::kOtherDay, Outcome::kWarned, Reason::kStapledListOtherDay},
    StapledRow{StapledStanding::kScopeUnclear, Outcome::kWarned, Reason::kStapledListScopeUnclear},
    StapledRow{StapledStanding::kOutOfScope, Outcome::kFailed, Reason::kAccreditationScope},
    StapledRow{StapledStanding::kScopeExceeded, Outcome::kFailed, Reason::kAccreditorScopeExceeded},
    StapledRow{StapledStanding::kCircular, Outcome::kWarned, Reason::kStapledListCircular},
    StapledRow{StapledStanding::kTooDeep, Outcome::kWarned, Reason::kStapledListTooDeep},
    StapledRow{StapledStanding::kNotAccepted, Outcome::kWarned, Reason::kStapledListNotAccepted},
};

template <class Rows>
constexpr bool in_order(const Rows& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].standing) != i) return false;
    return true;
}
static_assert(in_order(kRows) && kRows.size() == static_cast<std::size_t>(Standing::kNotListed) + 1 &&
                  in_order(kStapledRows) &&
                  kStapledRows.size() == static_cast<std::size_t>(StapledStanding::kNone),
              "every standing has its row, in the order of declaration");

std::string describe(const AccreditationFinding& found) {
    if (found.list == nullptr) return found.detail;
    std::string text = found.list->name + ", number " + std::to_string(found.list->sequence) + " of " +
                       Timestamp::of(found.list->issued).text();
    return found.detail.empty() ? text : text + ": " + found.detail;
}

wallet::RecognizedOutput output_of(const wallet::Credential& credential) {
    return credential.has_type(wallet::name::kCompetencyUnitStatement)
               ? wallet::RecognizedOutput::kUnitStatement
               : wallet::RecognizedOutput::kCertificate;
}

Check judge_stapled(const StapledFinding& came, bool may_lack) {
    const StapledRow& row = kStapledRows[static_cast<std::size_t>(came.standing)];
    const auto outcome = row.outcome == Outcome::kWarned && !may_lack ? Outcome::kUndetermined : row.outcome;
    return finding(kKind, outcome, row.reason, "/issuer", came.detail);
}

// A list that came along, of somebody who is no operator: by what right does he recognize others?
Check check_recognizer(const wallet::Credential& credential, const StapledLists& stapled,
                       const Policy& policy, const Moment& moment) {
    if (!is_recognized_entities(credential) || policy.find_operator(credential.issuer()) != nullptr)
        return skipped(kKind, Reason::kNotApplicable);
    const auto came = stapled.find_recognizer(credential.issuer(), policy, moment.now);
    return came.standing == StapledStanding::kNone ? skipped(kKind, Reason::kNotApplicable)
                                                   : judge_stapled(came, false);
}

Check judge_listed(const AccreditationFinding& found, const TrustRegistry& registry, bool may_lack) {
    const Row& row = kRows[static_cast<std::size_t>(found.standing)];
    auto outcome = row.outcome;
    auto reason = row.reason;
    auto detail = describe(found);
    if (found.standing == Standing::kNotListed) {
        if (may_lack) outcome = Outcome::kWarned;
        if (!registry.refused().empty()) {
            const auto& [name, why] = registry.refused().front();
            reason = Reason::kTrustListRefused;
            detail = name + ": " + why;
        }
    }
    const std::string where = found.accreditation == nullptr ? "/issuer" : found.accreditation->id;
    return finding(kKind, outcome, reason, where, std::move(detail));
}

}  // namespace

// An issuer that the policy names itself is trusted without a list, unless the policy asks for one; but what
// a list says against it counts. What this verifier keeps goes before what a holder brings, which could be an
// older word of the same operator: that is asked only about a body on none of the lists kept.
Check check_accreditation(const wallet::Credential& credential, const wallet::CompetencyDocument* competency,
                          const AccreditationLists& lists, const Policy& policy, const Moment& moment) {
    const auto& [accepted, stapled] = lists;
    if (competency == nullptr) return check_recognizer(credential, stapled, policy, moment);
    if (accepted.is_empty() && stapled.is_empty() && !policy.require_accreditation)
        return skipped(kKind, Reason::kNotApplicable);
    const AccreditationRules rules{moment.now, policy.late_signing_days};
    const auto facts = award_facts(wallet::award_of(*competency), credential.issuer(), signed_at(credential));
    const bool may_lack =
        policy.find_trusted(credential.issuer()) != nullptr && !policy.require_accreditation;
    const auto found = find_accreditation(accepted, facts, rules);
    if (found.standing != Standing::kNotListed || stapled.is_empty())
        return judge_listed(found, accepted, may_lack);
    const auto brought = find_accreditation(stapled.registry(), facts, rules);
    if (brought.standing != Standing::kNotListed) return judge_listed(brought, stapled.registry(), may_lack);
    const auto came = stapled.find(facts, output_of(credential), policy, rules);
    if (came.standing != StapledStanding::kNone) return judge_stapled(came, may_lack);
    const bool only_brought = accepted.refused().empty() && !stapled.registry().refused().empty();
    return judge_listed(found, only_brought ? stapled.registry() : accepted, may_lack);
}

}  // namespace carnet::verifier
