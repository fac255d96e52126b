// SPDX-License-Identifier: Apache-2.0
// The description of a document as reader, writer and schema, on a type that has one member of each kind.
#include "tests/unit/wallet-format/profile/described_sampler.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/src/described_reader.h"
#include "wallet-format/profile/src/described_schema.h"
#include "wallet-format/profile/src/described_terms.h"
#include "wallet-format/profile/src/described_writer.h"

#include <array>

namespace carnet::wallet::profile {

enum class Colour : std::uint8_t { kRed, kGreen };

struct Part {
    std::string code;
    friend bool operator==(const Part&, const Part&) = default;
};

struct Everything {
    std::string title;
    std::optional<std::string> note;
    std::vector<std::string> codes;
    Translations names;
    Colour colour = Colour::kRed;
    std::vector<Colour> colours;
    bool is_final = false;
    std::int64_t number = 0;
    Date day = Date::of(UtcTime{});
    std::optional<Date> birth;
    UtcTime at;
    Part part;
    std::optional<Part> other;
    std::vector<Part> parts;
    friend bool operator==(const Everything&, const Everything&) = default;
};

template <>
struct Choice<Colour> {
    static constexpr std::array rows = {std::pair{Colour::kRed, std::string_view("red")},
                                        std::pair{Colour::kGreen, std::string_view("green")}};
};

template <>
struct Description<Part> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constants("kinds", {"Part", "Piece"});
        visitor.text("code", self.code, TextKind::kCode);
    }
};

template <>
struct Description<Everything> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", "Everything");
        visitor.constant_flag("tested", false);
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("note", self.note, TextKind::kParagraph);
        visitor.texts("codes", self.codes, TextKind::kCode, {0, 5});
        visitor.translations("names", self.names, TextKind::kTitle, {1, 4});
        visitor.choice("colour", self.colour);
        visitor.choices("colours", self.colours, {0, 2});
        visitor.flag("isFinal", self.is_final);
        visitor.whole("number", self.number, -5, 5);
        visitor.day("day", self.day);
        visitor.partial_day("birth", self.birth);
        visitor.instant("at", self.at);
        visitor.object("part", self.part);
        visitor.object("other", self.other);
        visitor.list("parts", self.parts, {1, 3});
    }
};

namespace {

using test::Json;
using test::parsed;

Json good() {
    return Json::parse(
        R"({"type":"Everything","tested":false,"title":"A title","names":{"en":"A"},"colour":"green",
        "isFinal":true,"number":5,"day":"2026-05-01","at":"2026-05-01T09:30:00Z",
        "part":{"kinds":["Part","Piece"],"code":"P"},"parts":[{"kinds":["Part","Piece"],"code":"Q"}]})");
}

Result<Everything> read(const Json& json) {
    return read_described<Everything>(parsed(json).root());
}

std::string written(const Everything& value) {
    JsonWriter out;
    write_described(out, value);
    return out.take();
}

TEST_CASE("a described value is read as it was written, whatever it holds", "[wallet-format][profile]") {
    test::SeededRandom random(11);
    for (int i = 0; i < 500; ++i) {
        const auto value = test::sample_described<Everything>(random);
        const auto text = written(value);
        INFO(text);
        const auto back = read_described<Everything>(parsed(text).root());
        REQUIRE(back);
        CHECK(*back == value);
        CHECK(written(*back) == text);
    }
}

TEST_CASE("what is absent, of another type, out of bounds or unknown is refused with its place",
          "[wallet-format][profile]") {
    REQUIRE(read(good()));
    const auto fault = [](const auto& change) {
        auto json = good();
        change(json);
        const auto value = read(json);
        INFO(json.dump());
        REQUIRE_FALSE(value);
        return std::string(to_string(value.error().code)) + " " + value.error().where;
    };
    CHECK(fault([](Json& j) { j.erase("title"); }) == "missing-member ");
    CHECK(fault([](Json& j) { j["title"] = 7; }) == "wrong-type /title");
    CHECK(fault([](Json& j) { j["title"] = ""; }) == "bad-value /title");
    CHECK(fault([](Json& j) { j["note"] = " x"; }) == "bad-value /note");
    CHECK(fault([](Json& j) { j["type"] = "Nothing"; }) == "bad-value /type");
    CHECK(fault([](Json& j) { j.erase("tested"); }) == "missing-member ");
    CHECK(fault([](Json& j) { j["tested"] = true; }) == "bad-value /tested");
    CHECK(fault([](Json& j) { j["tested"] = "false"; }) == "wrong-type /tested");
    CHECK(fault([](Json& j) { j["codes"] = Json::array(); }) == "bad-value /codes");
    CHECK(fault([](Json& j) { j["codes"] = {"1", "2", "3", "4", "5", "6"}; }) == "bad-value /codes");
    CHECK(fault([](Json& j) { j["names"] = Json::object(); }) == "bad-value /names");
    CHECK(fault([](Json& j) { j["names"] = {{"english", "A"}}; }) == "bad-value /names/english");
    CHECK(fault([](Json& j) { j["colour"] = "blue"; }) == "bad-value /colour");
    CHECK(fault([](Json& j) { j["colours"] = {"red", "blue"}; }) == "bad-value /colours/1");
    CHECK(fault([](Json& j) { j["isFinal"] = "true"; }) == "wrong-type /isFinal");
    CHECK(fault([](Json& j) { j["number"] = 6; }) == "bad-value /number");
    CHECK(fault([](Json& j) { j["number"] = 1.5; }) == "bad-value /number");
    CHECK(fault([](Json& j) { j["day"] = "2026-05"; }) == "bad-value /day");
    CHECK(fault([](Json& j) { j["birth"] = "1988-00"; }) == "bad-value /birth");
    CHECK(fault([](Json& j) { j["at"] = "2026-05-01T09:30:00+00:00"; }) == "bad-value /at");
    CHECK(fault([](Json& j) { j["part"] = "P"; }) == "wrong-type /part");
    CHECK(fault([](Json& j) { j["part"]["title"] = "P"; }) == "unknown-member /part/title");
    CHECK(fault([](Json& j) { j["parts"][0].erase("code"); }) == "missing-member /parts/0");
    CHECK(fault([](Json& j) { j["part"].erase("kinds"); }) == "missing-member /part");
    CHECK(fault([](Json& j) { j["part"]["kinds"] = "Part"; }) == "wrong-type /part/kinds");
    CHECK(fault([](Json& j) { j["part"]["kinds"] = {"Part"}; }) == "bad-value /part/kinds");
    CHECK(fault([](Json& j) { j["part"]["kinds"] = {"Piece", "Part"}; }) == "bad-value /part/kinds/0");
    CHECK(fault([](Json& j) { j["part"]["kinds"][1] = 1; }) == "wrong-type /part/kinds/1");
    CHECK(fault([](Json& j) { j["part"]["kinds"].push_back("Part"); }) == "bad-value /part/kinds");
    CHECK(fault([](Json& j) { j.erase("parts"); }) == "missing-member ");
    CHECK(fault([](Json& j) { j["more"] = 1; }) == "unknown-member /more");
}

TEST_CASE("the schema says which members there must be and may be", "[wallet-format][profile]") {
    const auto schema = Json::parse(schema_of_described<Everything>());
    CHECK(schema["required"] == Json({"type", "tested", "title", "names", "colour", "isFinal", "number",
                                      "day", "at", "part", "parts"}));
    CHECK(schema["additionalProperties"] == false);
    CHECK(schema["properties"].size() == 16);
    CHECK(schema["properties"]["tested"] == Json::parse(R"({"const":false})"));
    CHECK(schema["properties"]["colour"] == Json::parse(R"({"enum":["red","green"]})"));
    CHECK(schema["properties"]["parts"]["maxItems"] == 3);
    CHECK(schema["properties"]["parts"]["items"]["required"] == Json({"kinds", "code"}));
    CHECK(schema["properties"]["part"]["properties"]["kinds"] ==
          Json::parse(R"({"const":["Part","Piece"]})"));
}

TEST_CASE("the terms are protected, and those that every credential has are left alone",
          "[wallet-format][profile]") {
    const auto terms = Json::parse(terms_of_described<Everything>());
    CHECK(terms["@protected"] == true);
    CHECK_FALSE(terms.contains("type"));
    CHECK(terms["names"]["@container"] == "@language");
    CHECK(terms["part"]["@context"]["code"]["@id"] == "https://w3id.org/carnet/vocab#code");
    CHECK(terms["part"]["@context"]["kinds"]["@container"] == "@set");
}

}  // namespace
}  // namespace carnet::wallet::profile
