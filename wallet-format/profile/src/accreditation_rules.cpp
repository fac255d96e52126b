// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/accreditation_rules.h"

#include "wallet-format/profile/src/accreditation_scope.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <string_view>

namespace carnet::wallet::profile {
namespace {

bool is_ex_tunc(const AccreditationEvent& event) {
    return event.effect == LegalEffect::kExTunc;
}

bool is_over(AccreditationState state) {
    return state == AccreditationState::kWithdrawn || state == AccreditationState::kLapsed;
}

// Members of an event that belong to some states only.
Result<void> check_members(const AccreditationEvent& event, Date valid_from) {
    if (event.effect && event.state != AccreditationState::kWithdrawn)
        return broken("/effect", "belongs to a withdrawal only; leave it out");
    if (event.since && !is_ex_tunc(event))
        return broken("/since", "belongs to a withdrawal ex tunc only; leave it out or say the effect");
    if (is_ex_tunc(event) && !event.since)
        return broken(
            "/since",
            "is absent; a withdrawal ex tunc says from which day on the accreditation counts as none");
    if (event.since && event.from < *event.since)
        return broken("/since",
                      "lies after the day of the withdrawal, so nothing would be withdrawn backwards");
    if (event.since && *event.since < valid_from)
        return broken(
            "/since",
            "lies before the accreditation began; write validFrom here when all of it is withdrawn");
    const bool may_have_scope =
        event.state == AccreditationState::kReduced || event.state == AccreditationState::kGranted;
    if (event.scope && !may_have_scope)
        return broken("/scope", "belongs to the states granted and reduced only; leave it out");
    if (!event.scope && event.state == AccreditationState::kReduced)
        return broken("/scope", "is absent; say what the accreditation is reduced to");
    return {};
}

Result<void> check_first(const Accreditation& accreditation) {
    if (accreditation.history.empty())
        return broken("/history", "is empty; it begins with the state granted");
    const auto& first = accreditation.history.front();
    if (first.state != AccreditationState::kGranted)
        return broken("/history/0/state", "must be granted: that is how an accreditation begins");
    if (first.from != accreditation.valid_from)
        return broken("/history/0/from", "is not validFrom, the day on which the accreditation begins");
    if (first.scope) return broken("/history/0/scope", "is that of the accreditation; leave it out here");
    return {};
}

// Nothing comes after the end, but that it is found to have come earlier: a new grant is another
// accreditation.
Result<void> check_after_end(const AccreditationEvent& event, const AccreditationEvent& before) {
    if (!is_ex_tunc(event))
        return broken("/state",
                      "cannot follow the end of an accreditation; a new grant is another accreditation with "
                      "another id");
    if (is_ex_tunc(before) && *before.since <= *event.since)
        return broken("/since", "reaches no further back than the withdrawal before");
    return {};
}

Result<void> check_following(const AccreditationEvent& event, const AccreditationEvent& before) {
    if (event.from < before.from) return broken("/from", "lies before the event before it");
    if (is_over(before.state)) return check_after_end(event, before);
    if (event.state == AccreditationState::kSuspended && before.state == AccreditationState::kSuspended)
        return broken("/state", "is suspended already; leave the event out");
    const bool changes_nothing = event.state == AccreditationState::kGranted &&
                                 before.state == AccreditationState::kGranted && !event.scope;
    if (changes_nothing)
        return broken("/state", "is granted already, with no other scope; leave the event out");
    return {};
}

Result<void> check_term(const AccreditationEvent& event, const std::optional<Date>& valid_until) {
    if (event.state == AccreditationState::kLapsed) {
        if (valid_until == event.from) return {};
        return broken("/from", "must be validUntil: an accreditation lapses when its term is over");
    }
    if (valid_until && *valid_until <= event.from && !is_ex_tunc(event))
        return broken("/from", "does not lie before validUntil, when the accreditation is over anyway");
    return {};
}

Result<void> check_new_scope(const AccreditationEvent& event, const AccreditationScope& before) {
    if (!event.scope) return {};
    if (auto checked = check_scope(*event.scope); !checked)
        return within("/scope", std::move(checked).error());
    if (*event.scope == before)
        return broken("/scope", "is what it was before; leave it out or say what changed");
    if (event.state != AccreditationState::kReduced) return {};
    if (auto checked = check_not_wider(*event.scope, before); !checked)
        return within("/scope", std::move(checked).error());
    return {};
}

Result<void> check_event(const AccreditationEvent& event, const AccreditationEvent* before,
                         const AccreditationScope& scope, const Accreditation& accreditation) {
    CARNET_TRY_VOID(check_members(event, accreditation.valid_from));
    CARNET_TRY_VOID(check_term(event, accreditation.valid_until));
    if (before != nullptr) CARNET_TRY_VOID(check_following(event, *before));
    return check_new_scope(event, scope);
}

Result<void> check_history(const Accreditation& accreditation) {
    CARNET_TRY_VOID(check_first(accreditation));
    const AccreditationScope* scope = &accreditation.scope;
    const AccreditationEvent* before = nullptr;
    for (const auto& event : accreditation.history) {
        if (auto checked = check_event(event, before, *scope, accreditation); !checked) {
            const auto index = static_cast<std::size_t>(&event - accreditation.history.data());
            return within("/history/" + std::to_string(index), std::move(checked).error());
        }
        if (event.scope) scope = &*event.scope;
        before = &event;
    }
    return {};
}

}  // namespace

Error within(const std::string& where, Error fault) {
    fault.where = where + fault.where;
    return fault;
}

Result<void> check_accreditation(const Accreditation& accreditation) {
    if (accreditation.valid_until && *accreditation.valid_until <= accreditation.valid_from)
        return broken("/validUntil", "does not lie after validFrom");
    CARNET_TRY_VOID(each_once(accreditation.issuers, "/issuers", "",
                              [](const std::string& did) { return std::string_view(did); }));
    if (auto checked = check_scope(accreditation.scope); !checked)
        return within("/scope", std::move(checked).error());
    return check_history(accreditation);
}

}  // namespace carnet::wallet::profile
