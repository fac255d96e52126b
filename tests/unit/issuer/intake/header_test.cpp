// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/header_map.h"
#include "tests/unit/issuer/intake/sheet.h"

#include "tests/support/source_directory.h"

#include <fstream>
#include <iterator>

using namespace carnet;
using namespace carnet::test;
using issuer::IntakeColumn;

namespace {

const std::string kRow = "000123,Asha Exemplar,1990-05-17,2026-03-31,pass,pass\n";
const std::string kHeader = "number,name,birth_date,award_date,U1,U2\n";

bool mentions(const std::vector<std::string>& notes, std::string_view words) {
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("headings are known in four languages, whatever their case, accents and hyphens",
          "[issuer][intake][header]") {
    const std::vector<std::pair<std::string, IntakeColumn>> headings{
        {"Certificate No.", IntakeColumn::kNumber},
        {"N° de certificat", IntakeColumn::kNumber},
        {"Nº DE CERTIFICADO", IntakeColumn::kNumber},
        {"رقم الشهادة", IntakeColumn::kNumber},
        {"FULL  NAME", IntakeColumn::kName},
        {"nom et prenoms", IntakeColumn::kName},
        {"Nombre y apellidos", IntakeColumn::kName},
        {"الاسم الكامل", IntakeColumn::kNameOriginal},
        {"Date-of-birth *", IntakeColumn::kBirthDate},
        {"Né(e) le", IntakeColumn::kBirthDate},
        {"Fecha de nacimiento", IntakeColumn::kBirthDate},
        {"تاريخ الميلاد", IntakeColumn::kBirthDate},
        {"Award\ndate", IntakeColumn::kAwardDate},
        {"Date de délivrance", IntakeColumn::kAwardDate},
        {"تاريخ المنح", IntakeColumn::kAwardDate},
        {"Name / الاسم بالإنجليزية", IntakeColumn::kName},
        {"Nom complet | Full name", IntakeColumn::kName},
        {"Assessor ID", IntakeColumn::kAssessor},
        {"المُقيِّم", IntakeColumn::kAssessor},
    };
    for (const auto& [heading, column] : headings) {
        INFO(heading);
        CHECK(issuer::meaning_of(heading, {}).column == column);
    }
}

TEST_CASE("words that mean something else in most sheets are no headings", "[issuer][intake][header]") {
    for (const char* heading : {"No", "S.No.", "#", "City", "Nationality", "Place of birth", "ID number",
                                "Name / Date of birth", "Remarks", ""}) {
        INFO(heading);
        CHECK_FALSE(issuer::meaning_of(heading, {}).recognised());
    }
}

TEST_CASE("every known heading stands in the format's page", "[issuer][intake][header]") {
    std::ifstream file(test::source_directory() / "docs/formats/intake-csv.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    for (const auto& words : issuer::column_words()) {
        CHECK(page.find("`" + std::string(words.key) + "`") != std::string::npos);
        for (const auto heading : words.headings) {
            INFO(heading);
            CHECK(page.find(heading) != std::string::npos);
        }
    }
}

TEST_CASE("a heading may say how its dates are written", "[issuer][intake][header]") {
    using issuer::DateOrder;
    CHECK(issuer::meaning_of("Date of birth (DD/MM/YYYY)", {}).date_order == DateOrder::kDayFirst);
    CHECK(issuer::meaning_of("Né le jj/mm/aaaa", {}).date_order == DateOrder::kDayFirst);
    CHECK(issuer::meaning_of("DOB [mm-dd-yyyy]", {}).date_order == DateOrder::kMonthFirst);
    CHECK(issuer::meaning_of("Born / Né le (dd/mm/yyyy)", {}).date_order == DateOrder::kDayFirst);
    CHECK_FALSE(issuer::meaning_of("Date of birth", {}).date_order);
    CHECK(issuer::meaning_of("DOB [mm-dd-yyyy]", {}).column == IntakeColumn::kBirthDate);
}

TEST_CASE("a unit's column is headed by its code, its title or both", "[issuer][intake][header]") {
    const auto units = sheet_profile().units;
    for (const char* heading : {"U2", "u2", "Wiring", "U2 - Wiring", "U2 result"}) {
        INFO(heading);
        CHECK(issuer::meaning_of(heading, units).unit == 1U);
        CHECK_FALSE(issuer::meaning_of(heading, units).grade);
    }
    CHECK(issuer::meaning_of("U2 grade", units).grade);
    CHECK(issuer::meaning_of("U2: Note", units).grade);
    CHECK_FALSE(issuer::meaning_of("U2 remarks", units).recognised());
    CHECK_FALSE(issuer::meaning_of("U22", units).recognised());
}

TEST_CASE("comma, semicolon and tab are told from the header", "[issuer][intake][header]") {
    for (const char delimiter : {',', ';', '\t'}) {
        std::string text = kHeader + kRow;
        std::replace(text.begin(), text.end(), ',', delimiter);
        const auto result = imported(text);
        CHECK(result.facts.delimiter == delimiter);
        CHECK(result.applications.size() == 1);
    }
}

TEST_CASE("a first line sep=; states the separator", "[issuer][intake][header]") {
    std::string text = kHeader + kRow;
    std::replace(text.begin(), text.end(), ',', ';');
    const auto result = imported("sep=;\r\n" + text);
    CHECK(result.facts.delimiter == ';');
    CHECK(result.facts.title_lines.size() == 1);
    CHECK(result.applications.size() == 1);
}

TEST_CASE("a header that reads equally well with two separators is refused with the option to give",
          "[issuer][intake][header]") {
    const auto refused = try_import("number,name,x;award_date;U1\nx\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, Catch::Contains("--delimiter"));
}

TEST_CASE("columns may stand in any order beside others, which are named as not read",
          "[issuer][intake][header]") {
    const auto result = imported(
        "Remarks,U2,award_date,Phone,name,U1,number\nnone,pass,2026-03-31,5,Asha Exemplar,pass,A-1\n");
    REQUIRE(result.applications.size() == 1);
    CHECK(award_at(result, 0).number == "A-1");
    CHECK(mentions(result.facts.notes, "Columns that were not read: \"Remarks\", \"Phone\"."));
    CHECK(mentions(result.facts.notes, "no birth date column"));
    CHECK_FALSE(result.facts.columns[0].read_as);
    CHECK(result.facts.columns[1].read_as == "unit U2");
}

TEST_CASE("title rows above the header are skipped and said", "[issuer][intake][header]") {
    const auto result = imported("Graduates 2026 (demo),,,,,\n,,,,,\nCentre 4,,,,,\n" + kHeader + kRow);
    REQUIRE(result.applications.size() == 1);
    CHECK(result.facts.header_line == 4);
    CHECK(result.facts.title_lines.size() == 2);
    CHECK(result.applications[0].line == 5);
    CHECK(mentions(result.facts.notes, "The header is on line 4"));
}

TEST_CASE("a header below the first five rows is not looked for", "[issuer][intake][header]") {
    CHECK(try_import("a,b\nc,d\ne,f\ng,h\n" + kHeader + kRow));
    const auto refused = try_import("a,b\nc,d\ne,f\ng,h\ni,j\n" + kHeader + kRow);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, Catch::Contains("first 5 rows"));
}

TEST_CASE("all missing columns are named in one error", "[issuer][intake][header]") {
    auto profile = sheet_profile();
    profile.place.reset();
    profile.assessor.reset();
    const auto refused =
        try_import("name,birth_date,U1\nAsha Exemplar,1990,pass\n", sheet_options(), profile);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "line 1");
    for (const char* column : {"number", "award_date", "place", "country", "assessor", "unit U2"})
        CHECK_THAT(refused.error().detail, Catch::Contains(column));
    CHECK(refused.error().detail.find("unit U3") == std::string::npos);
}

TEST_CASE("two columns for the same thing are refused by name", "[issuer][intake][header]") {
    const auto refused = try_import("number,name,DOB,Date of birth,award_date,U1,U2\nx\n");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, Catch::Contains("\"DOB\" and \"Date of birth\""));
}

TEST_CASE("given and family names make the name, in whichever language they are headed",
          "[issuer][intake][header]") {
    for (const char* headings :
         {"Prénom,Nom", "First name,Surname", "Nombre,Apellidos", "given_names,family_name"}) {
        INFO(headings);
        const auto result = imported("number,award_date,U1,U2," + std::string(headings) +
                                     "\nA-1,2026-03-31,pass,pass,Asha,Exemplar\n");
        REQUIRE(result.applications.size() == 1);
        CHECK(award_at(result, 0).holder.name_latin == "Asha Exemplar");
    }
    const auto both =
        imported("number,award_date,U1,U2,Full name,Surname\nA-1,2026-03-31,pass,pass,Asha E,Other\n");
    CHECK(award_at(both, 0).holder.name_latin == "Asha E");
    CHECK(mentions(both.facts.notes, "\"Surname\""));
}

TEST_CASE("people with one name need only one of the two columns filled", "[issuer][intake][header]") {
    const auto result =
        imported("number,award_date,U1,U2,First name,Surname\nA-1,2026-03-31,pass,pass,,Exemplar\n");
    CHECK(award_at(result, 0).holder.name_latin == "Exemplar");
}

TEST_CASE("options and columns that contradict each other are refused", "[issuer][intake][header]") {
    auto options = sheet_options();
    options.all_units_completed = true;
    CHECK(try_import(kHeader + kRow, options).error().code == ErrorCode::kUsage);
    auto ordered = sheet_options();
    ordered.date_order = issuer::DateOrder::kMonthFirst;
    CHECK(try_import("number,name,DOB (dd/mm/yyyy),award_date,U1,U2\nx\n", ordered).error().code ==
          ErrorCode::kUsage);
    CHECK_FALSE(try_import("number,name,award_date,units,U1\nx\n"));
    CHECK_FALSE(try_import("number,name,award_date,U1,U2,assessment date,assessed_to\nx\n"));
}

TEST_CASE("a file without rows is an error", "[issuer][intake][header]") {
    CHECK_THAT(try_import(kHeader).error().detail, Catch::Contains("no row"));
    CHECK_FALSE(try_import("\xEF\xBB\xBF"));
    CHECK_FALSE(try_import("\n\n\n"));
}
