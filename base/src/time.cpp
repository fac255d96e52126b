// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <algorithm>
#include <chrono>

namespace carnet {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t kDaySeconds = 86'400;
// What can be written with four digits of a year.
constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z

std::int64_t start_of_day(int y, int m, int d) {
    const sys_days whole = year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d));
    return whole.time_since_epoch().count() * kDaySeconds;
}

// The calendar types keep a byte of month and day, so that 260 would pass for 4.
bool on_calendar(int y, int m, int d) {
    if (m < 1 || m > 12 || d < 1 || d > 31) return false;
    return (year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d))).ok();
}

// Writes `value`, which is not negative, as `count` digits over those that stand at `place`.
void put_digits(std::string& text, std::size_t place, std::size_t count, int value) {
    for (std::size_t i = count; i-- > 0; value /= 10) text[place + i] = static_cast<char>('0' + value % 10);
}

year_month_day calendar_day(std::int64_t seconds) {
    const std::int64_t clamped = std::clamp(seconds, kFirstSecond, kLastSecond);
    return std::chrono::floor<days>(std::chrono::sys_seconds(std::chrono::seconds(clamped)));
}

// Reads a text from left to right. The first thing that does not fit stops it; `ok` and `place` remember.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    // Exactly `count` decimal digits.
    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = peek();
            if (c < '0' || c > '9') ok_ = false;
            if (!ok_) return 0;
            value = value * 10 + (c - '0');
            ++place_;
        }
        return value;
    }
    int digits_within(std::size_t count, int low, int high) {
        const std::size_t start = place_;
        const int value = digits(count);
        if (ok_ && (value < low || value > high)) {
            ok_ = false;
            place_ = start;
        }
        return value;
    }
    bool take(char wanted) {
        if (!ok_ || peek() != wanted) return false;
        ++place_;
        return true;
    }
    void expect(char wanted) {
        if (!take(wanted)) ok_ = false;
    }
    void refuse() { ok_ = false; }
    [[nodiscard]] char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }
    [[nodiscard]] bool at_end() const { return place_ == text_.size(); }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] std::size_t place() const { return place_; }

  private:
    std::string_view text_;
    std::size_t place_ = 0;
    bool ok_ = true;
};

struct Fields {
    int year = 0, month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    std::int32_t nanoseconds = 0;
    bool has_fraction_above_zero = false;
    int offset_minutes = 0;
};

// One digit at least; what is finer than a nanosecond is cut off here but stays in the spelling.
void read_fraction(Reader& reader, Fields& fields) {
    std::int32_t weight = 100'000'000;
    do {
        const int digit = reader.digits(1);
        fields.nanoseconds += digit * weight;
        fields.has_fraction_above_zero |= digit != 0;
        weight /= 10;
    } while (reader.ok() && reader.peek() >= '0' && reader.peek() <= '9');
}

// spec: XML Schema 1.1 Part 2 3.4.28: Z, or a signed offset of at most 14 hours
void read_offset(Reader& reader, Fields& fields) {
    if (reader.take('Z')) return;
    const bool west = reader.peek() == '-';
    if (!reader.take('-')) reader.expect('+');
    const int hours = reader.digits_within(2, 0, 14);
    reader.expect(':');
    const int minutes = reader.digits_within(2, 0, hours == 14 ? 0 : 59);
    fields.offset_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
}

Fields read_fields(Reader& reader) {
    Fields fields;
    fields.year = reader.digits_within(4, 1, 9999);
    reader.expect('-');
    fields.month = reader.digits_within(2, 1, 12);
    reader.expect('-');
    fields.day = reader.digits_within(2, 1, 31);
    reader.expect('T');
    fields.hour = reader.digits_within(2, 0, 24);
    reader.expect(':');
    fields.minute = reader.digits_within(2, 0, 59);
    reader.expect(':');
    fields.second = reader.digits_within(2, 0, 60);
    if (reader.take('.')) read_fraction(reader, fields);
    read_offset(reader, fields);
    if (!reader.at_end()) reader.refuse();
    return fields;
}

std::int64_t seconds_of(const Fields& fields) {
    const std::int64_t minutes = std::int64_t{fields.hour} * 60 + fields.minute - fields.offset_minutes;
    return start_of_day(fields.year, fields.month, fields.day) + minutes * 60 + fields.second;
}

Error bad_time(std::string detail, std::size_t place) {
    return error(ErrorCode::kBadTime, std::move(detail), "offset " + std::to_string(place));
}

constexpr std::size_t kDayPlace = 8;
constexpr std::size_t kHourPlace = 11;
constexpr std::size_t kSecondPlace = 17;

}  // namespace

// spec: RFC 3339 5.6; XML Schema 1.1 Part 2 3.4.28. Where the two differ: 24:00:00 is from XML Schema, the
// leap second from RFC 3339, and the lower-case letters of RFC 3339 are refused.
Result<Timestamp> Timestamp::parse(std::string_view text) {
    Reader reader(text);
    const Fields fields = read_fields(reader);
    if (!reader.ok()) {
        return bad_time(
            "a date and time is written like 2026-11-21T09:30:00Z or 2026-11-21T15:00:00+05:30, offset "
            "included",
            reader.place());
    }
    if (!on_calendar(fields.year, fields.month, fields.day)) {
        return bad_time("no calendar has this day; correct day or month", kDayPlace);
    }
    if (fields.hour == 24 && (fields.minute != 0 || fields.second != 0 || fields.has_fraction_above_zero)) {
        return bad_time("after 24:00:00 the next day begins; write that day with 00", kHourPlace);
    }
    const UtcTime instant{seconds_of(fields), fields.nanoseconds};
    // spec: RFC 3339 5.7: only the last minute of a UTC day can have 61 seconds
    if (fields.second == 60 && instant.seconds % kDaySeconds != 0) {
        return bad_time("a leap second exists at 23:59:60 UTC only; seconds go from 00 to 59", kSecondPlace);
    }
    return Timestamp(std::string(text), instant);
}

Timestamp Timestamp::of(UtcTime instant) {
    const std::int64_t seconds = std::clamp(instant.seconds, kFirstSecond, kLastSecond);
    const year_month_day date = calendar_day(seconds);
    const auto of_day = static_cast<int>(((seconds % kDaySeconds) + kDaySeconds) % kDaySeconds);
    std::string text = "0000-00-00T00:00:00Z";
    put_digits(text, 0, 4, static_cast<int>(date.year()));
    put_digits(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
    put_digits(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
    put_digits(text, 11, 2, of_day / 3600);
    put_digits(text, 14, 2, of_day / 60 % 60);
    put_digits(text, 17, 2, of_day % 60);
    return {std::move(text), UtcTime{seconds, 0}};
}

Result<Date> Date::parse(std::string_view text) {
    Reader reader(text);
    const int y = reader.digits_within(4, 1, 9999);
    int m = 0;
    int d = 0;
    if (reader.take('-')) {
        m = reader.digits_within(2, 1, 12);
        if (reader.take('-')) d = reader.digits_within(2, 1, 31);
    }
    if (!reader.ok() || !reader.at_end()) {
        return bad_time("a date is written like 1988-04-02, 1988-04 or 1988", reader.place());
    }
    return of(y, m, d);
}

Result<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999) return bad_time("the year must be from 0001 to 9999", 0);
    if (month == 0 && day != 0) return bad_time("a day without its month is no date", kDayPlace);
    if (!on_calendar(year, month == 0 ? 1 : month, day == 0 ? 1 : day)) {
        return bad_time("no calendar has this day; correct day or month", kDayPlace);
    }
    return Date(year, month, day);
}

Date Date::of(UtcTime instant) {
    const year_month_day date = calendar_day(instant.seconds);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string Date::text() const {
    std::string text = "0000-00-00";
    put_digits(text, 0, 4, year_);
    put_digits(text, 5, 2, month_);
    put_digits(text, 8, 2, day_);
    text.resize(day_ != 0 ? 10 : month_ != 0 ? 7 : 4);
    return text;
}

UtcTime Date::start() const noexcept {
    return {start_of_day(year_, month_ == 0 ? 1 : month_, day_ == 0 ? 1 : day_), 0};
}

Date Date::plus_years(int years) const noexcept {
    const auto sum = std::clamp<std::int64_t>(std::int64_t{year_} + years, 1, 9999);
    const int target = static_cast<int>(sum);
    const bool lost_day = month_ == 2 && day_ == 29 && !std::chrono::year(target).is_leap();
    return {target, month_, lost_day ? 28 : day_};
}

UtcTime SystemClock::now() const {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(since - seconds);
    return {seconds.count(), static_cast<std::int32_t>(rest.count())};
}

}  // namespace carnet
