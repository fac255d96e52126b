// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/case_clock.h"

#include "base/text_encoding.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::size_t kMaxReason = 2'000;
constexpr std::size_t kMaxStops = 20;

Error wrong(const CaseEvent& event, std::string detail) {
    return error(ErrorCode::kConflict, std::move(detail), std::string(to_string(event.kind)));
}

// The same day of a later month, or its last one.
Date plus_months(Date day, int months) {
    const int counted = day.year() * 12 + (day.month() - 1) + months;
    for (int wanted = day.day(); wanted > 0; --wanted) {
        if (auto found = Date::of(counted / 12, counted % 12 + 1, wanted)) return *found;
    }
    return day;
}

void apply(CaseClock& clock, const CaseEvent& event) {
    switch (event.kind) {
        case CaseEventKind::kReceived:
            clock.received = event.day;
            break;
        case CaseEventKind::kAcknowledged:
            clock.acknowledged = event.day;
            break;
        case CaseEventKind::kFileComplete:
            clock.file_complete = event.day;
            break;
        case CaseEventKind::kSuspended:
            clock.stops.push_back({event.day, std::nullopt, event.reason});
            break;
        case CaseEventKind::kResumed:
            if (!clock.stops.empty()) clock.stops.back().resumed = event.day;
            break;
        case CaseEventKind::kExtended:
            clock.extended_on = event.day;
            clock.extended_until = event.until;
            clock.extension_reason = event.reason;
            break;
    }
}

// Days on which the time did not run, of those from `begin` on.
std::int64_t days_stopped(const CaseClock& clock, Date begin) {
    std::int64_t days = 0;
    for (const auto& stop : clock.stops) {
        if (stop.resumed && *stop.resumed > begin)
            days += days_between(std::max(stop.stopped, begin), *stop.resumed);
    }
    return days;
}

Result<void> check_words(const CaseEvent& event) {
    const bool needs_reason =
        event.kind == CaseEventKind::kSuspended || event.kind == CaseEventKind::kExtended;
    if (needs_reason && event.reason.empty())
        return error(ErrorCode::kMissingMember, "Say why: the person is told.", "reason");
    if (!needs_reason && !event.reason.empty())
        return error(ErrorCode::kBadValue, "Only a stop and an extension have a reason.", "reason");
    if (event.reason.size() > kMaxReason || !is_utf8(event.reason))
        return error(ErrorCode::kBadValue, "A reason has at most 2,000 bytes of UTF-8.", "reason");
    if ((event.kind == CaseEventKind::kExtended) != event.until.has_value())
        return error(ErrorCode::kBadValue, "An extension says until when, and nothing else does.", "until");
    return {};
}

Result<void> check_stop(const CaseClock& clock, const CaseEvent& event) {
    if (clock.is_stopped()) return wrong(event, "The clock is stopped already.");
    if (clock.stops.size() >= kMaxStops) return wrong(event, "A clock is stopped twenty times at most.");
    if (!clock.stops.empty() && event.day < *clock.stops.back().resumed)
        return wrong(event, "The day lies before the clock ran again.");
    return {};
}

Result<void> check_extension(const CaseClock& clock, const CaseEvent& event) {
    if (clock.extended_until) return wrong(event, "The time was extended already, and that happens once.");
    if (!clock.file_complete) return wrong(event, "Nothing is due before the file is complete.");
    if (*event.until <= event.day) return wrong(event, "The new day does not lie after today's.");
    return {};
}

}  // namespace

std::int64_t days_between(Date from, Date to) {
    return (to.start().seconds - from.start().seconds) / kDay;
}

Date plus_days(Date day, std::int64_t days) {
    return Date::of(day.start().plus_seconds(days * kDay));
}

Result<CaseClock> clock_of(const std::vector<CaseEvent>& events) {
    CaseClock clock;
    if (events.empty() || events.front().kind != CaseEventKind::kReceived)
        return error(ErrorCode::kStoreCorrupt,
                     "A case does not begin with its receipt. Run `carnet-issuer fsck`.");
    for (const auto& event : events) apply(clock, event);
    return clock;
}

Result<void> check_event(const CaseClock& clock, const CaseEvent& event, Date today) {
    CARNET_TRY_VOID(check_words(event));
    if (!event.day.is_complete()) return wrong(event, "Write a whole day: 2026-05-01.");
    if (event.day > today) return wrong(event, "The day has not come yet.");
    if (event.day < clock.received) return wrong(event, "The day lies before the application was received.");
    switch (event.kind) {
        case CaseEventKind::kReceived:
            return wrong(event, "An application is received once.");
        case CaseEventKind::kAcknowledged:
            if (clock.acknowledged) return wrong(event, "Its receipt was acknowledged already.");
            return {};
        case CaseEventKind::kFileComplete:
            if (clock.file_complete) return wrong(event, "The file is complete already.");
            return {};
        case CaseEventKind::kSuspended:
            return check_stop(clock, event);
        case CaseEventKind::kResumed:
            if (!clock.is_stopped()) return wrong(event, "The clock is not stopped.");
            if (event.day <= clock.stops.back().stopped)
                return wrong(event, "The day does not lie after that of the stop.");
            return {};
        case CaseEventKind::kExtended:
            return check_extension(clock, event);
    }
    return {};
}

std::optional<Date> due_day(const CaseClock& clock, const StatutoryPeriod& period) {
    const auto begin = period.from_received ? std::optional(clock.received) : clock.file_complete;
    if (!begin || clock.is_stopped()) return std::nullopt;
    if (clock.extended_until)
        return plus_days(*clock.extended_until, days_stopped(clock, *clock.extended_on));
    const Date end = period.months != 0 ? plus_months(*begin, period.months) : plus_days(*begin, period.days);
    return plus_days(end, days_stopped(clock, *begin));
}

std::string say_due(const CaseClock& clock, const StatutoryPeriod& period, Date today) {
    if (clock.is_stopped()) return "stopped since " + clock.stops.back().stopped.text();
    const auto due = due_day(clock, period);
    if (!due) return "file not complete";
    const auto left = days_between(today, *due);
    const auto days = [](std::int64_t count) {
        return std::to_string(count) + (count == 1 ? " day" : " days");
    };
    if (left == 0) return "due today";
    if (left < 0) return "overdue for " + days(-left);
    return "due in " + days(left);
}

}  // namespace carnet::issuer
