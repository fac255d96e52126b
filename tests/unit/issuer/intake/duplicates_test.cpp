// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/issuer/intake/sheet.h"

using namespace carnet;
using namespace carnet::test;

namespace {

const std::string kHead = "number,name,birth_date,award_date,U1,U2,remark\n";

std::string line(const std::string& number, const std::string& name, const std::string& born = "1990-05-17",
                 const std::string& remark = "") {
    return number + "," + name + "," + born + ",2026-03-31,pass,pass," + remark + "\n";
}

}  // namespace

TEST_CASE("a row that is there twice counts once, and both lines say so", "[issuer][intake][duplicates]") {
    const auto result = imported(kHead + line("A-1", "Asha Exemplar", "1990-05-17", "first") +
                                 line("A-2", "Bao Exemplar") + line("A-1", "Asha Exemplar"));
    REQUIRE(result.applications.size() == 2);
    CHECK(found(result.verdicts[0]) == "repeated-row(note)");
    CHECK_THAT(result.verdicts[0].findings[0].explanation, Catch::Contains("line 4"));
    CHECK(found(result.verdicts[2]) == "repeated-row");
    CHECK_THAT(result.verdicts[2].findings[0].explanation, Catch::Contains("line 2"));
}

TEST_CASE("a number given to two persons refuses both rows", "[issuer][intake][duplicates]") {
    const auto result = imported(kHead + line("A-1", "Asha Exemplar") + line("A-1", "Bao Exemplar"));
    CHECK(result.applications.empty());
    CHECK(found(result.verdicts[0]) == "number-taken-in-file");
    CHECK_THAT(result.verdicts[0].findings[0].explanation, Catch::Contains("line 3"));
    CHECK_THAT(result.verdicts[1].findings[0].explanation, Catch::Contains("line 2"));
}

TEST_CASE("a row refused for another reason takes no number from others", "[issuer][intake][duplicates]") {
    const auto result =
        imported(kHead + line("A-1", "Asha Exemplar", "03/04/1991") + line("A-1", "Bao Exemplar"));
    CHECK(result.applications.size() == 1);
}

TEST_CASE("the same person under two numbers is noted on both rows", "[issuer][intake][duplicates]") {
    const auto result =
        imported(kHead + line("A-1", "Asha Exemplar") + line("A-2", "ASHA  EXEMPLAR") +
                     line("A-3", "Ashá Exemplar") + line("A-4", "Asha Exemplar", "1990-05-18"),
                 [] {
                     auto options = sheet_options();
                     options.accept_repairs = true;
                     return options;
                 }());
    CHECK(result.applications.size() == 4);
    CHECK(found(result.verdicts[0]) == "namesake-in-file(note)");
    CHECK_THAT(result.verdicts[0].findings[0].explanation, Catch::Contains("line 3, line 4"));
    CHECK(found(result.verdicts[2]) == "namesake-in-file(note)");
    CHECK(found(result.verdicts[3]).empty());
}

TEST_CASE("an award of an earlier batch is refused, and says where it is", "[issuer][intake][duplicates]") {
    const issuer::EarlierAwards earlier =
        [](const issuer::AwardIdentity& asked) -> Result<std::optional<std::string>> {
        CHECK(asked.by_number.empty() != asked.by_person.empty());
        if (asked.by_number.find("A-1") == std::string::npos) return std::optional<std::string>();
        return std::optional<std::string>("batch 7, line 2 of its file");
    };
    const auto result = imported(kHead + line("A-1", "Asha Exemplar") + line("A-2", "Bao Exemplar"),
                                 sheet_options(), sheet_profile(), earlier);
    CHECK(result.applications.size() == 1);
    CHECK(found(result.verdicts[0]) == "already-awarded");
    CHECK_THAT(result.verdicts[0].findings[0].explanation, Catch::Contains("batch 7, line 2"));
}

TEST_CASE("a person of an earlier batch under another number is refused unless namesakes are accepted",
          "[issuer][intake][duplicates]") {
    const issuer::EarlierAwards earlier =
        [](const issuer::AwardIdentity& asked) -> Result<std::optional<std::string>> {
        if (asked.by_person.empty()) return std::optional<std::string>();
        return std::optional<std::string>("batch 7");
    };
    const auto text = kHead + line("A-1", "Asha Exemplar");
    CHECK(found(imported(text, sheet_options(), sheet_profile(), earlier).verdicts[0]) ==
          "namesake-in-earlier-batch");
    auto options = sheet_options();
    options.accept_namesakes = true;
    const auto accepted = imported(text, options, sheet_profile(), earlier);
    CHECK(found(accepted.verdicts[0]) == "namesake-in-earlier-batch(note)");
    CHECK(accepted.applications.size() == 1);
}

TEST_CASE("a store that cannot answer ends the import", "[issuer][intake][duplicates]") {
    const issuer::EarlierAwards broken =
        [](const issuer::AwardIdentity&) -> Result<std::optional<std::string>> {
        return error(ErrorCode::kStoreFailed, "no disk");
    };
    const auto refused =
        try_import(kHead + line("A-1", "Asha Exemplar"), sheet_options(), sheet_profile(), broken);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kStoreFailed);
}

TEST_CASE("identity ignores case and accents of a name, never the number or the standard's version",
          "[issuer][intake][duplicates]") {
    const auto identity = [](const OneRow& row, const issuer::IssuingProfile& profile = sheet_profile()) {
        return issuer::identity_of(imported(row.text(), sheet_options(), profile).applications.at(0));
    };
    const auto usual = identity(OneRow());
    CHECK(identity(OneRow().with("name", "ASHÁ EXEMPLAR")).by_person == usual.by_person);
    CHECK(identity(OneRow().with("number", "123")).by_number != usual.by_number);
    CHECK(identity(OneRow().with("birth_date", "")).by_person != usual.by_person);
    auto newer = sheet_profile();
    newer.standard.version = "3.0";
    CHECK(identity(OneRow(), newer).by_number != usual.by_number);
    CHECK(identity(OneRow(), newer).by_person != usual.by_person);
}
