// SPDX-License-Identifier: Apache-2.0
// What the strict reader refuses, with which code and at which place.
#include "base/json_reader.h"
#include "base/src/json_scan.h"

#include "tests/support/result_text.h"

#include <chrono>
#include <ctime>

#include <catch2/catch.hpp>

using namespace carnet;
using namespace std::string_literals;

namespace {

struct Refused {
    std::string text;
    ErrorCode code;
    std::string where;
};

void check_refused(const std::vector<Refused>& cases) {
    for (const Refused& refused : cases) {
        CAPTURE(refused.text.substr(0, 100));
        const auto document = JsonDocument::parse(refused.text);
        REQUIRE_FALSE(document);
        CHECK(to_string(document.error().code) == to_string(refused.code));
        CHECK(document.error().where == refused.where);
        CHECK_FALSE(document.error().detail.empty());
    }
}

constexpr auto kSyntax = ErrorCode::kJsonSyntax;

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

TEST_CASE("every form of well-formed JSON is accepted", "[base][json_refusal]") {
    for (const std::string& text : std::vector<std::string>{"null",
                                                            "true",
                                                            "false",
                                                            "0",
                                                            "-0",
                                                            "1",
                                                            "-1",
                                                            "1.5",
                                                            "1e5",
                                                            "1E+5",
                                                            "1e-5",
                                                            "0e0",
                                                            "0.0",
                                                            "\"\"",
                                                            "\"a\"",
                                                            "[]",
                                                            "{}",
                                                            " [ ] ",
                                                            "\t{\n}\r\n",
                                                            "[[]]",
                                                            "[{}]",
                                                            "[1,2]",
                                                            "[1 , 2]",
                                                            R"({"":0})",
                                                            R"({"a":{"b":[]}})",
                                                            R"(["\u0000"])",
                                                            R"(["\uD834\uDD1E"])",
                                                            R"(["\ud834\udd1e"])",
                                                            R"(["\/"])",
                                                            R"(["\\ud800"])",
                                                            R"(["\\\\ud800"])",
                                                            "[\"\x7f\"]",
                                                            "[\"\xC2\x80\"]",
                                                            "[\"\xF4\x8F\xBF\xBF\"]",
                                                            "[\"\xE2\x80\xA8\"]",
                                                            "[1,null,true,false,\"x\",{},[]]",
                                                            R"({"a":1,"b":1})",
                                                            R"({"a":1,"A":1})",
                                                            R"({"a":{"a":{"a":1}}})",
                                                            R"([{"a":1},{"a":1}])"}) {
        CAPTURE(text);
        CHECK(JsonDocument::parse(text));
        CHECK_FALSE(json_detail::find_json_fault(text, 64));
    }
}

TEST_CASE("text that is no JSON is refused at its first fault", "[base][json_refusal]") {
    check_refused({
        {"", kSyntax, "offset 0"},
        {" \n", kSyntax, "offset 2"},
        {"[", kSyntax, "offset 1"},
        {"]", kSyntax, "offset 0"},
        {"[1", kSyntax, "offset 2"},
        {"[1,", kSyntax, "offset 3"},
        {"[1,]", kSyntax, "offset 3"},
        {"[,1]", kSyntax, "offset 1"},
        {"[1,,2]", kSyntax, "offset 3"},
        {"[1 2]", kSyntax, "offset 3"},
        {"[1}", kSyntax, "offset 2"},
        {"[1]]", kSyntax, "offset 3"},
        {"[][]", kSyntax, "offset 2"},
        {"{} {}", kSyntax, "offset 3"},
        {"1 2", kSyntax, "offset 2"},
        {"[]x", kSyntax, "offset 2"},
        {"[]\0"s, kSyntax, "offset 2"},
        {"\0"s, kSyntax, "offset 0"},
        {"{", kSyntax, "offset 1"},
        {"}", kSyntax, "offset 0"},
        {"{]", kSyntax, "offset 1"},
        {R"({"a")", kSyntax, "offset 4"},
        {R"({"a":)", kSyntax, "offset 5"},
        {R"({"a":1)", kSyntax, "offset 6"},
        {R"({"a":1,})", kSyntax, "offset 7"},
        {R"({"a":1,,"b":2})", kSyntax, "offset 7"},
        {R"({"a" 1})", kSyntax, "offset 5"},
        {R"({"a"::1})", kSyntax, "offset 5"},
        {R"({"a","b"})", kSyntax, "offset 4"},
        {R"({"a":1 "b":2})", kSyntax, "offset 7"},
        {R"({"a":1])", kSyntax, "offset 6"},
        {"{a:1}", kSyntax, "offset 1"},
        {"{1:1}", kSyntax, "offset 1"},
        {"{'a':1}", kSyntax, "offset 1"},
        {"{null:1}", kSyntax, "offset 1"},
        {"['a']", kSyntax, "offset 1"},
        {"[nul]", kSyntax, "offset 1"},
        {"[nulll]", kSyntax, "offset 5"},
        {"[True]", kSyntax, "offset 1"},
        {"[truefalse]", kSyntax, "offset 5"},
        {"[undefined]", kSyntax, "offset 1"},
        {"[NaN]", kSyntax, "offset 1"},
        {"[Infinity]", kSyntax, "offset 1"},
        {"[1]//x", kSyntax, "offset 3"},
        {"/**/[1]", kSyntax, "offset 0"},
        {"#\n[1]", kSyntax, "offset 0"},
        {"[1\x0b]", kSyntax, "offset 2"},
        {"[1\x0c]", kSyntax, "offset 2"},
        {"[\xC2\xA0]", kSyntax, "offset 1"},
        {R"(["a)", kSyntax, "offset 1"},
        {R"(["a\"])", kSyntax, "offset 1"},
        {R"("\)", kSyntax, "offset 1"},
        {R"(["\a"])", kSyntax, "offset 2"},
        {R"(["\x41"])", kSyntax, "offset 2"},
        {R"(["\'"])", kSyntax, "offset 2"},
        {R"(["\U0041"])", kSyntax, "offset 2"},
        {R"(["\u"])", kSyntax, "offset 2"},
        {R"(["\u00g0"])", kSyntax, "offset 2"},
        {R"(["\u004"])", kSyntax, "offset 2"},
        {R"(["\u+041"])", kSyntax, "offset 2"},
        {"[\"a\nb\"]", kSyntax, "offset 3"},
        {"[\"\t\"]", kSyntax, "offset 2"},
        {"[\"\0\"]"s, kSyntax, "offset 2"},
        {"[\"\x1f\"]", kSyntax, "offset 2"},
        {"[\"\\\n\"]", kSyntax, "offset 2"},
        {"\xFE\xFF\0["s, kSyntax, "offset 0"},
        {"[\0]\0"s, kSyntax, "offset 1"},
    });
}

TEST_CASE("a byte order mark is refused and said so", "[base][json_refusal]") {
    check_refused({{"\xEF\xBB\xBF{}", kSyntax, "offset 0"},
                   {"\xEF\xBB\xBF", kSyntax, "offset 0"},
                   {"[\xEF\xBB\xBF]", kSyntax, "offset 1"}});
    CHECK(JsonDocument::parse("\xEF\xBB\xBF{}").error().detail.find("byte order mark") != std::string::npos);
}

TEST_CASE("misspelt numbers and numbers beyond a double are refused as numbers", "[base][json_refusal]") {
    std::vector<Refused> cases;
    for (const char* number :
         {"01", "-01", "00", "-", "-a", "1.", "1.e5", "-.5", "1e", "1e+", "1E-", "1e1.5x", "0x10", "1e400",
          "-1e400", "1e309", "1.7976931348623159e308", "1e99999999999999999999", "123456789e308"}) {
        const std::string text(number);
        const bool tail = text == "1e1.5x" || text == "0x10";  // a number ends, then something else follows
        cases.push_back({"[0," + text + "]", tail ? kSyntax : ErrorCode::kJsonBadNumber,
                         text == "1e1.5x" ? "offset 6"
                         : tail           ? "offset 4"
                                          : "offset 3"});
    }
    check_refused(cases);
    check_refused(
        {{"1e400", ErrorCode::kJsonBadNumber, "offset 0"},
         {std::string(400, '9'), ErrorCode::kJsonBadNumber, "offset 0"},
         {"[" + std::string(400, '9') + ".5]", ErrorCode::kJsonBadNumber, "offset 1"},
         {"[99999999999999999999, 1e999]", ErrorCode::kJsonBadNumber, "offset 23"},
         {"[" + std::string(60, '9') + "e9223372036854775807]", ErrorCode::kJsonBadNumber, "offset 1"},
         {"[0.01e9223372036854775807]", ErrorCode::kJsonBadNumber, "offset 1"},
         {"[+1]", kSyntax, "offset 1"},
         {"[.5]", kSyntax, "offset 1"},
         {"[1,--1]", ErrorCode::kJsonBadNumber, "offset 3"},
         {"[1e5e5]", kSyntax, "offset 4"},
         {"[1 000]", kSyntax, "offset 3"},
         {"[1_000]", kSyntax, "offset 2"},
         {"[099999999999999999999999]", ErrorCode::kJsonBadNumber, "offset 1"}});
}

TEST_CASE("bytes that are not UTF-8 are refused where they stand", "[base][json_refusal]") {
    for (const std::string& bad : {"\x80"s, "\xff"s, "\xc0\xaf"s, "\xc3"s, "\xe2\x82"s, "\xed\xa0\x80"s,
                                   "\xed\xbf\xbf"s, "\xf4\x90\x80\x80"s, "\xf0\x80\x80\x80"s, "\xe9"s}) {
        check_refused({{"[\"ab" + bad + "\"]", ErrorCode::kBadUtf8, "offset 4"},
                       {"{\"" + bad + "\":1}", ErrorCode::kBadUtf8, "offset 2"},
                       {"[\"" + std::string(200, 'x') + bad + "y\"]", ErrorCode::kBadUtf8, "offset 202"}});
    }
}

TEST_CASE("every single corrupted byte of a word in Devanagari is refused or read as other text",
          "[base][json_refusal]") {
    const std::string text = "[\"\xE0\xA4\x86\xE0\xA4\xB6\xE0\xA4\xBE\"]";
    std::size_t refused = 0;
    for (std::size_t place = 2; place < text.size() - 2; ++place) {
        for (int c = 0x80; c < 256; ++c) {
            std::string corrupted = text;
            corrupted[place] = static_cast<char>(c);
            const auto document = JsonDocument::parse(corrupted);
            if (document) {
                CHECK("[\"" + std::string(document->root().at(0).string()) + "\"]" == corrupted);
            } else {
                CHECK(document.error().code == ErrorCode::kBadUtf8);
                ++refused;
            }
        }
    }
    CHECK(refused > 500);
}

TEST_CASE("half a surrogate pair is refused in whatever company", "[base][json_refusal]") {
    std::vector<Refused> cases;
    for (const char* half :
         {R"(\ud800)", R"(\uDBFF)", R"(\udc00)", R"(\uDFFF)", R"(\ud800\ud800)", R"(\udc00\ud800)",
          R"(\ud800\u0041)", R"(\ud800\n)", R"(\ud800x)", R"(\ud800\\udc00)", R"(\ud83d\ud83d\ude00)",
          R"(\ud800\ue000)", R"(\ud800\udbff)", R"(\ud800 \udc00)"}) {
        cases.push_back({"[\"a" + std::string(half) + "\"]", ErrorCode::kBadUtf8, "offset 3"});
        cases.push_back({"{\"a" + std::string(half) + "\":1}", ErrorCode::kBadUtf8, "offset 3"});
    }
    check_refused(cases);
}

TEST_CASE("no pair of \\u escapes is read as anything but what it says", "[base][json_refusal]") {
    const auto escape = [](unsigned unit) {
        char text[8];
        std::snprintf(text, sizeof text, "\\u%04x", unit);
        return std::string(text);
    };
    for (unsigned first = 0xd7c0; first < 0xe040; first += 0x20) {
        for (unsigned second = 0; second < 0x10000; second += 0x3ff) {
            const bool pair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
            const bool halves =
                !pair && ((first >= 0xd800 && first < 0xe000) || (second >= 0xd800 && second < 0xe000));
            const auto document = JsonDocument::parse("[\"" + escape(first) + escape(second) + "\"]");
            CAPTURE(first, second);
            REQUIRE(document.has_value() == !halves);
            if (pair) REQUIRE(document->root().at(0).string().size() == 4);
        }
    }
}

TEST_CASE("a member that appears twice is refused however it is spelled", "[base][json_refusal]") {
    constexpr auto kTwice = ErrorCode::kJsonDuplicateMember;
    check_refused({
        {R"({"a":1,"a":1})", kTwice, "/a"},
        {R"({"a":1,"\u0061":2})", kTwice, "/a"},
        {R"({"\u0061":1,"a":2})", kTwice, "/a"},
        {R"({"":1,"":2})", kTwice, "/"},
        {R"({"x":[{"y":1},{"y":1,"z":2,"y":3}]})", kTwice, "/x/1/y"},
        {R"({"a/b":1,"a\/b":2})", kTwice, "/a~1b"},
        {R"({"é":1,"\u00E9":2})", kTwice, "/é"},
        {R"({"😀":1,"\ud83d\ude00":2})", kTwice, "/😀"},
        {R"({"a":{"b":1},"a":{"b":1}})", kTwice, "/a"},
        {R"({"a\u0000":1,"a\u0000":1})", kTwice, "/a\0"s},
    });
    CHECK(JsonDocument::parse("{\"a\\u0000\":1,\"a\":1}"));
    CHECK(JsonDocument::parse("{\"\xC3\xA9\":1,\"e\xCC\x81\":1}"));  // no normalization: two names
}

TEST_CASE("duplicates are found in small and in large objects, wherever they stand", "[base][json_refusal]") {
    for (const std::size_t count : {2U, 15U, 16U, 17U, 18U, 100U, 1000U}) {
        std::string members;
        for (std::size_t i = 0; i < count; ++i)
            members += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":{\"v\":[]}";
        CHECK(JsonDocument::parse("{" + members + "}"));
        for (const std::size_t twin : {std::size_t{0}, count / 2, count - 1}) {
            const std::string name = "k" + std::to_string(twin);
            check_refused(
                {{"{" + members + ",\"" + name + "\":0}", ErrorCode::kJsonDuplicateMember, "/" + name}});
        }
    }
}

TEST_CASE("two hundred thousand members do not cost their square", "[base][json_refusal]") {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i)
        text += (i == 0 ? "\"member" : ",\"member") + std::to_string(100'000 + i) + "\":1";
    const JsonLimits wide{.max_bytes = 8U << 20U, .max_depth = 64, .max_values = 1'000'000};
    const double start = cpu_seconds();
    const auto document = JsonDocument::parse(text + "}", wide);
    REQUIRE(document);
    CHECK(document->root().size() == 200'000);
    const auto twice = JsonDocument::parse(text + ",\"member100000\":2}", wide);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().where == "/member100000");
    CHECK(document->root() == document->root());
    CHECK(cpu_seconds() - start < 8.0);  // a square would be minutes; sanitizers are slow
    const auto usual = JsonDocument::parse(text + "}");
    CHECK(usual.error().code == ErrorCode::kJsonTooLarge);
}

TEST_CASE("nesting up to the limit is read, beyond it refused at its place", "[base][json_refusal]") {
    for (const auto& [open, close, inner] : {std::tuple{"[", "]", ""}, std::tuple{"{\"a\":", "}", "1"}}) {
        CHECK(JsonDocument::parse(repeated(open, 64) + inner + repeated(close, 64)));
        const auto deep = JsonDocument::parse(repeated(open, 65) + inner + repeated(close, 65));
        REQUIRE_FALSE(deep);
        CHECK(deep.error().code == ErrorCode::kJsonTooDeep);
        CHECK(deep.error().where == "offset " + std::to_string(64 * std::string_view(open).size()));
    }
    CHECK(JsonDocument::parse("1", {.max_depth = 0}));
    CHECK(JsonDocument::parse("[]", {.max_depth = 0}).error().code == ErrorCode::kJsonTooDeep);
    CHECK(JsonDocument::parse("[[]]", {.max_depth = 1}).error().where == "offset 1");
}

TEST_CASE("a hundred thousand arrays in one another are refused, closed or not", "[base][json_refusal]") {
    for (const std::string& text : {repeated("[", 100'000), repeated("[", 100'000) + repeated("]", 100'000),
                                    repeated("{\"a\":", 100'000), repeated("[{\"a\":", 50'000)}) {
        for (const std::size_t asked : {std::size_t{64}, std::size_t{1'000'000}}) {
            const auto document = JsonDocument::parse(text, {.max_depth = asked});
            REQUIRE_FALSE(document);
            CHECK(document.error().code == ErrorCode::kJsonTooDeep);
        }
    }
    const auto deepest =
        JsonDocument::parse(repeated("[", kMaxJsonDepth) + repeated("]", kMaxJsonDepth), {.max_depth = 5000});
    REQUIRE(deepest);
    CHECK(deepest->root() == deepest->root());
    CHECK(JsonDocument::parse(repeated("[", kMaxJsonDepth + 1) + repeated("]", kMaxJsonDepth + 1),
                              {.max_depth = 5000})
              .error()
              .code == ErrorCode::kJsonTooDeep);
}

TEST_CASE("too many bytes and too many values are refused", "[base][json_refusal]") {
    CHECK(JsonDocument::parse("[1,2,3]", {.max_bytes = 7}));
    CHECK(JsonDocument::parse("[1,2,3]", {.max_bytes = 6}).error().code == ErrorCode::kJsonTooLarge);
    CHECK(JsonDocument::parse("[1,2,3]", {.max_values = 4}));
    CHECK(JsonDocument::parse("[1,2,3]", {.max_values = 3}).error().code == ErrorCode::kJsonTooLarge);
    CHECK(JsonDocument::parse(R"({"a":1})", {.max_values = 3}));
    CHECK(JsonDocument::parse(R"({"a":1})", {.max_values = 2}).error().code == ErrorCode::kJsonTooLarge);
    CHECK(JsonDocument::parse("1", {.max_values = 0}).error().code == ErrorCode::kJsonTooLarge);
    const std::string many = "[" + repeated("0,", 400'000) + "0]";
    CHECK(JsonDocument::parse(many).error().code == ErrorCode::kJsonTooLarge);
    CHECK(JsonDocument::parse(many, {.max_values = 400'002}));
    CHECK(JsonDocument::parse(std::string(2U << 20U, ' ')).error().code == ErrorCode::kJsonTooLarge);
}

TEST_CASE("every beginning of a document is refused, the whole is read", "[base][json_refusal]") {
    const std::string text = R"({"a":[1.5e3,"\u00e9\ud83d\ude00\n",true,null],"b":{"c":-0,"d":[{}]}})";
    REQUIRE(JsonDocument::parse(text));
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(JsonDocument::parse(text.substr(0, length)));
    }
}

TEST_CASE("reader and fault finder agree on every one-byte change of a document", "[base][json_refusal]") {
    const std::string text =
        R"({"a":[1.5e3,"\u00e9",true,null],"b":{"c":-0,"d":[{}]},"e":12345678901234567890123})";
    std::size_t read = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (int c = 0; c < 256; ++c) {
            std::string changed = text;
            changed[place] = static_cast<char>(c);
            const auto document = JsonDocument::parse(changed);
            const auto fault = json_detail::find_json_fault(changed, 64);
            CAPTURE(changed);
            if (document) {
                ++read;
                REQUIRE_FALSE(fault);
            } else if (document.error().code != ErrorCode::kJsonDuplicateMember) {
                REQUIRE(fault);
                REQUIRE(fault->code == document.error().code);
            }
        }
    }
    CHECK(read > 300);
}
