// SPDX-License-Identifier: Apache-2.0
#include "wording/language_names.h"

#include <catch2/catch.hpp>

using namespace carnet::wording;

TEST_CASE("a language is called as it calls itself, and what is no language stays as it is", "[wording]") {
    CHECK(own_name_of_language("fr") == "Français");
    CHECK(own_name_of_language("ar-TN") == "العربية");
    CHECK(own_name_of_language("hi") == "हिन्दी");
    CHECK(own_name_of_language("am") == "አማርኛ");
    CHECK(own_name_of_language("") == "");
    CHECK(own_name_of_language("no tag") == "no tag");
}

TEST_CASE("direction follows the script of a language, and of a text its first letter", "[wording]") {
    for (const auto* tag : {"ar", "ur-PK", "fa", "he", "az-Arab"}) CHECK(is_tag_right_to_left(tag));
    for (const auto* tag : {"en", "hi", "bn", "am", "az", ""}) CHECK_FALSE(is_tag_right_to_left(tag));
    CHECK(is_text_right_to_left("12 نمونة Namuna"));
    CHECK_FALSE(is_text_right_to_left("12 Namuna نمونة"));
    CHECK_FALSE(is_text_right_to_left(""));
}
