// SPDX-License-Identifier: Apache-2.0
#include "wording/messages.h"

#include "wording/layout.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wording;

namespace {

std::string units(Language language, std::int64_t count) {
    return say(language, "units.count", {{"count", count}});
}

}  // namespace

TEST_CASE("a message is filled in with its arguments", "[wording]") {
    for (const auto language : all_languages()) {
        const auto text = say(language, "word.expired", {{"date", "1 May 2026"}});
        CHECK(text.find("1 May 2026") != std::string::npos);
    }
}

TEST_CASE("plural rules follow the number", "[wording]") {
    CHECK(units(Language::kEnglish, 1) == "1 unit");
    CHECK(units(Language::kEnglish, 5) == "5 units");
    CHECK(units(Language::kFrench, 0) == "0 unité");
    CHECK(units(Language::kFrench, 2) == "2 unités");
    CHECK(units(Language::kFrench, 1'000'000).ends_with(" d'unités"));
    CHECK(units(Language::kSpanish, 1) == "1 unidad");
    CHECK(units(Language::kSpanish, 0) == "0 unidades");
}

TEST_CASE("Arabic counts in six ways", "[wording]") {
    CHECK(units(Language::kArabic, 0) == "بلا وحدات");
    CHECK(units(Language::kArabic, 1) == "وحدة واحدة");
    CHECK(units(Language::kArabic, 2) == "وحدتان");
    CHECK(units(Language::kArabic, 3) == "3 وحدات");
    CHECK(units(Language::kArabic, 11) == "11 وحدة");
    CHECK(units(Language::kArabic, 100) == "100 وحدة");
    CHECK(units(Language::kArabic, 103) == "103 وحدات");
}

TEST_CASE("what is inserted into a sentence from right to left stands isolated, and nowhere else",
          "[wording]") {
    for (const auto language : all_languages()) {
        const auto text = say(language, "word.rec-full", {{"country", "Exampleland"}});
        CHECK((text.find("\u2068Exampleland\u2069") != std::string::npos) == is_right_to_left(language));
        CHECK(text.find("Exampleland") != std::string::npos);
    }
}

TEST_CASE("an unknown key is shown as a key and not as an empty text", "[wording]") {
    for (const auto language : all_languages()) {
        CHECK(say(language, "no.such-key") == "[no.such-key]");
        CHECK_FALSE(has_message(language, "no.such-key"));
    }
}
