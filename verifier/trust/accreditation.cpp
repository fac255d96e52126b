// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/accreditation.h"

#include "verifier/trust/accreditation_history.h"
#include "verifier/trust/accreditation_scope.h"

#include <algorithm>
#include <set>
#include <utility>

namespace carnet::verifier {
namespace {

using wallet::AccreditedRole;

constexpr std::size_t kMostAccreditors = 8;  // one above the other

struct Judged {
    Standing standing;
    std::string detail;
};

// May whoever accredited do so, for that scope, on that day? The list's operator may; others are on the list
// themselves, with the role, and give no more than they have.
Judged judge_accreditor(const TrustRegistry& registry, const AcceptedList& list,
                        const wallet::Accreditation& accreditation, const wallet::AccreditationScope& scope,
                        const Date& day, std::set<std::string>& seen) {
    const auto& accreditor = accreditation.accreditor;
    if (accreditor == list.operator_did) return {Standing::kAccredited, {}};
    if (seen.size() == kMostAccreditors || !seen.insert(accreditation.id).second)
        return {Standing::kAccreditorNotListed, "The accreditors of " + accreditation.id + " lead nowhere."};
    Judged best{Standing::kAccreditorNotListed,
                accreditor + " was not accredited on the list to accredit others on that day."};
    for (const auto* above : registry.on_list(list, accreditor)) {
        if (above->role != AccreditedRole::kAccredit) continue;
        const auto then = accreditation_on(*above, day);
        if (then.state != StateThen::kInForce) continue;
        if (const auto within = wallet::check_not_wider(scope, *then.scope); !within) {
            best = {Standing::kWiderThanAccreditor,
                    "Its scope goes beyond that of " + accreditor + " in " + within.error().where + "."};
            continue;
        }
        const auto further = judge_accreditor(registry, list, *above, *then.scope, day, seen);
        if (further.standing == Standing::kAccredited) return further;
        best = further;
    }
    return best;
}

bool is_signed_late(const AwardFacts& award, const std::optional<Date>& end,
                    const AccreditationRules& rules) {
    return end && award.signed_at && is_signed_after(*award.signed_at, end->start(), rules);
}

Judged judge_state(const AccreditationThen& then, const wallet::Accreditation& accreditation) {
    const auto since = [&] { return then.event == nullptr ? std::string() : then.event->from.text(); };
    switch (then.state) {
        case StateThen::kNotYet:
            return {Standing::kLaterOnly, "Accredited from " + accreditation.valid_from.text() + " on."};
        case StateThen::kSuspended:
            return {Standing::kNotThen, "Suspended from " + since() + " on."};
        case StateThen::kEnded:
            return {
                Standing::kNotThen,
                "Ended on " + (then.event != nullptr ? since() : accreditation.valid_until->text()) + "."};
        case StateThen::kUndone:
            return {Standing::kWithdrawnRetroactively,
                    "Withdrawn on " + since() + ", back to before the award."};
        case StateThen::kInForce:
            break;
    }
    return {Standing::kAccredited, {}};
}

// Is the part left out only because nobody can see it?
bool may_be_kept_back(std::string_view part, const AwardFacts& award) {
    return award.is_partial && ((part == "method" && !award.method) || (part == "field" && !award.field));
}

Judged judge(const TrustRegistry& registry, const ListedAccreditation& listed, const AwardFacts& award,
             const AccreditationRules& rules) {
    const auto& [list, accreditation] = listed;
    const auto then = accreditation_on(*accreditation, award.awarded);
    auto judged = judge_state(then, *accreditation);
    if (judged.standing == Standing::kWithdrawnRetroactively) return judged;
    if (list->is_disputed)
        return {Standing::kListDisputed, "There are two lists " + list->id + " under the number " +
                                             std::to_string(list->sequence) + "."};
    if (list->next_update < rules.now)
        return {Standing::kListTooOld, "The list " + list->name + " was to be replaced by " +
                                           Timestamp::of(list->next_update).text() + "."};
    if (judged.standing != Standing::kAccredited) return judged;
    if (const auto part = left_out(*then.scope, award)) {
        if (may_be_kept_back(*part, award))
            return {Standing::kNotDisclosed, "The holder did not show the " + *part + "."};
        return {Standing::kOutOfScope, "Not accredited for this " + *part + "."};
    }
    std::set<std::string> seen;
    judged = judge_accreditor(registry, *list, *accreditation, *then.scope, award.awarded, seen);
    if (judged.standing == Standing::kAccredited && is_signed_late(award, then.ends, rules))
        return {Standing::kSignedAfterEnd, "The accreditation ended on " + then.ends->text() +
                                               ", and the signature is of " +
                                               Timestamp::of(*award.signed_at).text() + "."};
    return judged;
}

}  // namespace

AwardFacts award_facts(const wallet::Award& award, std::string_view issuer,
                       std::optional<UtcTime> signed_at) {
    AwardFacts facts;
    facts.issuer = issuer;
    facts.awarded = award.awarded;
    facts.signed_at = signed_at;
    facts.qualification = award.standard.id;
    facts.isco08 = award.occupation.isco08;
    facts.field = award.field_isced_f;
    for (const auto& level : award.levels)
        facts.levels.push_back({level.framework, level.framework_version, level.level});
    if (wallet::is_disclosed(award, "/assessment/method")) facts.method = award.assessment.method;
    facts.place = award.assessment.place.country;
    facts.is_partial = !award.undisclosed.empty();
    return facts;
}

bool is_signed_after(UtcTime signed_at, UtcTime end, const AccreditationRules& rules) noexcept {
    constexpr std::int64_t kDay = 86'400;
    return end.plus_seconds(rules.late_signing_days * kDay) <= signed_at;
}

AccreditationFinding find_accreditation(const TrustRegistry& registry, const AwardFacts& award,
                                        const AccreditationRules& rules) {
    AccreditationFinding best;
    best.detail = award.issuer + " is on no list that is accepted here.";
    for (const auto& listed : registry.of_issuer(award.issuer)) {
        if (listed.accreditation->role != award.role) continue;
        auto [standing, detail] = judge(registry, listed, award, rules);
        if (standing < best.standing) best = {standing, listed.list, listed.accreditation, std::move(detail)};
    }
    return best;
}

}  // namespace carnet::verifier
