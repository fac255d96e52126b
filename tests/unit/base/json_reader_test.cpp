// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.h"

#include "tests/support/ends_process.h"
#include "tests/support/result_text.h"

#include <algorithm>
#include <ranges>
#include <thread>

#include <catch2/catch.hpp>

using namespace carnet;

namespace {

JsonDocument read(std::string_view text) {
    auto document = JsonDocument::parse(text);
    INFO("document: " << text.substr(0, 200));
    REQUIRE(document);
    return *document;
}

constexpr std::string_view kPerson = R"({
    "name": "Asha Example", "born": 1988, "units": [{"id": "U1", "passed": true}, {"id": "U2", "passed": false}],
    "levels": [1, 2.5, -3, null], "note": null, "": {"a/b": {"m~n": [[], [0, "deep"]]}}})";

}  // namespace

TEST_CASE("a document is read as it stands", "[base][json_reader]") {
    const JsonDocument document = read(kPerson);
    const JsonValue root = document.root();
    CHECK(root.is_object());
    CHECK(root.size() == 6);
    CHECK(root.require("name").value().as_string().value() == "Asha Example");
    CHECK(root.require("born").value().as_integer().value() == 1988);
    CHECK(root.find("note")->is_null());
    CHECK(root.find("levels")->at(1).number() == 2.5);
    CHECK(root.find("levels")->at(3).is_null());
    CHECK(root.find("units")->at(1).find("passed")->as_boolean().value() == false);
    CHECK(root.find("units")->at(0).find("passed")->boolean());
    CHECK_FALSE(root.find("Name"));
    CHECK_FALSE(root.find("nam"));
    CHECK_FALSE(root.find("name")->find("x"));
    CHECK(root.find("name")->size() == 0);
}

TEST_CASE("members and elements come in the order of the text", "[base][json_reader]") {
    const JsonDocument document = read(R"({"z":{"y":[1,[2,{"q":3}],4]},"a":0,"m":{}})");
    std::string names;
    for (const auto& [name, value] : document.root().members()) names += std::string(name) + ",";
    CHECK(names == "z,a,m,");
    std::vector<JsonType> types;
    for (const JsonValue element : document.root().find("z")->find("y")->elements())
        types.push_back(element.type());
    CHECK(types == std::vector{JsonType::kNumber, JsonType::kArray, JsonType::kNumber});
    CHECK(document.root().find("m")->members().empty());
    CHECK(document.root().find("a")->members().empty());
    CHECK(document.root().find("a")->elements().empty());
    CHECK(document.root().elements().empty());
    CHECK(std::ranges::distance(document.root().members()) == 3);
}

TEST_CASE("elements are the same by index and by iteration, flat or nested", "[base][json_reader]") {
    for (const char* text : {"[]", "[1,\"b\",true,null]", "[1,[2,3],{\"a\":[4]},5]", "[[],[]]"}) {
        const JsonDocument document = read(text);
        std::size_t index = 0;
        for (const JsonValue element : document.root().elements())
            CHECK(document.root().at(index++) == element);
        CHECK(index == document.root().size());
    }
}

TEST_CASE("a wrong type, a missing member and a number that is no integer are named with their pointer",
          "[base][json_reader]") {
    const JsonDocument document = read(kPerson);
    const JsonValue unit = document.root().find("units")->at(1);
    const auto wrong = unit.require("id").value().as_integer();
    CHECK(wrong.error().code == ErrorCode::kWrongType);
    CHECK(wrong.error().where == "/units/1/id");
    CHECK(wrong.error().detail == "a number expected, but this is a string");
    CHECK(unit.require("passed").value().as_string().error().code == ErrorCode::kWrongType);
    CHECK(unit.as_array().error().code == ErrorCode::kWrongType);
    CHECK(unit.find("id")->as_object().error().code == ErrorCode::kWrongType);
    CHECK(unit.find("id")->as_boolean().error().code == ErrorCode::kWrongType);
    CHECK(unit.find("id")->as_number().error().code == ErrorCode::kWrongType);
    CHECK(unit.as_object().value() == unit);
    const auto missing = unit.require("grade");
    CHECK(missing.error().code == ErrorCode::kMissingMember);
    CHECK(missing.error().where == "/units/1");
    CHECK(missing.error().detail.find("grade") != std::string::npos);
    CHECK(unit.find("id")->require("x").error().code == ErrorCode::kWrongType);
    const auto fraction = document.root().find("levels")->at(1).as_integer();
    CHECK(fraction.error().code == ErrorCode::kBadValue);
    CHECK(fraction.error().where == "/levels/1");
}

// spec: RFC 6901 3 and 4
TEST_CASE("a pointer escapes tilde and slash and counts elements from zero", "[base][json_reader]") {
    const JsonDocument document = read(kPerson);
    CHECK(document.root().pointer().empty());
    const JsonValue inner = *document.root().find("")->find("a/b")->find("m~n");
    CHECK(inner.pointer() == "//a~1b/m~0n");
    CHECK(inner.at(0).pointer() == "//a~1b/m~0n/0");
    CHECK(inner.at(1).at(1).pointer() == "//a~1b/m~0n/1/1");
    CHECK(document.root().find("levels")->at(3).pointer() == "/levels/3");
}

TEST_CASE("a pointer of endless length is cut in errors, between characters", "[base][json_reader]") {
    std::string name;
    for (int i = 0; i < 1000; ++i) name += "\xE0\xA4\x85";
    const JsonDocument document = read("{\"" + name + "\":1}");
    const auto refused = document.root().find(name)->as_string();
    CHECK(refused.error().where.size() < 320);
    CHECK(refused.error().where.ends_with("\xE0\xA4\x85..."));
    CHECK(document.root().find(name)->pointer() == "/" + name);
}

TEST_CASE("strings are unescaped and may hold a zero byte", "[base][json_reader]") {
    using namespace std::string_view_literals;
    const JsonDocument document = read(
        R"(["\"\\\/\b\f\n\r\t", "\u0041\u00e9\u0905\uD83D\uDE00", "a\u0000b", "", "\\u0041", "\ufeff", "\uFFFF"])");
    CHECK(document.root().at(0).string() == "\"\\/\b\f\n\r\t");
    CHECK(document.root().at(1).string() == "A\xC3\xA9\xE0\xA4\x85\xF0\x9F\x98\x80");
    CHECK(document.root().at(2).string() == "a\0b"sv);
    CHECK(document.root().at(3).string().empty());
    CHECK(document.root().at(4).string() == "\\u0041");
    CHECK(document.root().at(5).string() == "\xEF\xBB\xBF");
    CHECK(document.root().at(6).string() == "\xEF\xBF\xBF");
}

TEST_CASE("values are equal when they mean the same", "[base][json_reader]") {
    const auto same = [](std::string_view a, std::string_view b) {
        const JsonDocument left = read(a);
        const JsonDocument right = read(b);
        CHECK((left.root() == right.root()) == (right.root() == left.root()));
        return left.root() == right.root();
    };
    CHECK(same(R"({"a":1,"b":[1,2]})", R"({ "b" : [1.0, 2e0], "a" : 10e-1 })"));
    CHECK(same(R"({"a":{"x":1,"y":2}})", R"({"a":{"y":2,"x":1}})"));
    CHECK(same("-0", "0"));
    CHECK(same(R"("\u0041")", R"("A")"));
    CHECK(same("[]", "[ ]"));
    CHECK_FALSE(same("[1,2]", "[2,1]"));
    CHECK_FALSE(same("[]", "{}"));
    CHECK_FALSE(same("[1]", "[1,1]"));
    CHECK_FALSE(same("null", "false"));
    CHECK_FALSE(same("true", "false"));
    CHECK_FALSE(same("1", "\"1\""));
    CHECK_FALSE(same(R"({"a":1})", R"({"b":1})"));
    CHECK_FALSE(same(R"({"a":1,"b":2})", R"({"a":2,"b":1})"));
    CHECK_FALSE(same(R"("a")", R"("ab")"));
}

TEST_CASE("a copy of a document keeps its values alive", "[base][json_reader]") {
    std::optional<JsonDocument> first = read(R"({"a":["kept"]})");
    const JsonDocument copy = *first;
    const JsonValue value = first->root().find("a")->at(0);
    first.reset();
    CHECK(value.string() == "kept");
    CHECK(copy.root().find("a")->at(0).string() == "kept");
}

TEST_CASE("a document outlives the text and the next parse", "[base][json_reader]") {
    std::string text = R"({"a":"first"})";
    const JsonDocument first = read(text);
    text.assign(text.size(), 'x');
    const JsonDocument second = read(R"({"a":"other"})");
    CHECK(first.root().find("a")->string() == "first");
    CHECK(second.root().find("a")->string() == "other");
}

TEST_CASE("many threads read one document and parse their own", "[base][json_reader]") {
    const JsonDocument shared = read(kPerson);
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&shared, &right, t] {
            for (int i = 0; i < 200; ++i) {
                const auto own = JsonDocument::parse("[" + std::to_string(t) + "]");
                if (own && own->root().at(0).number() == t && shared.root().find("born")->number() == 1988)
                    ++right;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(right == 800);
}

TEST_CASE("reading a value as what it is not ends the process", "[base][json_reader]") {
    const JsonDocument document = read("[1,\"a\"]");
    const JsonValue root = document.root();
    CHECK(test::ends_process([&] { static_cast<void>(root.at(0).string()); }));
    CHECK(test::ends_process([&] { static_cast<void>(root.at(1).number()); }));
    CHECK(test::ends_process([&] { static_cast<void>(root.at(1).boolean()); }));
    CHECK(test::ends_process([&] { static_cast<void>(root.at(2)); }));
    CHECK(test::ends_process([&] { static_cast<void>(root.at(0).at(0)); }));
    CHECK_FALSE(test::ends_process([&] { static_cast<void>(root.at(1).string()); }));
}
