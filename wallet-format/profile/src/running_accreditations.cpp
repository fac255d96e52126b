// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/running_accreditations.h"

#include "wallet-format/profile/src/accreditor_chain.h"

#include <algorithm>
#include <cstddef>

namespace carnet::wallet::profile {
namespace {

bool reaches_back_to(const AccreditationEvent& event, Date day) {
    return event.since && *event.since <= day;
}

bool is_running(const Accreditation& entry, Date day) {
    if (day < entry.valid_from || (entry.valid_until && *entry.valid_until <= day)) return false;
    auto state = AccreditationState::kWithdrawn;
    for (const auto& event : entry.history) {
        if (reaches_back_to(event, day)) return false;
        if (event.from <= day) state = event.state;
    }
    return state == AccreditationState::kGranted || state == AccreditationState::kReduced;
}

const AccreditationScope* scope_on(const Accreditation& entry, Date day) {
    const auto* scope = &entry.scope;
    for (const auto& event : entry.history)
        if (event.from <= day && event.scope) scope = &*event.scope;
    return scope;
}

std::optional<Date> running_since(const Accreditation& entry, Date day) {
    std::optional<Date> since;
    for (const auto& event : entry.history) {
        if (day < event.from) break;
        const bool is_in_force =
            event.state == AccreditationState::kGranted || event.state == AccreditationState::kReduced;
        if (!is_in_force) {
            since.reset();
        } else if (!since || event.scope) {
            since = event.from;
        }
    }
    return since;
}

void bring_forward(std::optional<Date>& until, Date day) {
    if (!until || day < *until) until = day;
}

}  // namespace

RunningAccreditations running_on(const TrustList& list, std::string_view operator_id, Date day) {
    const auto reached = reaches_operator(
        list, operator_id, [day](const Accreditation& entry) { return is_running(entry, day); });
    RunningAccreditations running;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        if (!reached[i]) continue;
        const auto& entry = list.entries[i];
        const bool is_by_operator = entry.accreditor == operator_id;
        running.entries.push_back(
            {&entry, scope_on(entry, day), is_by_operator ? running_since(entry, day) : std::nullopt});
        if (entry.valid_until) bring_forward(running.until, *entry.valid_until);
        for (const auto& event : entry.history) {
            if (day < event.from) bring_forward(running.until, event.from);
            if (event.since && day < *event.since) bring_forward(running.until, *event.since);
        }
    }
    return running;
}

}  // namespace carnet::wallet::profile
