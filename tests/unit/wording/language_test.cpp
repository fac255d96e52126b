// SPDX-License-Identifier: Apache-2.0
#include "wording/language.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <set>

using namespace carnet;
using namespace carnet::wording;

TEST_CASE("a language tag finds its language whatever its region and case", "[wording]") {
    CHECK(language_from("en").value() == Language::kEnglish);
    CHECK(language_from("en-GB").value() == Language::kEnglish);
    CHECK(language_from("fr-CM").value() == Language::kFrench);
    CHECK(language_from("FR_ca").value() == Language::kFrench);
    CHECK(language_from("es-419").value() == Language::kSpanish);
    CHECK(language_from("ar-TN").value() == Language::kArabic);
    CHECK(language_from("ar-Arab-EG").value() == Language::kArabic);
}

TEST_CASE("a language that is not spoken here is refused with the list of those that are", "[wording]") {
    for (const auto* tag : {"tlh", "", "fra", "-fr", "arabic", "f"}) {
        INFO(tag);
        const auto unknown = language_from(tag);
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().code == ErrorCode::kBadValue);
        CHECK(unknown.error().detail.find("en, fr, es, ar") != std::string::npos);
    }
}

TEST_CASE("every language has a tag of its own that leads back to it", "[wording]") {
    std::set<std::string_view> tags;
    for (const auto language : all_languages()) {
        CHECK(tags.insert(tag_of(language)).second);
        CHECK(language_from(tag_of(language)).value() == language);
    }
    CHECK(tags == std::set<std::string_view>{"ar", "en", "es", "fr"});
}

TEST_CASE("Arabic alone runs from right to left", "[wording]") {
    for (const auto language : all_languages())
        CHECK(is_right_to_left(language) == (language == Language::kArabic));
}
