// SPDX-License-Identifier: Apache-2.0
#include "wording/messages.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wording;

TEST_CASE("a language tag with region finds its language and an unknown one names those there are",
          "[wording]") {
    REQUIRE(language_from("en").value() == Language::kEnglish);
    REQUIRE(language_from("en-GB").value() == Language::kEnglish);
    const auto unknown = language_from("tlh");
    REQUIRE_FALSE(unknown);
    REQUIRE(unknown.error().detail.find("en") != std::string::npos);
}

TEST_CASE("a message is filled in with its arguments", "[wording]") {
    const auto text = say(Language::kEnglish, "word.expired", {{"date", std::string_view("1 May 2026")}});
    REQUIRE(text.find("1 May 2026") != std::string::npos);
}

TEST_CASE("plural rules follow the number", "[wording]") {
    REQUIRE(say(Language::kEnglish, "units.count", {{"count", std::int64_t{1}}}) == "1 unit");
    REQUIRE(say(Language::kEnglish, "units.count", {{"count", std::int64_t{5}}}) == "5 units");
}

TEST_CASE("an unknown key is shown as a key and not as an empty text", "[wording]") {
    REQUIRE(say(Language::kEnglish, "no.such-key") == "[no.such-key]");
    REQUIRE_FALSE(has_message(Language::kEnglish, "no.such-key"));
}

TEST_CASE("a date shows only what is known of it", "[wording]") {
    REQUIRE(say_date(Language::kEnglish, Date::of(1988).value()) == "1988");
    REQUIRE(say_date(Language::kEnglish, Date::of(1988, 4).value()) == "April 1988");
    REQUIRE(say_date(Language::kEnglish, Date::of(1988, 4, 2).value()) == "April 2, 1988");
}
