// SPDX-License-Identifier: Apache-2.0
#include "base/toml_json.h"

#include "base/json_reader.h"

#include <catch2/catch.hpp>

#include <string>

using namespace carnet;

namespace {

constexpr TomlKind kKind{"A draft", "docs/page.md", 4'096};

TomlAsJson read(std::string_view text) {
    auto file = TomlAsJson::read(text, kKind);
    REQUIRE(file.has_value());
    return *std::move(file);
}

std::string place(const TomlAsJson& file, std::string_view pointer) {
    return file.at_line(error(ErrorCode::kBadValue, "is wrong", std::string(pointer))).where;
}

Error fault_of(std::string_view text) {
    const auto file = TomlAsJson::read(text, kKind);
    REQUIRE_FALSE(file.has_value());
    return file.error();
}

constexpr std::string_view kDraft = R"(outcome = "partial"
follow_up_until = 2027-01-31
suspensive = true
count = 3

[[recognised_units]]
code = "U1"
[[recognised_units]]
code = "U2"

[reasons.summary]
"zh-Hant" = "x"
)";

}  // namespace

TEST_CASE("keys become members, sections objects, and bare days texts", "[base][toml]") {
    CHECK(read(kDraft).json() ==
          R"({"outcome":"partial","followUpUntil":"2027-01-31","suspensive":true,"count":3,)"
          R"("recognisedUnits":[{"code":"U1"},{"code":"U2"}],"reasons":{"summary":{"zh-Hant":"x"}}})");
    CHECK(read("").json() == "{}");
    CHECK(read("valid_from = 2027-01-31T10:00:00Z").json() == R"({"validFrom":"2027-01-31T10:00:00Z"})");
}

TEST_CASE("a fault of the JSON stands at the line of its key", "[base][toml]") {
    const auto file = read(kDraft);
    CHECK(place(file, "/outcome") == "line 1, outcome");
    CHECK(place(file, "/followUpUntil") == "line 2, follow_up_until");
    CHECK(place(file, "/recognisedUnits/1/code") == "line 9, recognised_units.code");
    CHECK(place(file, "/recognisedUnits/1/isOptional") == "line 8, recognised_units.is_optional");
    CHECK(place(file, "/reasons/summary/zh-Hant") == "line 12, reasons.summary.zh-Hant");
    CHECK(place(file, "/remedies/0/deadline") == "line 1, remedies.0.deadline");
    CHECK(place(file, "") == "line 1");
}

TEST_CASE("what JSON documents have no room for is refused where it stands", "[base][toml]") {
    CHECK(fault_of("a = 1\nb = 0.5").where == "line 2, b");
    CHECK(fault_of("a = [1,\n nan]").where == "line 2, a");
    CHECK(fault_of("a = ").code == ErrorCode::kConfiguration);
    CHECK(fault_of("a = 1\na = 2").where == "line 2");
    CHECK(fault_of(std::string(5'000, '#')).where == "the file");
    CHECK(fault_of("a = \"\xff\"").where == "line 1");
    // Two spellings of one member are twice that member, which no reader of ours takes.
    CHECK(JsonDocument::parse(read("a_b = 1\naB = 2").json()).error().code ==
          ErrorCode::kJsonDuplicateMember);
}

TEST_CASE("a damaged file is refused or stands for JSON", "[base][toml]") {
    std::size_t read_whole = 0;
    for (std::size_t at = 0; at < kDraft.size(); ++at) {
        for (const char damage : {'"', '[', '=', '\n', '\xc3', '7'}) {
            std::string text(kDraft);
            text[at] = damage;
            const auto file = TomlAsJson::read(text, kKind);
            if (!file) {
                CHECK_FALSE(file.error().detail.empty());
                continue;
            }
            ++read_whole;
            const auto json = JsonDocument::parse(file->json());
            CHECK((json.has_value() || json.error().code == ErrorCode::kJsonDuplicateMember));
        }
    }
    CHECK(read_whole > 20);
}

TEST_CASE("a brace begins JSON, and nothing else does", "[base][toml]") {
    CHECK(looks_like_json(" \n{}"));
    CHECK_FALSE(looks_like_json("[section]"));
    CHECK_FALSE(looks_like_json(""));
}
