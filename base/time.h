// SPDX-License-Identifier: Apache-2.0
//
// Points in time, dates, and the only door to the machine's clock.
//
// UtcTime is for comparing, Timestamp keeps the spelling that was received (a proof covers the spelling,
// not the instant), Date is a calendar date of which only the year may be known. Leap seconds are read as
// the following second. All types are values; SystemClock is thread-safe.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

// An instant: whole seconds since 1970-01-01T00:00:00Z and nanoseconds 0..999,999,999.
struct UtcTime {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;

    friend auto operator<=>(const UtcTime&, const UtcTime&) = default;
    [[nodiscard]] UtcTime plus_seconds(std::int64_t delta) const noexcept {
        return {seconds + delta, nanoseconds};
    }
};

// A date-time with offset, as written: T and Z in capitals, years 0001 to 9999, offsets up to 14:00.
// Fractions (any number of digits) and 24:00:00 are allowed, the offset is required, :60 only where a leap
// second can be (23:59:60 UTC). Errors are kBadTime with the offset of the first wrong character.
// spec: RFC 3339 5.6; XML Schema 1.1 Part 2 3.4.28 (dateTimeStamp)
class Timestamp {
  public:
    [[nodiscard]] static Result<Timestamp> parse(std::string_view text);
    // "2026-11-21T09:30:00Z": whole seconds, Z. An instant outside the years 0001 to 9999 becomes the nearest
    // that can be written.
    [[nodiscard]] static Timestamp of(UtcTime instant);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] UtcTime instant() const noexcept { return instant_; }
    friend bool operator==(const Timestamp&, const Timestamp&) = default;  // same spelling

  private:
    Timestamp(std::string text, UtcTime instant) : text_(std::move(text)), instant_(instant) {}
    std::string text_;
    UtcTime instant_;
};

// A calendar date, proleptic Gregorian, of which month and day may be unknown ("1988", "1988-04",
// "1988-04-02").
class Date {
  public:
    [[nodiscard]] static Result<Date> parse(std::string_view text);
    // Refuses what no calendar has. `month` and `day` 0 mean unknown; a day needs a month.
    [[nodiscard]] static Result<Date> of(int year, int month = 0, int day = 0);
    [[nodiscard]] static Date of(UtcTime instant);  // the UTC day, within the years 0001 to 9999

    [[nodiscard]] int year() const noexcept { return year_; }
    [[nodiscard]] int month() const noexcept { return month_; }
    [[nodiscard]] int day() const noexcept { return day_; }
    [[nodiscard]] bool is_complete() const noexcept { return day_ != 0; }
    [[nodiscard]] std::string text() const;
    // First instant of the date (unknown parts taken as 1), UTC.
    [[nodiscard]] UtcTime start() const noexcept;
    // The date `years` later; 29 February becomes 28 February where needed. Needs a complete date; the year
    // stays within 0001 to 9999.
    [[nodiscard]] Date plus_years(int years) const noexcept;
    friend auto operator<=>(const Date&, const Date&) = default;

  private:
    Date(int year, int month, int day) noexcept : year_(year), month_(month), day_(day) {}
    int year_;
    int month_;
    int day_;
};

// Where "now" comes from. Passed by reference from main; nothing but base/src/time.cpp asks the machine.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] UtcTime now() const override;
};

}  // namespace carnet
