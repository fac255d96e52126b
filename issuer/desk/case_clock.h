// SPDX-License-Identifier: Apache-2.0
//
// The authority's time in a case: when it runs, where it stops, and on which day a decision is due. Pure. An
// authority that lets the day pass has decided nothing: silence is never a decision.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/decision_records.h"
#include "issuer/decision_settings.h"
#include "wallet-format/profile/recognition_decision.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

// What the events of a case say, as it will stand in the decision. `decided` and `effective` are not theirs.
struct CaseClock {
    Date received = Date::of(UtcTime{});
    std::optional<Date> acknowledged;
    std::optional<Date> file_complete;
    std::vector<wallet::ClockStop> stops;
    std::optional<Date> extended_on;
    std::optional<Date> extended_until;
    std::string extension_reason;

    [[nodiscard]] bool is_stopped() const { return !stops.empty() && !stops.back().resumed; }
};

// kStoreCorrupt: events that check_event would not have let in.
[[nodiscard]] Result<CaseClock> clock_of(const std::vector<CaseEvent>& events);

// May this event come after those? kConflict, kBadValue: what is wrong with its day, reason or turn.
[[nodiscard]] Result<void> check_event(const CaseClock& clock, const CaseEvent& event, Date today);

// The last day on which a decision is in time; nothing while the time does not run (the file is incomplete,
// or the clock is stopped).
[[nodiscard]] std::optional<Date> due_day(const CaseClock& clock, const StatutoryPeriod& period);

// "due today", "due in 12 days", "overdue for 3 days", "stopped since 2026-05-01", "file not complete".
[[nodiscard]] std::string say_due(const CaseClock& clock, const StatutoryPeriod& period, Date today);

[[nodiscard]] Date plus_days(Date day, std::int64_t days);
[[nodiscard]] std::int64_t days_between(Date from, Date to);

}  // namespace carnet::issuer
