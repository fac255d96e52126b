// SPDX-License-Identifier: Apache-2.0
// What a draft takes over from the verifier's panels, and what it leaves to the officer.
#include "issuer/desk/report_comparison.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

#include <string>

using namespace carnet;
using namespace carnet::issuer;

namespace {

VerifierReport report_with(const std::string& recognition) {
    auto report = VerifierReport::read(
        R"({"decision":"accepted","evaluatedAt":"2026-11-21T09:30:00Z","inputDigest":"uDigest",)"
        R"("recognition":)" +
        recognition + "}");
    REQUIRE(report.has_value());
    return *std::move(report);
}

std::string statement(const std::string& levels, const std::string& used = "true") {
    return R"({"id":"https://frameworks.example/referencing/1","relation":"referenced","to":{"framework":)"
           R"("https://frameworks.example/b","version":"2017","levels":)" +
           levels + R"(},"used":)" + used + "}";
}

std::string levels(const std::string& statements) {
    return R"({"levels":[{"framework":"https://frameworks.example/a","version":"2","level":"4+","statements":[)" +
           statements + "]}]}";
}

}  // namespace

TEST_CASE("a level that stands beside one other is taken with its basis", "[issuer][decision]") {
    const auto taken = level_statements_in(report_with(levels(statement(R"(["5"])"))));
    REQUIRE(taken.size() == 1);
    CHECK(taken.front() == wallet::LevelStatement{{"https://frameworks.example/a", "2", "4+"},
                                                  {"https://frameworks.example/b", "2017", "5"},
                                                  "https://frameworks.example/referencing/1"});
}

TEST_CASE("nothing is chosen among several levels, nor taken that the verifier did not rely on",
          "[issuer][decision]") {
    CHECK(level_statements_in(report_with(levels(statement(R"(["5","6"])")))).empty());
    CHECK(level_statements_in(report_with(levels(statement("[]")))).empty());
    CHECK(level_statements_in(report_with(levels(statement(R"(["5"])", "false")))).empty());
    CHECK(level_statements_in(report_with(levels(statement(R"(["5"])", "\"true\"")))).empty());
}

TEST_CASE("a report of another form gives no levels, and a long one no more than a decision holds",
          "[issuer][decision]") {
    for (const std::string& other :
         {std::string("{}"), std::string("[]"), std::string(R"({"levels":7})"),
          std::string(R"({"levels":[7,{"statements":7},{"statements":[7,{"used":true,"to":7}]}]})"),
          levels(statement("[5]")), levels(statement("7"))})
        CHECK(level_statements_in(report_with(other)).empty());
    std::string many = statement(R"(["5"])");
    for (int i = 0; i < 30; ++i) many += "," + statement(R"(["5"])");
    CHECK(level_statements_in(report_with(levels(many))).size() == 20);
}

TEST_CASE("the units are those of the one standard that they were held against", "[issuer][decision]") {
    const std::string gap =
        R"({"title":"Electrician","standard":"https://standards.example/1","version":"3",)"
        R"("covered":[{"code":"U1","title":"Safe working"}],"missing":[{"code":"U2","title":"Gas"}]})";
    const auto one = report_with(R"({"occupation":"7411","units":[)" + gap + "]}");
    REQUIRE(reference_in(one));
    CHECK(reference_in(one)->standard == "https://standards.example/1");
    CHECK(reference_in(one)->isco08 == "7411");
    CHECK(units_in(one, "covered") == std::vector{wallet::DecidedUnit{"U1", "Safe working"}});
    CHECK(units_in(one, "missing") == std::vector{wallet::DecidedUnit{"U2", "Gas"}});
    const auto two = report_with(R"({"units":[)" + gap + "," + gap + "]}");
    CHECK_FALSE(reference_in(two));
    CHECK(units_in(two, "covered").empty());
}
