// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/shown_text.h"

#include <catch2/catch.hpp>

using carnet::issuer::shown_text;

TEST_CASE("text from a file cannot steer the terminal", "[issuer][intake][terminal]") {
    CHECK(shown_text("Asha \x1B[2J\x07") == "Asha <U+001B>[2J<U+0007>");
    CHECK(shown_text("Mu\u202Estermann") == "Mu<U+202E>stermann");
    CHECK(shown_text("a\rb\tc") == "a<U+000D>b<U+0009>c");
    CHECK(shown_text("\uFEFFa\u009B") == "<U+FEFF>a<U+009B>");
}

TEST_CASE("readable text of any script is shown as it is", "[issuer][intake][terminal]") {
    for (const char* text : {"", "Asha\nExemplar", "आशा उदाहरण", "فرح المثال", "علی\u200Cرضا", "Gökçe 🙂"})
        CHECK(shown_text(text) == text);
}

TEST_CASE("bytes that are no UTF-8 are marked", "[issuer][intake][terminal]") {
    CHECK(shown_text("Jos\xE9 x") == "Jos<?> x");
    CHECK(shown_text("\xF0\x9F\x99") == "<?><?><?>");
    CHECK(shown_text("\xC3\xA9\xC3") == "é<?>");
}
