// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.h"
#include "tests/unit/issuer/intake/sheet.h"

#include <set>

using namespace carnet;
using namespace carnet::test;
using issuer::RowOutcome;

namespace {

const std::string kHead = "Sl,number,name,birth_date,award_date,U1,U2,remark\r\n";
const std::string kGood = "1,A-1,Asha Exemplar,1990-05-17,2026-03-31,pass,pass,ok\r\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a good row becomes a certificate with everything the profile says", "[issuer][intake]") {
    const auto result = imported(kHead + kGood);
    REQUIRE(result.applications.size() == 1);
    const auto& award = award_at(result, 0);
    CHECK(result.applications[0].line == 2);
    CHECK(award.number == "A-1");
    CHECK(award.holder.name_latin == "Asha Exemplar");
    CHECK(award.holder.birth_date->text() == "1990-05-17");
    CHECK(award.title == "Site Electrician");
    CHECK(award.standard.version == "2.1");
    CHECK(award.units.size() == 2);
    CHECK(award.awarding_body.name == "Demo Skills Testing Board (demo)");
    CHECK(result.verdicts[0].outcome == RowOutcome::kAccepted);
    CHECK(wallet::check_competency(result.applications[0].document));
}

TEST_CASE("every row has a verdict, and the counts add up", "[issuer][intake]") {
    const auto file = kHead + kGood + "2,A-2, Bao Exemplar,,2026-03-31,pass,pass,\r\n\r\n" +
                      "3,A-3,Chidi Exemplar,,soon,pass,pass,\r\n,,,,,,,\r\n";
    const auto result = imported(file);
    CHECK(result.verdicts.size() == 3);
    CHECK(result.facts.rows == 3);
    CHECK(result.facts.accepted == 1);
    CHECK(result.facts.accepted_with_notes == 1);
    CHECK(result.facts.refused == 1);
    CHECK(result.facts.empty_lines == std::vector<std::size_t>{4, 6});
    CHECK(result.applications.size() == 2);
    CHECK(result.facts.sha256 == keys::sha256(as_bytes(file)));
}

TEST_CASE("all findings of a row are told at once", "[issuer][intake]") {
    const auto result = imported(kHead + "1,,Asha 2,2020,2019-01-01,maybe,pass,\r\n");
    CHECK(found(result.verdicts[0]) ==
          "missing-value forbidden-character outside-award-period unknown-result");
}

TEST_CASE("rows with too few or too many cells are refused where the count goes wrong", "[issuer][intake]") {
    const auto short_row = imported(kHead + "1,A-1,Asha Exemplar\r\n" + kGood);
    CHECK(found(short_row.verdicts[0]) == "cell-count");
    CHECK(short_row.verdicts[0].findings[0].column == "birth_date");
    const auto long_row = imported(kHead + replaced(kGood, "ok", "ok,more") + kGood);
    CHECK(found(long_row.verdicts[0]) == "cell-count");
    CHECK(long_row.verdicts[0].findings[0].value == "more");
    CHECK(imported(kHead + replaced(kGood, "ok", "ok,,,")).applications.size() == 1);
}

TEST_CASE("a quoted cell with text behind it is refused alone", "[issuer][intake]") {
    const auto result = imported(kHead + replaced(kGood, "Asha", "\"Asha\"") + replaced(kGood, "A-1", "A-2"));
    CHECK(found(result.verdicts[0]) == "broken-quotes");
    CHECK(result.verdicts[0].findings[0].column == "name");
    CHECK(result.applications.size() == 1);
}

TEST_CASE("line breaks and quotes in cells beside ours do no harm", "[issuer][intake]") {
    const auto result = imported(kHead + replaced(kGood, "ok", "\"came late,\r\nsays \"\"ready\"\"\"") +
                                 replaced(kGood, "A-1", "A-2"));
    CHECK(result.applications.size() == 2);
    CHECK(result.verdicts[0].last_line == 3);
    CHECK(result.verdicts[1].line == 4);
}

TEST_CASE("the same rows come out of every encoding and separator", "[issuer][intake]") {
    const auto profile = sheet_profile();
    const auto utf8 = imported("number;name;award_date;U1;U2\nA-1;José Nuñez;2026-03-31;pass;pass\n");
    auto options = sheet_options();
    options.encoding = issuer::TextEncoding::kWindows1252;
    const auto latin = imported(
        "number;name;award_date;U1;U2\nA-1;Jos\xE9 Nu\xF1"
        "ez;2026-03-31;pass;pass\n",
        options);
    CHECK(latin.applications.at(0).document == utf8.applications.at(0).document);
    CHECK(latin.facts.sha256 != utf8.facts.sha256);
    options.encoding = issuer::TextEncoding::kWindows1256;
    const auto arabic = imported(
        "number,name,award_date,U1,U2,\xC7\xE1\xC7\xD3\xE3\nA-1,Farah,2026-03-31,\xE4\xC7\xCC\xCD,pass,"
        "\xDD\xD1\xCD\n",
        options);
    CHECK(award_at(arabic, 0).holder.name_original == "فرح");
}

TEST_CASE("a file beyond the limits is refused before it is read", "[issuer][intake]") {
    auto options = sheet_options();
    options.limits.max_bytes = 10;
    CHECK(try_import(kHead + kGood, options).error().code == ErrorCode::kLimit);
    options = sheet_options();
    options.limits.max_rows = 2;
    CHECK(try_import(kHead + kGood + kGood, options).error().code == ErrorCode::kLimit);
}

// ---- The report
// ---------------------------------------------------------------------------------------------

TEST_CASE("the report gives the rows back with their verdicts", "[issuer][intake][report]") {
    const auto result =
        imported("Title,,,,,,,\r\n" + kHead + kGood + "2,A-2,Bao  Exemplar,,2026-03-31,pass,pass,=1+1\r\n");
    const auto report = issuer::write_report_csv(result);
    REQUIRE(
        report.starts_with("\xEF\xBB\xBF"
                           "Sl,number,name,"));
    const auto rows = issuer::read_csv(report.substr(3), ',');
    REQUIRE(rows);
    REQUIRE(rows->rows.size() == 3);
    const std::vector<std::string> refused{"2",          "A-2",     "Bao  Exemplar", "",
                                           "2026-03-31", "pass",    "pass",          "'=1+1",
                                           "4",          "refused", "name",          "Bao  Exemplar"};
    const auto& cells = rows->rows[2].cells;
    CHECK(std::vector<std::string>(cells.begin(), cells.end() - 1) == refused);
    CHECK_THAT(cells.back(), Catch::Contains("Write \"Bao Exemplar\""));
    CHECK(rows->rows[1].cells[9] == "accepted");
}

TEST_CASE("a corrected report is imported again, and what is there already is recognised",
          "[issuer][intake][report]") {
    const auto first = imported(kHead + kGood + "2,A-2,Bao  Exemplar,,2026-03-31,pass,pass,=1+1\r\n");
    REQUIRE(first.applications.size() == 1);
    const auto known = issuer::identity_of(first.applications[0]).by_number;
    const issuer::EarlierAwards earlier =
        [&](const issuer::AwardIdentity& asked) -> Result<std::optional<std::string>> {
        if (asked.by_number != known) return std::optional<std::string>();
        return std::optional<std::string>("batch 1");
    };
    const auto corrected = replaced(issuer::write_report_csv(first), "Bao  Exemplar", "Bao Exemplar");
    const auto second = imported(corrected, sheet_options(), sheet_profile(), earlier);
    CHECK(found(second.verdicts[0]) == "already-awarded");
    REQUIRE(second.applications.size() == 1);
    CHECK(award_at(second, 0).number == "A-2");
    CHECK(second.verdicts[1].cells[7] == "=1+1");
    const auto again = issuer::write_report_csv(second);
    CHECK(again.find("carnet_line") == again.rfind("carnet_line"));
}

TEST_CASE("a report that was not corrected is refused for the same reasons", "[issuer][intake][report]") {
    const auto first =
        imported(kHead + "1,A-1,Asha Exemplar,1990-05-17,2026-03-31,pass,pass\r\n" +
                 replaced(kGood, "ok", "ok,more") + replaced(kGood, "ok", "\"a\"b") +
                 replaced(kGood, "1990-05-17", "03/04/1991") + replaced(kGood, "Asha", "\"Asha\""));
    REQUIRE(first.applications.empty());
    const auto second = imported(issuer::write_report_csv(first));
    CHECK(found(second.verdicts[0]) == "cell-count");
    CHECK(found(second.verdicts[1]) == "cell-count");
    CHECK(found(second.verdicts[3]) == "ambiguous-date");
    CHECK(found(second.verdicts[4]) == "forbidden-character");
}

TEST_CASE("headings of two lines stay headings in the report", "[issuer][intake][report]") {
    const auto first = imported(
        "number,\"Name\nالاسم بالإنجليزية\",\"Award\ndate\",U1,U2\nA-1,Asha Exemplar,soon,pass,pass\n");
    const auto second = imported(issuer::write_report_csv(first));
    CHECK(found(second.verdicts[0]) == "unreadable-date");
}

TEST_CASE("the report keeps the file's separator", "[issuer][intake][report]") {
    std::string text = kHead + kGood;
    std::replace(text.begin(), text.end(), ',', ';');
    CHECK_THAT(issuer::write_report_csv(imported(text)), Catch::Contains("carnet_line;carnet_verdict"));
}

TEST_CASE("the JSON report says the same as the result", "[issuer][intake][report]") {
    const auto result = imported(kHead + kGood + "2,A-2,Bao  Exemplar,,2026-03-31,pass,pass,\r\n");
    const auto document = JsonDocument::parse(issuer::write_report_json(result));
    REQUIRE(document);
    const auto file = document->root().require("file").value();
    CHECK(file.require("rows")->as_integer().value() == 2);
    CHECK(file.require("refused")->as_integer().value() == 1);
    CHECK(file.require("encoding")->as_string().value() == "utf-8");
    const auto row = document->root().require("rows")->at(1);
    CHECK(row.require("verdict")->as_string().value() == "refused");
    const auto first = row.require("findings")->at(0);
    CHECK(first.require("rule")->as_string().value() == "inner-space");
    CHECK(first.require("proposal")->as_string().value() == "Bao Exemplar");
}

TEST_CASE("every rule has a spelling of its own", "[issuer][intake][report]") {
    std::set<std::string_view> spellings;
    constexpr auto kLast = static_cast<std::uint8_t>(issuer::RowRule::kNamesakeInEarlierBatch);
    for (std::uint8_t i = 0; i <= kLast; ++i) spellings.insert(to_string(static_cast<issuer::RowRule>(i)));
    CHECK(spellings.size() == kLast + 1U);
    CHECK_FALSE(spellings.contains(""));
}

TEST_CASE("options are known by their spelling and no other", "[issuer][intake]") {
    CHECK(issuer::delimiter_from("tab") == '\t');
    CHECK_FALSE(issuer::delimiter_from(";"));
    CHECK(issuer::date_order_from("dd/mm/yyyy") == issuer::DateOrder::kDayFirst);
    CHECK_FALSE(issuer::date_order_from("DMY"));
}
