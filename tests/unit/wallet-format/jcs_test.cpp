// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jcs.h"
#include "base/json_writer.h"
#include "tests/unit/wallet-format/samples.h"

#include <algorithm>
#include <string>
#include <vector>

namespace carnet::wallet {
namespace {

using test::parsed;

std::string canonical(std::string_view text) {
    return canonicalize(parsed(text).root());
}

// Code points of a kind where UTF-8 order and UTF-16 order disagree, and some where they do not.
constexpr char32_t kPicked[] = {0x20,   0x41,   0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,
                                0xE000, 0xFB33, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6U);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12U);
        } else {
            put(0xF0 | c >> 18U);
            put(0x80 | (c >> 12U & 0x3FU));
        }
        put(0x80 | (c >> 6U & 0x3FU));
    }
    put(0x80 | (c & 0x3FU));
}

void append_utf16(std::u16string& out, char32_t c) {
    if (c < 0x10000) {
        out += static_cast<char16_t>(c);
        return;
    }
    out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U));
    out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU));
}

struct Name {
    std::u16string utf16;
    std::string utf8;
};

Name random_name(Random& random) {
    Name name;
    for (auto left = random.below(6); left > 0; --left) {
        const char32_t c = kPicked[random.below(std::size(kPicked))];
        append_utf8(name.utf8, c);
        append_utf16(name.utf16, c);
    }
    return name;
}

TEST_CASE("members are written in order of their UTF-16 code units", "[wallet-format][jcs]") {
    // The example of RFC 8785 3.2.3: the emoji (surrogates) comes before U+FB33.
    CHECK(canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,"
                    "\"\\u00f6\":7}") ==
          "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x80\":5,"
          "\"\xEF\xAC\xB3\":3}");
}

TEST_CASE("a name comes before every longer name that begins with it", "[wallet-format][jcs]") {
    CHECK(canonical(R"({"ab":1,"a":2,"":3,"abc":4})") == R"({"":3,"a":2,"ab":1,"abc":4})");
}

TEST_CASE("any set of names comes out in UTF-16 order", "[wallet-format][jcs]") {
    test::SeededRandom random(2026);
    for (int round = 0; round < 300; ++round) {
        std::vector<Name> names;
        for (int i = 0; i < 20; ++i) names.push_back(random_name(random));
        const auto less = [](const Name& a, const Name& b) { return a.utf16 < b.utf16; };
        const auto same = [](const Name& a, const Name& b) { return a.utf16 == b.utf16; };
        auto sorted = names;
        std::sort(sorted.begin(), sorted.end(), less);
        sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
        auto shuffled = sorted;
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[random.below(i)]);
        const auto object = [](const std::vector<Name>& of) {
            std::string text = "{";
            for (const auto& name : of) text += (text.size() > 1 ? ",\"" : "\"") + name.utf8 + "\":0";
            return text + "}";
        };
        REQUIRE(canonical(object(shuffled)) == object(sorted));
    }
}

TEST_CASE("canonical text has no white space and keeps the order of arrays", "[wallet-format][jcs]") {
    CHECK(canonical(" { \"b\" : [ 3 , 1 , { \"z\" : null , \"a\" : [ ] } ] ,\n \"a\" : { } } ") ==
          R"({"a":{},"b":[3,1,{"a":[],"z":null}]})");
}

TEST_CASE("numbers are spelled as ECMAScript spells them", "[wallet-format][jcs]") {
    CHECK(canonical("[1.0,-0,1E30,4.50,2e-3,0.000001,1e-7,1e21,100000000000000000000,333333333.33333329,"
                    "9007199254740993,5e-324]") ==
          "[1,0,1e+30,4.5,0.002,0.000001,1e-7,1e+21,100000000000000000000,333333333.3333333,9007199254740992,"
          "5e-324]");
}

TEST_CASE("strings are escaped in the one shortest way", "[wallet-format][jcs]") {
    CHECK(canonical(R"(["\u000f\u000a\"\\\/\u20ac\u0041\u007f"])") ==
          "[\"\\u000f\\n\\\"\\\\/\xE2\x82\xAC"
          "A\x7F\"]");
}

TEST_CASE("a character that needs an escape gets it wherever it stands", "[wallet-format][jcs]") {
    for (std::size_t size = 1; size <= 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (const char c : {'"', '\\', '\x00', '\x01', '\n', '\x1F', ' ', '!', '#', '[', ']', '\x7F'}) {
                std::string text(size, 'a');
                text[at] = c;
                std::string expected = "[";
                append_json_string(expected, text);
                expected += "]";
                REQUIRE(canonical(expected) == expected);
            }
        }
    }
}

TEST_CASE("texts of any length are written whole", "[wallet-format][jcs]") {
    for (const unsigned size :
         {4'000U, 4'091U, 4'092U, 4'093U, 4'094U, 4'095U, 4'096U, 4'097U, 8'192U, 100'000U}) {
        const std::string text = "[\"" + std::string(size, 'x') + "\",\"\xE0\xA4\x95\",1.5]";
        CHECK((canonical(text) == text));
    }
}

TEST_CASE("canonical text is its own canonical form", "[wallet-format][jcs]") {
    const auto once = canonicalize(parsed(test::sample_credential()).root());
    CHECK(canonical(once) == once);
}

TEST_CASE("a member is left out of the outermost object only", "[wallet-format][jcs]") {
    const auto document = parsed(R"({"proof":1,"a":{"proof":2},"b":[{"proof":3}]})");
    CHECK(canonicalize_without(document.root(), "proof") == R"({"a":{"proof":2},"b":[{"proof":3}]})");
    CHECK(canonicalize_without(document.root(), "absent") == canonicalize(document.root()));
}

TEST_CASE("leaving a member out of something that is no object changes nothing", "[wallet-format][jcs]") {
    CHECK(canonicalize_without(parsed("[1,2]").root(), "proof") == "[1,2]");
}

TEST_CASE("the deepest document that the reader lets through is canonicalized", "[wallet-format][jcs]") {
    std::string text;
    for (int i = 0; i < 63; ++i) text += R"({"b":1,"a":)";
    text += "[]" + std::string(63, '}');
    std::string expected;
    for (int i = 0; i < 63; ++i) expected += R"({"a":)";
    expected += "[]";
    for (int i = 0; i < 63; ++i) expected += R"(,"b":1})";
    CHECK(canonical(text) == expected);
}

}  // namespace
}  // namespace carnet::wallet
