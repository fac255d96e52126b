// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/text_decoding.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <string>

using carnet::as_bytes;
using carnet::ErrorCode;
using carnet::Result;
using carnet::issuer::decode_text;
using carnet::issuer::DecodedText;
using carnet::issuer::text_encoding_from;
using carnet::issuer::TextEncoding;

namespace {

using std::string_literals::operator""s;

Result<DecodedText> decoded(const std::string& bytes, std::optional<TextEncoding> stated = std::nullopt) {
    return decode_text(as_bytes(bytes), stated);
}

}  // namespace

TEST_CASE("valid UTF-8 is read as UTF-8 without being stated", "[issuer][intake][encoding]") {
    const auto text = decoded("name\nआशा José فرح\n");
    REQUIRE(text);
    CHECK(text->encoding == TextEncoding::kUtf8);
    CHECK_FALSE(text->byte_order_mark);
    CHECK(text->text == "name\nआशा José فرح\n");
}

TEST_CASE("a UTF-8 byte order mark is no part of the text", "[issuer][intake][encoding]") {
    const auto text = decoded("\xEF\xBB\xBFname\n");
    REQUIRE(text);
    CHECK(text->byte_order_mark);
    CHECK(text->text == "name\n");
}

TEST_CASE("UTF-16 with a byte order mark is read in either order", "[issuer][intake][encoding]") {
    const auto little = decoded("\xFF\xFEn\0\x35\x06\n\0"s);
    const auto big = decoded("\xFE\xFF\0n\x06\x35\0\n"s, TextEncoding::kUtf16);
    REQUIRE(little);
    REQUIRE(big);
    CHECK(little->text == "nص\n");
    CHECK(big->text == "nص\n");
    CHECK(little->encoding == TextEncoding::kUtf16);
}

TEST_CASE("UTF-16 that is cut, unmarked or stated for something else is refused",
          "[issuer][intake][encoding]") {
    CHECK(decoded("\xFF\xFEn\0x"s).error().code == ErrorCode::kBadUtf8);
    CHECK(decoded("\xFF\xFE\0\xD8"s).error().code == ErrorCode::kBadUtf8);
    CHECK(decoded("n\0a\0m\0"s).error().code == ErrorCode::kBadUtf8);
    CHECK(decoded("name", TextEncoding::kUtf16).error().code == ErrorCode::kBadUtf8);
}

TEST_CASE("stated Windows-1256 gives Arabic letters", "[issuer][intake][encoding]") {
    const auto text = decoded("\xDD\xD1\xCD\n", TextEncoding::kWindows1256);
    REQUIRE(text);
    CHECK(text->text == "فرح\n");
    CHECK(text->encoding == TextEncoding::kWindows1256);
}

TEST_CASE("stated Latin-1 and Windows-1252 give accented letters", "[issuer][intake][encoding]") {
    CHECK(decoded("Jos\xE9\n", TextEncoding::kLatin1)->text == "José\n");
    CHECK(decoded("O\x92"
                  "Brien\n",
                  TextEncoding::kWindows1252)
              ->text == "O’Brien\n");
}

TEST_CASE("bytes without meaning in the stated encoding are refused", "[issuer][intake][encoding]") {
    CHECK(decoded("Jos\x81\n", TextEncoding::kWindows1252).error().code == ErrorCode::kBadUtf8);
    CHECK(decoded("O\x92"
                  "Brien\n",
                  TextEncoding::kLatin1)
              .error()
              .code == ErrorCode::kBadUtf8);
    const auto broken = decoded("a\nJos\xE9\n", TextEncoding::kUtf8);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().where == "line 2");
}

TEST_CASE("a file that reads differently in each encoding is refused with a sample and the options",
          "[issuer][intake][encoding]") {
    const auto refused = decoded(
        "name\nNu\xF1"
        "ez\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "line 2");
    CHECK_THAT(refused.error().detail, Catch::Contains("--encoding windows-1252 gives \"Nuñez\""));
    CHECK_THAT(refused.error().detail, Catch::Contains("--encoding windows-1256 gives \"Nuٌez\""));
}

TEST_CASE("a file that every 8-bit encoding reads alike needs no statement", "[issuer][intake][encoding]") {
    const auto text = decoded("\xC9lodie Ren\xE9\n");
    REQUIRE_FALSE(text);  // capital É is an Arabic letter in Windows-1256
    const auto lower = decoded("Ren\xE9 Fran\xE7ois\n");
    REQUIRE(lower);
    CHECK(lower->any_reading_agrees);
    CHECK(lower->text == "René François\n");
}

TEST_CASE("a UTF-8 file is not read as something else even when that is stated",
          "[issuer][intake][encoding]") {
    const auto refused = decoded("José\n", TextEncoding::kWindows1252);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, Catch::Contains("JosÃ©"));
    CHECK(decoded("plain\n", TextEncoding::kWindows1252));
}

TEST_CASE("workbooks, empty files and NUL characters are no text", "[issuer][intake][encoding]") {
    CHECK_THAT(decoded("PK\x03\x04 rest").error().detail, Catch::Contains("workbook"));
    CHECK_THAT(decoded("\xD0\xCF\x11\xE0 rest").error().detail, Catch::Contains("workbook"));
    CHECK(decoded("").error().code == ErrorCode::kBadValue);
    CHECK(decoded("a\0b"s).error().code == ErrorCode::kBadUtf8);
}

TEST_CASE("each encoding is known by its name and no other", "[issuer][intake][encoding]") {
    for (const auto encoding : {TextEncoding::kUtf8, TextEncoding::kUtf16, TextEncoding::kWindows1256,
                                TextEncoding::kWindows1252, TextEncoding::kLatin1})
        CHECK(text_encoding_from(to_string(encoding)) == encoding);
    CHECK_FALSE(text_encoding_from("cp1256"));
}
