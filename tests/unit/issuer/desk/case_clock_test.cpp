// SPDX-License-Identifier: Apache-2.0
// The authority's time: when it runs, where it stops, and on which day a decision is due.
#include "issuer/desk/case_clock.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace carnet;
using namespace carnet::issuer;

namespace {

Date day(std::string_view text) {
    return Date::parse(text).value();
}

CaseEvent event(CaseEventKind kind, std::string_view on, std::string reason = {}) {
    CaseEvent made;
    made.kind = kind;
    made.day = day(on);
    made.reason = std::move(reason);
    return made;
}

const std::vector<CaseEvent> kReceived = {event(CaseEventKind::kReceived, "2026-01-10")};

CaseClock clock_with(const std::vector<CaseEvent>& more) {
    auto events = kReceived;
    events.insert(events.end(), more.begin(), more.end());
    return clock_of(events).value();
}

const auto kComplete = event(CaseEventKind::kFileComplete, "2026-01-31");
const StatutoryPeriod kMonth{0, 1, false};
const StatutoryPeriod kNinety{90, 0, false};

}  // namespace

TEST_CASE("nothing is due before the file is complete, unless the law counts from the receipt",
          "[issuer][decision]") {
    CHECK_FALSE(due_day(clock_with({}), kMonth));
    CHECK(say_due(clock_with({}), kMonth, day("2026-02-01")) == "file not complete");
    CHECK(due_day(clock_with({}), {30, 0, true}) == day("2026-02-09"));
}

TEST_CASE("a month ends on the same day of the next one, or on its last", "[issuer][decision]") {
    CHECK(due_day(clock_with({kComplete}), kMonth) == day("2026-02-28"));
    CHECK(due_day(clock_with({event(CaseEventKind::kFileComplete, "2026-12-15")}), {0, 3, false}) ==
          day("2027-03-15"));
    CHECK(due_day(clock_with({kComplete}), kNinety) == day("2026-05-01"));
}

TEST_CASE("the days of a stop are added, and only those after the time began", "[issuer][decision]") {
    const auto stop = event(CaseEventKind::kSuspended, "2026-02-10", "why");
    const auto stopped = clock_with({kComplete, stop});
    CHECK_FALSE(due_day(stopped, kNinety));
    CHECK(say_due(stopped, kNinety, day("2026-02-12")) == "stopped since 2026-02-10");
    const auto resumed = clock_with({kComplete, stop, event(CaseEventKind::kResumed, "2026-02-20")});
    CHECK(due_day(resumed, kNinety) == day("2026-05-11"));
    const auto before = clock_with({event(CaseEventKind::kSuspended, "2026-01-20", "why"),
                                    event(CaseEventKind::kResumed, "2026-02-05"), kComplete});
    CHECK(due_day(before, kNinety) == day("2026-05-06"));
}

TEST_CASE("an extension sets the day, and a later stop moves it", "[issuer][decision]") {
    auto extended = event(CaseEventKind::kExtended, "2026-04-01", "why");
    extended.until = day("2026-06-30");
    CHECK(due_day(clock_with({kComplete, extended}), kNinety) == day("2026-06-30"));
    const auto stopped =
        clock_with({kComplete, extended, event(CaseEventKind::kSuspended, "2026-05-01", "why"),
                    event(CaseEventKind::kResumed, "2026-05-11")});
    CHECK(due_day(stopped, kNinety) == day("2026-07-10"));
}

TEST_CASE("the desk is told how many days are left, or were left to pass", "[issuer][decision]") {
    const auto clock = clock_with({kComplete});
    CHECK(say_due(clock, kNinety, day("2026-04-29")) == "due in 2 days");
    CHECK(say_due(clock, kNinety, day("2026-04-30")) == "due in 1 day");
    CHECK(say_due(clock, kNinety, day("2026-05-01")) == "due today");
    CHECK(say_due(clock, kNinety, day("2026-05-02")) == "overdue for 1 day");
}

TEST_CASE("an event out of turn, without its reason or of a day to come is refused", "[issuer][decision]") {
    const auto today = day("2026-03-01");
    const auto code = [&](const CaseClock& clock, const CaseEvent& one) {
        const auto checked = check_event(clock, one, today);
        return checked ? std::string("let in") : std::string(to_string(checked.error().code));
    };
    const auto complete = clock_with({kComplete});
    const auto stop = event(CaseEventKind::kSuspended, "2026-02-10", "why");
    const auto stopped = clock_with({kComplete, stop});
    CHECK(code(clock_with({}), kComplete) == "let in");
    CHECK(code(complete, stop) == "let in");
    CHECK(code(complete, kReceived.front()) == "conflict");
    CHECK(code(complete, kComplete) == "conflict");
    CHECK(code(complete, event(CaseEventKind::kAcknowledged, "2026-01-09")) == "conflict");
    CHECK(code(complete, event(CaseEventKind::kAcknowledged, "2026-03-02")) == "conflict");
    CHECK(code(complete, event(CaseEventKind::kAcknowledged, "2026-03")) == "conflict");
    CHECK(code(complete, event(CaseEventKind::kSuspended, "2026-02-10")) == "missing-member");
    CHECK(code(complete, event(CaseEventKind::kAcknowledged, "2026-02-10", "why")) == "bad-value");
    CHECK(code(complete, event(CaseEventKind::kResumed, "2026-02-10")) == "conflict");
    CHECK(code(stopped, stop) == "conflict");
    CHECK(code(stopped, event(CaseEventKind::kResumed, "2026-02-10")) == "conflict");
    CHECK(code(stopped, event(CaseEventKind::kResumed, "2026-02-11")) == "let in");
    auto extended = event(CaseEventKind::kExtended, "2026-02-10", "why");
    CHECK(code(complete, extended) == "bad-value");
    extended.until = day("2026-02-10");
    CHECK(code(complete, extended) == "conflict");
    extended.until = day("2026-06-01");
    CHECK(code(complete, extended) == "let in");
    CHECK(code(clock_with({}), extended) == "conflict");
    CHECK(code(clock_with({kComplete, extended}), extended) == "conflict");
}
