// SPDX-License-Identifier: Apache-2.0
#include "wording/layout.h"

#include <catch2/catch.hpp>

using namespace carnet::wording;

TEST_CASE("text takes the columns that are seen, not the bytes that it is made of", "[wording]") {
    CHECK(columns_of("") == 0);
    CHECK(columns_of("Awarded") == 7);
    CHECK(columns_of("Délivrance") == 10);
    CHECK(columns_of("De\u0301livrance") == 10);  // e and a combining accent
    CHECK(columns_of("المُصدِرة") == 7);            // two vowel marks stand on their letters
    CHECK(columns_of("\u200F\u2068ab\u2069") == 2);
    CHECK(columns_of("a\xff\xfe") == 3);  // damaged bytes are shown somehow
}

TEST_CASE("padding fills up to a column and never cuts", "[wording]") {
    CHECK(padded("né", 4) == "né  ");
    CHECK(padded("المُ", 5) == "المُ  ");
    CHECK(padded("Délivrance", 4) == "Délivrance");
}

TEST_CASE("only languages from right to left isolate and mark their lines", "[wording]") {
    for (const auto language : {Language::kEnglish, Language::kFrench, Language::kSpanish}) {
        CHECK(isolated(language, "MS-1") == "MS-1");
        CHECK(line_start(language).empty());
    }
    CHECK(isolated(Language::kArabic, "MS-1") == "\u2068MS-1\u2069");
    CHECK(isolated(Language::kArabic, "").empty());
    CHECK(line_start(Language::kArabic) == "\u200F");
}

TEST_CASE("no text can end the isolate around it or leave one open", "[wording]") {
    const auto arabic = [](std::string_view text) { return isolated(Language::kArabic, text); };
    CHECK(arabic("a\u2069b") == "\u2068ab\u2069");
    CHECK(arabic("a\u2067b") == "\u2068a\u2067b\u2069\u2069");
    CHECK(arabic("\u2066a\u2069\u2069b") == "\u2068\u2066a\u2069b\u2069");
    CHECK(arabic(arabic("a")) == "\u2068\u2068a\u2069\u2069");
}

TEST_CASE("text that turns its direction is isolated in every language", "[wording]") {
    for (const auto language : all_languages()) {
        CHECK(isolated(language, "a\u202Eb") == "\u2068a\u202Eb\u2069");
        CHECK(isolated(language, "\u2069\u2067b") == "\u2068\u2067b\u2069\u2069");
        CHECK(isolated(language, "\u2069").empty());
    }
}

TEST_CASE("what a terminal would obey is shown as a replacement in every language", "[wording]") {
    for (const auto* text :
         {"\x1b", "\n", "\r", "\t", "\x7f", "\u0085", "\u009b", "\u2028", "\u2029", "\xff"}) {
        CHECK(isolated(Language::kEnglish, "a" + std::string(text) + "b") == "a\uFFFDb");
        CHECK(isolated(Language::kArabic, "a" + std::string(text) + "b") == "\u2068a\uFFFDb\u2069");
    }
    CHECK(isolated(Language::kEnglish, std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(isolated(Language::kFrench, "Zoë O'Brien नेपाल") == "Zoë O'Brien नेपाल");
}
