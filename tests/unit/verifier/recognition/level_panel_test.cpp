// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/level_panel.h"

#include "tests/unit/wallet-format/competency_samples.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace carnet;
using namespace carnet::test;
using namespace carnet::verifier;

namespace {

constexpr const char* kOwn = "https://framework.example/nqf";
constexpr const char* kRegional = "https://framework.example/regional";

wallet::LevelReferencing referencing() {
    wallet::LevelReferencing statement;
    statement.id = "https://framework.example/statements/1";
    statement.status = wallet::ReferencingStatus::kAdopted;
    statement.from = {kOwn, "2020"};
    statement.to = {kRegional, "2"};
    statement.levels = {{{"3", "4+"}, {"5.1"}}, {{"3"}, {"5"}}};
    statement.report = {{{"en", "Referencing report (demo)"}}, date("2022-05-01"), {}, {}};
    statement.effective_from = date("2022-06-01");
    return statement;
}

std::string panel(const std::function<void(wallet::LevelReferencing&)>& change, std::string level = "3") {
    RecognitionLibrary library;
    auto statement = referencing();
    change(statement);
    library.add(HeldReferencing{std::move(statement), "did:web:framework.example", "uOne", false});
    const auto lines = level_lines({{kOwn, "2020", std::move(level), {}}}, library, date("2026-11-21"));
    REQUIRE(lines.size() == 1);
    std::string text = lines.front().is_referenced ? "referenced:" : "not referenced:";
    for (const auto& line : lines.front().statements) {
        text += " " + std::string(to_string(line.reason));
        for (const auto& to : line.levels) text += " " + to;
    }
    return text;
}

}  // namespace

TEST_CASE("a level stands beside those that a report in force compares it with, as texts", "[recognition]") {
    CHECK(panel([](auto&) {}) == "referenced: level-referenced 5.1 5");
    CHECK(panel([](auto&) {}, "4+") == "referenced: level-referenced 5.1");
    CHECK(panel([](auto&) {}, "4") == "not referenced: not-referenced");
    CHECK(panel([](auto& s) { s.relation = wallet::ReferencingRelation::kReplaced; }) ==
          "referenced: level-replaced 5.1 5");
}

TEST_CASE("a statement that is not usable is shown with its reason and compares nothing", "[recognition]") {
    CHECK(panel([](auto& s) { s.status = wallet::ReferencingStatus::kDraft; }) ==
          "not referenced: referencing-draft");
    CHECK(panel([](auto& s) { s.status = wallet::ReferencingStatus::kWithdrawn; }) ==
          "not referenced: referencing-withdrawn");
    CHECK(panel([](auto& s) { s.effective_until = date("2026-01-01"); }) ==
          "not referenced: referencing-ended");
    CHECK(panel([](auto& s) { s.sectors = {wallet::EducationSector::kHigher}; }) ==
          "not referenced: out-of-scope");
    CHECK(panel([](auto& s) { s.from.version = "2011"; }) == "not referenced: framework-version-differs");
}

TEST_CASE("frameworks are told apart by their address, whatever their short names are", "[recognition]") {
    CHECK(panel([](auto& s) { s.from.framework = "https://other.example/nqf"; }) == "not referenced:");
}

TEST_CASE("two statements under one address and date are disputed; a later report takes the place",
          "[recognition]") {
    RecognitionLibrary library;
    auto statement = referencing();
    library.add(HeldReferencing{statement, "did:web:framework.example", "uOne", false});
    statement.levels = {{{"3"}, {"6"}}};
    library.add(HeldReferencing{statement, "did:web:framework.example", "uTwo", false});
    const std::vector<wallet::Level> levels{{kOwn, "2020", "3", {}}};
    CHECK(level_lines(levels, library, date("2026-11-21")).front().statements.front().reason ==
          RecognitionReason::kReferencingDisputed);
    statement.report.date = date("2025-05-01");
    library.add(HeldReferencing{statement, "did:web:framework.example", "uThree", false});
    CHECK(level_lines(levels, library, date("2026-11-21")).front().statements.front().levels ==
          std::vector<std::string>{"6"});
}
