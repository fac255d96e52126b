// SPDX-License-Identifier: Apache-2.0
#include "http/rate_limiter.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using carnet::http::RateLimiter;

TEST_CASE("the burst passes and the next request waits for the refill", "[issuer][server]") {
    RateLimiter limiter(1.0, 3.0);
    const UtcTime now{1'000, 0};
    for (int i = 0; i < 3; ++i) REQUIRE(limiter.allow("a", now));
    REQUIRE_FALSE(limiter.allow("a", now));
    REQUIRE_FALSE(limiter.allow("a", {1'000, 900'000'000}));
    REQUIRE(limiter.allow("a", now.plus_seconds(1)));
    REQUIRE_FALSE(limiter.allow("a", now.plus_seconds(1)));
}

TEST_CASE("names do not share an allowance", "[issuer][server]") {
    RateLimiter limiter(1.0, 1.0);
    const UtcTime now{1'000, 0};
    REQUIRE(limiter.allow("a", now));
    REQUIRE_FALSE(limiter.allow("a", now));
    REQUIRE(limiter.allow("b", now));
}

TEST_CASE("a clock that goes back gives nothing for free", "[issuer][server]") {
    RateLimiter limiter(1.0, 1.0);
    REQUIRE(limiter.allow("a", {1'000, 0}));
    REQUIRE_FALSE(limiter.allow("a", {500, 0}));
}

TEST_CASE("many names are forgotten once their allowance is whole again", "[issuer][server]") {
    RateLimiter limiter(1.0, 1.0);
    const UtcTime now{1'000, 0};
    for (int i = 0; i < 10'000; ++i) REQUIRE(limiter.allow(std::to_string(i), now));
    REQUIRE_FALSE(limiter.allow("one more", now));
    REQUIRE(limiter.allow("one more", now.plus_seconds(2)));
}
