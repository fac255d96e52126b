// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/decision_timeline_rules.h"

#include "wallet-format/profile/src/rule.h"

#include <string>

namespace carnet::wallet::profile {
namespace {

Result<void> not_before(const std::optional<Date>& later, const std::optional<Date>& earlier,
                        const std::string& member, const char* other) {
    if (!later || !earlier || *earlier <= *later) return {};
    return broken("/timeline/" + member, std::string("lies before ") + other);
}

// The clock stands still inside the procedure, one stop after the other; only the last may go on to the end.
Result<void> check_stops(const DecisionTimeline& timeline) {
    std::optional<Date> free_from = timeline.received;
    const auto& stops = timeline.suspended;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const auto where = at("suspended", i);
        const auto resumed = where + "/resumed";
        if (!free_from)
            return broken("/timeline/" + where,
                          "follows a suspension that has no end; give that one its end");
        CARNET_TRY_VOID(not_before(stops[i].stopped, free_from, where + "/stopped",
                                   "the procedure went on or had begun; suspensions stand in order"));
        CARNET_TRY_VOID(not_before(timeline.decided, stops[i].resumed.value_or(stops[i].stopped), "decided",
                                   "the end of a suspension"));
        if (stops[i].resumed && *stops[i].resumed <= stops[i].stopped)
            return broken("/timeline/" + resumed, "does not lie after the day on which the clock stopped");
        free_from = stops[i].resumed;
    }
    return {};
}

Result<void> check_extension(const DecisionTimeline& timeline) {
    if (timeline.extended_until.has_value() != timeline.extension_reason.has_value())
        return broken(timeline.extended_until ? "/timeline/extendedUntil" : "/timeline/extensionReason",
                      "stands alone; an extension has a day and a reason");
    if (timeline.extended_until && *timeline.extended_until <= timeline.received)
        return broken("/timeline/extendedUntil", "does not lie after received");
    return {};
}

}  // namespace

Result<void> check_timeline(const DecisionTimeline& timeline) {
    const auto& [received, acknowledged, complete, suspended, extended, reason, decided, notified, effective,
                 final_from] = timeline;
    CARNET_TRY_VOID(not_before(acknowledged, received, "acknowledged", "received"));
    CARNET_TRY_VOID(not_before(complete, received, "fileComplete", "received"));
    CARNET_TRY_VOID(not_before(decided, received, "decided", "received"));
    CARNET_TRY_VOID(not_before(decided, acknowledged, "decided", "acknowledged"));
    CARNET_TRY_VOID(not_before(decided, complete, "decided", "fileComplete"));
    CARNET_TRY_VOID(not_before(notified, decided, "notified", "decided"));
    CARNET_TRY_VOID(not_before(effective, decided, "effective", "decided"));
    CARNET_TRY_VOID(not_before(final_from, decided, "finalFrom", "decided"));
    CARNET_TRY_VOID(not_before(final_from, notified, "finalFrom", "notified"));
    CARNET_TRY_VOID(check_stops(timeline));
    return check_extension(timeline);
}

}  // namespace carnet::wallet::profile
