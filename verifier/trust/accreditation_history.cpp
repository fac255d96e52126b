// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/accreditation_history.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

using wallet::AccreditationEvent;
using wallet::AccreditationState;

bool is_end(const AccreditationEvent& event) noexcept {
    return event.state == AccreditationState::kWithdrawn || event.state == AccreditationState::kLapsed;
}

// A withdrawal that makes the accreditation never have been, on that day.
const AccreditationEvent* undone_by(const wallet::Accreditation& accreditation, const Date& day) {
    const auto& history = accreditation.history;
    const auto found = std::find_if(history.begin(), history.end(), [&](const AccreditationEvent& event) {
        return event.state == AccreditationState::kWithdrawn &&
               event.effect == wallet::LegalEffect::kExTunc &&
               event.since.value_or(accreditation.valid_from) <= day && day < event.from;
    });
    return found == history.end() ? nullptr : &*found;
}

std::optional<Date> end_after(const wallet::Accreditation& accreditation, const Date& day) {
    std::optional<Date> end;
    for (const auto& event : accreditation.history)
        if (!end && is_end(event) && event.from > day) end = event.from;
    const auto& term = accreditation.valid_until;
    if (term && *term > day && (!end || *term < *end)) end = term;
    return end;
}

}  // namespace

AccreditationThen accreditation_on(const wallet::Accreditation& accreditation, const Date& day) {
    AccreditationThen then;
    if (day < accreditation.valid_from) return then;
    if (const auto* event = undone_by(accreditation, day)) return {StateThen::kUndone, nullptr, event, {}};
    if (accreditation.valid_until && *accreditation.valid_until <= day)
        return {StateThen::kEnded, nullptr, nullptr, {}};
    then.scope = &accreditation.scope;
    for (const auto& event : accreditation.history) {
        if (event.from > day) break;
        then.event = &event;
        if (event.scope) then.scope = &*event.scope;
        then.state = is_end(event)                                   ? StateThen::kEnded
                     : event.state == AccreditationState::kSuspended ? StateThen::kSuspended
                                                                     : StateThen::kInForce;
    }
    then.ends = end_after(accreditation, day);
    return then;
}

}  // namespace carnet::verifier
