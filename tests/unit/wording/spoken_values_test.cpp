// SPDX-License-Identifier: Apache-2.0
// Dates, countries and lists in each language.
#include "tests/support/result_text.h"
#include "wording/messages.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wording;

TEST_CASE("a date shows only what is known of it", "[wording]") {
    const auto year = Date::of(1988).value();
    const auto month = Date::of(1988, 4).value();
    const auto day = Date::of(1988, 4, 2).value();
    for (const auto language : all_languages()) CHECK(say_date(language, year) == "1988");
    CHECK(say_date(Language::kEnglish, month) == "April 1988");
    CHECK(say_date(Language::kEnglish, day) == "April 2, 1988");
    CHECK(say_date(Language::kFrench, month) == "avril 1988");
    CHECK(say_date(Language::kFrench, day) == "2 avril 1988");
    CHECK(say_date(Language::kSpanish, month) == "abril de 1988");
    CHECK(say_date(Language::kSpanish, day) == "2 de abril de 1988");
    CHECK(say_date(Language::kArabic, month) == "أبريل 1988");
    CHECK(say_date(Language::kArabic, day) == "2 أبريل 1988");
}

TEST_CASE("a country has its name in each language", "[wording]") {
    CHECK(say_country(Language::kEnglish, "CM") == "Cameroon");
    CHECK(say_country(Language::kFrench, "CM") == "Cameroun");
    CHECK(say_country(Language::kSpanish, "CM") == "Camerún");
    CHECK(say_country(Language::kArabic, "CM") == "الكاميرون");
    CHECK(say_country(Language::kArabic, "TN") == "تونس");
}

TEST_CASE("what is no country's code comes back as it is", "[wording]") {
    for (const auto language : all_languages()) {
        for (const auto* code : {"QQ", "ZZ", "cm", "CMR", "DE-BY", "C", "", "C1", "تو"})
            CHECK(say_country(language, code) == code);
    }
}

TEST_CASE("a list is joined as the language joins it", "[wording]") {
    const std::vector<std::string> items = {"MS-1", "MS-2", "MS-3"};
    CHECK(say_list(Language::kEnglish, items) == "MS-1, MS-2, and MS-3");
    CHECK(say_list(Language::kFrench, items) == "MS-1, MS-2 et MS-3");
    CHECK(say_list(Language::kSpanish, items) == "MS-1, MS-2 y MS-3");
    CHECK(say_list(Language::kArabic, items) == "\u2068MS-1\u2069 و\u2068MS-2\u2069 و\u2068MS-3\u2069");
    for (const auto language : all_languages()) CHECK(say_list(language, {}).empty());
    CHECK(say_list(Language::kFrench, {"MS-1"}) == "MS-1");
}
