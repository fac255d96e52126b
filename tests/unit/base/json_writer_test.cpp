// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include "tests/support/ends_process.h"
#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

}  // namespace

TEST_CASE("a document is written in the order of the calls, without white space", "[base][json_writer]") {
    JsonWriter writer;
    writer.begin_object().member("name", "Asha").key("n").integer(-5).key("list").begin_array();
    writer.number(1.5)
        .boolean(true)
        .boolean(false)
        .null()
        .begin_array()
        .end_array()
        .begin_object()
        .end_object();
    writer.raw("{\"raw\":0}")
        .end_array()
        .key("last")
        .begin_object()
        .member("a", "b")
        .end_object()
        .end_object();
    CHECK(writer.take() ==
          R"({"name":"Asha","n":-5,"list":[1.5,true,false,null,[],{},{"raw":0}],"last":{"a":"b"}})");
}

TEST_CASE("a writer that was emptied begins a new document", "[base][json_writer]") {
    JsonWriter writer;
    writer.begin_array().integer(1).integer(2).end_array();
    CHECK(writer.take() == "[1,2]");
    writer.begin_object().member("a", "b").end_object();
    CHECK(writer.take() == R"({"a":"b"})");
    CHECK(writer.string("alone").take() == "\"alone\"");
    CHECK(writer.integer(INT64_MIN).take() == "-9223372036854775808");
}

TEST_CASE("a document that is not complete ends the process when it is taken", "[base][json_writer]") {
    CHECK(test::ends_process([] { static_cast<void>(JsonWriter().take()); }));
    CHECK(test::ends_process([] { static_cast<void>(JsonWriter().begin_object().take()); }));
    CHECK(test::ends_process(
        [] { static_cast<void>(JsonWriter().begin_array().end_array().end_array().take()); }));
    CHECK(test::ends_process([] { static_cast<void>(JsonWriter().key("a").take()); }));
    CHECK_FALSE(test::ends_process([] { static_cast<void>(JsonWriter().null().take()); }));
}

// spec: RFC 8785 3.2.2.2
TEST_CASE("strings are escaped where JSON needs it and nowhere else", "[base][json_writer]") {
    using namespace std::string_view_literals;
    CHECK(quoted("") == "\"\"");
    CHECK(quoted("plain /text' <>&") == "\"plain /text' <>&\"");
    CHECK(quoted("\"\\\b\t\n\f\r") == R"("\"\\\b\t\n\f\r")");
    CHECK(quoted("\0\x01\x0b\x1f\x7f"sv) == "\"\\u0000\\u0001\\u000b\\u001f\x7f\"");
    CHECK(quoted("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xE2\x80\xA8\"") ==
          "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xE2\x80\xA8\\\"\"");
}

TEST_CASE("bytes that are not UTF-8 are replaced, what surrounds them stays", "[base][json_writer]") {
    const std::string mark = "\xEF\xBF\xBD";
    CHECK(quoted("a\xff"
                 "b") == "\"a" + mark + "b\"");
    CHECK(quoted("\xC3\xA9\xC3") == "\"\xC3\xA9" + mark + "\"");
    CHECK(quoted("\xed\xa0\x80") == "\"" + mark + mark + mark + "\"");
    CHECK(quoted("\xff\n\xE0\xA4\x85") == "\"" + mark + "\\n\xE0\xA4\x85\"");
    CHECK(JsonDocument::parse(quoted("\xf0\x9f\x98\xff\x80")));
}

TEST_CASE("any character is read back from its spelling", "[base][json_writer]") {
    std::string all;
    for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
    all += "\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    const auto document = JsonDocument::parse(quoted(all));
    REQUIRE(document);
    CHECK(document->root().string() == all);
}

TEST_CASE("a parsed value is written as it was read", "[base][json_writer]") {
    for (const char* text : {R"({"z":[1,2.5,null,true,{"b":{},"a":[]}],"a":"\"\\\n","n":-7,"e":1e+30})", "[]",
                             "{}", "\"x\"", "null", "[[[[]]]]"}) {
        const auto document = JsonDocument::parse(text);
        REQUIRE(document);
        CHECK(JsonWriter().value(document->root()).take() == text);
        CHECK(JsonWriter().begin_array().value(document->root()).value(document->root()).end_array().take() ==
              "[" + std::string(text) + "," + text + "]");
    }
}
