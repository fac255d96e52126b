// SPDX-License-Identifier: Apache-2.0
#include "verifier/judging_time.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::verifier::judging_time;

namespace {

UtcTime instant(std::string_view text) {
    return Timestamp::parse(text).value().instant();
}
const UtcTime kNow = instant("2026-05-10T09:00:00Z");

}  // namespace

TEST_CASE("a past day is judged at its end", "[verifier][judging_time]") {
    REQUIRE(judging_time("2026-05-01", kNow).value() == instant("2026-05-01T23:59:59Z"));
}

TEST_CASE("today is judged now, not at an hour to come", "[verifier][judging_time]") {
    REQUIRE(judging_time("2026-05-10", kNow).value() == kNow);
}

TEST_CASE("a date-time is judged as it stands, with its offset", "[verifier][judging_time]") {
    REQUIRE(judging_time("2026-05-01T12:00:00+02:00", kNow).value() == instant("2026-05-01T10:00:00Z"));
}

TEST_CASE("a time to come, half a date and a word are refused with both forms named",
          "[verifier][judging_time]") {
    for (const auto* text : {"2026-05-11", "2026-05-10T09:00:01Z", "2026-05", "2026", "yesterday", ""}) {
        const auto asked = judging_time(text, kNow);
        REQUIRE_FALSE(asked);
        REQUIRE(asked.error().code == ErrorCode::kBadTime);
        REQUIRE(asked.error().where == "at");
    }
}
