// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include "tests/support/fixed_clock.h"
#include "tests/support/result_text.h"

#include <ctime>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

UtcTime instant_of(std::string_view text) {
    return Timestamp::parse(text).value().instant();
}

void check_refused(std::string_view text, std::string_view where) {
    CAPTURE(text);
    const auto parsed = Timestamp::parse(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == ErrorCode::kBadTime);
    CHECK(parsed.error().where == where);
}

}  // namespace

TEST_CASE("a timestamp stands for its instant", "[base][time]") {
    CHECK(instant_of("1970-01-01T00:00:00Z") == UtcTime{0, 0});
    CHECK(instant_of("2001-09-09T01:46:40Z") == UtcTime{1'000'000'000, 0});
    CHECK(instant_of("1969-12-31T23:59:59Z") == UtcTime{-1, 0});
    CHECK(instant_of("0001-01-01T00:00:00Z") == UtcTime{-62'135'596'800, 0});
    CHECK(instant_of("9999-12-31T23:59:59Z") == UtcTime{253'402'300'799, 0});
    CHECK(instant_of("2026-11-21T15:00:00+05:30") == instant_of("2026-11-21T09:30:00Z"));
    CHECK(instant_of("2026-11-21T00:30:00-09:00") == instant_of("2026-11-21T09:30:00Z"));
    CHECK(instant_of("2026-01-01T00:00:00+14:00") == instant_of("2025-12-31T10:00:00Z"));
    CHECK(instant_of("2026-01-01T00:00:00-14:00") == instant_of("2026-01-01T14:00:00Z"));
    CHECK(instant_of("2026-01-01T00:00:00-00:00") == instant_of("2026-01-01T00:00:00Z"));
    CHECK(instant_of("2024-02-29T12:00:00Z").seconds - instant_of("2024-02-28T12:00:00Z").seconds == 86'400);
    CHECK(instant_of("2000-02-29T00:00:00Z") == UtcTime{951'782'400, 0});
}

TEST_CASE("a timestamp keeps the spelling that was received", "[base][time]") {
    for (const char* text : {"2026-11-21T09:30:00Z", "2026-11-21T09:30:00+00:00", "2026-11-21T09:30:00.000Z",
                             "2026-11-20T24:00:00Z", "2026-11-21T09:30:00.12345678901234567890123-03:30"}) {
        CHECK(Timestamp::parse(text).value().text() == text);
    }
    CHECK_FALSE(Timestamp::parse("2026-11-21T09:30:00Z").value() ==
                Timestamp::parse("2026-11-21T09:30:00+00:00").value());
}

TEST_CASE("fractions count to the nanosecond and are cut off below it", "[base][time]") {
    CHECK(instant_of("1970-01-01T00:00:00.5Z") == UtcTime{0, 500'000'000});
    CHECK(instant_of("1970-01-01T00:00:00.000000001Z") == UtcTime{0, 1});
    CHECK(instant_of("1970-01-01T00:00:00.0000000019Z") == UtcTime{0, 1});
    CHECK(instant_of("1970-01-01T00:00:00.9999999999Z") == UtcTime{0, 999'999'999});
    CHECK(instant_of("1970-01-01T00:00:00." + std::string(500, '0') + "Z") == UtcTime{0, 0});
    CHECK(instant_of("1969-12-31T23:59:59.5Z") == UtcTime{-1, 500'000'000});
    CHECK(instant_of("1969-12-31T23:59:59.5Z") < instant_of("1970-01-01T00:00:00Z"));
    check_refused("1970-01-01T00:00:00.Z", "offset 20");
    check_refused("1970-01-01T00:00:00,5Z", "offset 19");
}

TEST_CASE("24:00:00 is the end of the day and nothing comes after it", "[base][time]") {
    CHECK(instant_of("2026-12-31T24:00:00Z") == instant_of("2027-01-01T00:00:00Z"));
    CHECK(instant_of("2026-12-31T24:00:00.000Z") == instant_of("2027-01-01T00:00:00Z"));
    CHECK(instant_of("9999-12-31T24:00:00Z") == UtcTime{253'402'300'800, 0});
    check_refused("2026-12-31T24:00:01Z", "offset 11");
    check_refused("2026-12-31T24:01:00Z", "offset 11");
    check_refused("2026-12-31T24:00:00.1Z", "offset 11");
    check_refused("2026-12-31T24:00:00.0000000000001Z", "offset 11");
    check_refused("2026-12-31T25:00:00Z", "offset 11");
}

TEST_CASE("a leap second is read as the second that follows, where one can be", "[base][time]") {
    CHECK(instant_of("2016-12-31T23:59:60Z") == instant_of("2017-01-01T00:00:00Z"));
    CHECK(instant_of("2017-01-01T05:29:60+05:30") == instant_of("2017-01-01T00:00:00Z"));
    CHECK(instant_of("1990-12-31T15:59:60-08:00") == instant_of("1991-01-01T00:00:00Z"));
    CHECK(instant_of("2016-12-31T23:59:60.25Z") == UtcTime{1'483'228'800, 250'000'000});
    check_refused("2016-12-31T23:59:60+01:00", "offset 17");
    check_refused("2016-12-31T12:00:60Z", "offset 17");
    check_refused("2016-12-31T23:59:61Z", "offset 17");
}

TEST_CASE("times that no clock and no calendar shows are refused at their place", "[base][time]") {
    check_refused("2026-00-10T00:00:00Z", "offset 5");
    check_refused("2026-13-10T00:00:00Z", "offset 5");
    check_refused("2026-01-00T00:00:00Z", "offset 8");
    check_refused("2026-01-32T00:00:00Z", "offset 8");
    check_refused("2026-04-31T00:00:00Z", "offset 8");
    check_refused("2026-02-29T00:00:00Z", "offset 8");
    check_refused("1900-02-29T00:00:00Z", "offset 8");
    check_refused("2026-01-01T00:60:00Z", "offset 14");
    check_refused("0000-01-01T00:00:00Z", "offset 0");
    check_refused("2026-01-01T00:00:00+14:01", "offset 23");
    check_refused("2026-01-01T00:00:00+15:00", "offset 20");
    check_refused("2026-01-01T00:00:00+05:60", "offset 23");
}

TEST_CASE("a time without offset or with another spelling is refused", "[base][time]") {
    check_refused("2026-11-21T09:30:00", "offset 19");
    check_refused("", "offset 0");
    check_refused("2026-11-21", "offset 10");
    check_refused("2026-11-21 09:30:00Z", "offset 10");
    check_refused("2026-11-21t09:30:00Z", "offset 10");
    check_refused("2026-11-21T09:30:00z", "offset 19");
    check_refused("2026-11-21T09:30Z", "offset 16");
    check_refused("2026-11-21T9:30:00Z", "offset 12");
    check_refused("26-11-21T09:30:00Z", "offset 2");
    check_refused("12026-11-21T09:30:00Z", "offset 4");
    check_refused("-2026-11-21T09:30:00Z", "offset 0");
    check_refused("+2026-11-21T09:30:00Z", "offset 0");
    check_refused(" 2026-11-21T09:30:00Z", "offset 0");
    check_refused("2026-11-21T09:30:00Z ", "offset 20");
    check_refused("2026-11-21T09:30:00ZZ", "offset 20");
    check_refused("2026-11-21T09:30:00+0530", "offset 22");
    check_refused("2026-11-21T09:30:00+05", "offset 22");
    check_refused("2026-11-21T09:30:00 Z", "offset 19");
    check_refused(std::string_view("2026-11-21T09:30:00Z\0", 21), "offset 20");
    check_refused("2026-11-21T09:30:0\xd9\xa1Z", "offset 18");
}

TEST_CASE("an instant is written in UTC with whole seconds", "[base][time]") {
    CHECK(Timestamp::of({0, 0}).text() == "1970-01-01T00:00:00Z");
    CHECK(Timestamp::of({-1, 999'999'999}).text() == "1969-12-31T23:59:59Z");
    CHECK(Timestamp::of({1'795'253'400, 5}).text() == "2026-11-21T09:30:00Z");
    CHECK(Timestamp::of({1'795'253'400, 5}).instant() == UtcTime{1'795'253'400, 0});
    for (const std::int64_t seconds : {-62'135'596'800L, -1L, 0L, 951'782'400L, 253'402'300'799L}) {
        CHECK(instant_of(Timestamp::of({seconds, 0}).text()).seconds == seconds);
    }
    CHECK(Timestamp::of({253'402'300'800, 0}).text() == "9999-12-31T23:59:59Z");
    CHECK(Timestamp::of({INT64_MAX, 0}).text() == "9999-12-31T23:59:59Z");
    CHECK(Timestamp::of({INT64_MIN, 0}).text() == "0001-01-01T00:00:00Z");
}

TEST_CASE("a date may lack its day or its month", "[base][time]") {
    for (const char* text : {"1988", "1988-04", "1988-04-02", "0001", "9999-12-31", "2000-02-29"}) {
        CHECK(Date::parse(text).value().text() == text);
    }
    CHECK_FALSE(Date::parse("1988-04").value().is_complete());
    CHECK(Date::parse("1988-04-02").value().is_complete());
    CHECK(Date::of(1988).value() == Date::parse("1988").value());
    CHECK(Date::parse("1988-04").value().start() == instant_of("1988-04-01T00:00:00Z"));
    CHECK(Date::parse("1988").value().start() == instant_of("1988-01-01T00:00:00Z"));
    CHECK(Date::of(instant_of("2026-11-21T23:59:59Z")).text() == "2026-11-21");
    CHECK(Date::of(UtcTime{-1, 0}).text() == "1969-12-31");
    CHECK(Date::parse("1988-04-02").value() < Date::parse("1988-04-03").value());
}

TEST_CASE("dates that are misspelt or on no calendar are refused", "[base][time]") {
    for (const char* text : {"", "88", "198", "19880402", "1988-4-2", "1988-13", "1988-00", "1988-04-00",
                             "1988-04-31", "1900-02-29", "2026-02-29", "0000", "-1988", "1988-", "1988-04-",
                             "1988-04-02 ", "02/04/1988", "1988-04-02T00:00:00Z", "1988--02"}) {
        CAPTURE(text);
        const auto parsed = Date::parse(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::kBadTime);
    }
    CHECK_FALSE(Date::of(0));
    CHECK_FALSE(Date::of(10'000));
    CHECK_FALSE(Date::of(1988, 0, 2));
    CHECK_FALSE(Date::of(1988, 13, 2));
    CHECK_FALSE(Date::of(1988, -1, 2));
    CHECK_FALSE(Date::of(1988, 4, -1));
    CHECK_FALSE(Date::of(1988, 256 + 4, 2));
    CHECK_FALSE(Date::of(1988, 4, 256 + 2));
}

TEST_CASE("years later is the same day, or the last of February", "[base][time]") {
    const auto later = [](const char* text, int years) {
        return Date::parse(text).value().plus_years(years).text();
    };
    CHECK(later("2026-11-21", 3) == "2029-11-21");
    CHECK(later("2024-02-29", 4) == "2028-02-29");
    CHECK(later("2024-02-29", 1) == "2025-02-28");
    CHECK(later("2024-02-29", -24) == "2000-02-29");
    CHECK(later("2024-02-29", 76) == "2100-02-28");
    CHECK(later("9998-01-01", 5) == "9999-01-01");
}

TEST_CASE("the system's clock agrees with the system and moves on", "[base][time]") {
    const SystemClock clock;
    const UtcTime before = clock.now();
    const auto system = static_cast<std::int64_t>(std::time(nullptr));
    const UtcTime after = clock.now();
    CHECK(before <= after);
    CHECK(before.seconds <= system + 1);
    CHECK(system <= after.seconds + 1);
    CHECK(before.nanoseconds >= 0);
    CHECK(before.nanoseconds < 1'000'000'000);
}

TEST_CASE("a fixed clock shows what the test sets", "[base][time]") {
    test::FixedClock clock("2026-11-21T09:30:00Z");
    CHECK(clock.now() == instant_of("2026-11-21T09:30:00Z"));
    clock.set(clock.now().plus_seconds(1));
    CHECK(Timestamp::of(clock.now()).text() == "2026-11-21T09:30:01Z");
}
