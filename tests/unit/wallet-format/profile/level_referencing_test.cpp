// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/level_referencing.h"

#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::Json;
using test::read_back;
using test::sample_level_referencing;

TEST_CASE("a statement that is written is read as what it was", "[wallet-format][level-referencing]") {
    const auto statement = sample_level_referencing();
    const auto text = write_level_referencing(statement, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_level_referencing).value() == statement);
}

TEST_CASE("levels are texts, and one may correspond to several", "[wallet-format][level-referencing]") {
    auto statement = sample_level_referencing();
    statement.levels = {{{"4+", "5.1"}, {"4"}}, {{"5.2"}, {"5", "6"}}};
    const auto text = write_level_referencing(statement, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_level_referencing).value().levels == statement.levels);
}

TEST_CASE("a rule between members that is broken is named with its place",
          "[wallet-format][level-referencing]") {
    const auto place = [](const auto& change) {
        auto statement = sample_level_referencing();
        change(statement);
        const auto checked = check_level_referencing(statement);
        REQUIRE_FALSE(checked);
        REQUIRE_FALSE(write_level_referencing(statement, test::sample_envelope()));
        return checked.error().where;
    };
    CHECK(place([](auto& s) { s.to = s.from; }) == "/to");
    CHECK(place([](auto& s) { s.effective_until = s.effective_from; }) == "/effectiveUntil");
    CHECK(place([](auto& s) { s.levels.push_back(s.levels.front()); }) == "/levels/2");
}

TEST_CASE("nothing is written that its reader would refuse", "[wallet-format][level-referencing]") {
    const auto place = [](const auto& change) {
        auto statement = sample_level_referencing();
        change(statement);
        const auto text = write_level_referencing(statement, test::sample_envelope());
        REQUIRE_FALSE(text);
        return text.error().where;
    };
    CHECK(place([](auto& s) { s.id = "no address"; }) == "/id");
    CHECK(place([](auto& s) { s.levels[1].from.push_back(" 5"); }) == "/levels/1/fromLevels/2");
    CHECK(place([](auto& s) { s.report.title.clear(); }) == "/report");
    CHECK(place([](auto& s) { s.effective_from = test::date("2024"); }) == "/effectiveFrom");
    CHECK(place([](auto& s) { s.levels[0].to[0] = "3\xff"; }).empty());
}

TEST_CASE("in a document the place is inside the subject", "[wallet-format][level-referencing]") {
    const auto text = *write_level_referencing(sample_level_referencing(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        return read_back(damaged(text, change), read_level_referencing).error();
    };
    const auto same =
        fault([](Json& json) { json["credentialSubject"]["to"] = json["credentialSubject"]["from"]; });
    CHECK(same.where == "/credentialSubject/to");
    const auto number =
        fault([](Json& json) { json["credentialSubject"]["levels"][0]["fromLevels"][0] = 4; });
    CHECK(number.code == ErrorCode::kWrongType);
    CHECK(number.where == "/credentialSubject/levels/0/fromLevels/0");
    CHECK(fault([](Json& json) { json["type"][1] = "Passport"; }).code == ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace carnet::wallet
