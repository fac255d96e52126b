// SPDX-License-Identifier: Apache-2.0
#include "verifier/batch/csv_rows.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace carnet;
using namespace carnet::verifier;

namespace {

std::vector<CsvCells> rows_of(const std::string& text) {
    std::istringstream stream(text);
    CsvRows rows(stream);
    std::vector<CsvCells> all;
    for (;;) {
        auto row = rows.next();
        REQUIRE(row.has_value());
        if (!*row) return all;
        all.push_back(**std::move(row));
    }
}

Error error_of(const std::string& text) {
    std::istringstream stream(text);
    CsvRows rows(stream);
    for (;;) {
        auto row = rows.next();
        if (!row) return row.error();
        REQUIRE(row->has_value());
    }
}

}  // namespace

TEST_CASE("rows are read as spreadsheets of every country write them", "[batch]") {
    const std::vector<CsvCells> expected = {{"name", "file"}, {"Maya", "a.json"}, {"Chandra", "b.json"}};
    CHECK(rows_of("name,file\r\nMaya,a.json\r\nChandra,b.json\r\n") == expected);
    CHECK(rows_of("\xEF\xBB\xBFname;file\nMaya;a.json\n\nChandra;b.json") == expected);
    CHECK(rows_of("name\tfile\rMaya\ta.json\rChandra\tb.json\r") == expected);
}

TEST_CASE("a quoted cell holds separators, quotes and line ends", "[batch]") {
    CHECK(rows_of("a,b\n\"x, \"\"y\"\"\nz\",2\n")[1] == CsvCells{"x, \"y\"\nz", "2"});
    CHECK(rows_of("a,b\n\"\",\"\"\n")[1] == CsvCells{"", ""});
}

TEST_CASE("an empty spreadsheet has no rows", "[batch]") {
    CHECK(rows_of("").empty());
    CHECK(rows_of("\n\r\n").empty());
}

TEST_CASE("what cannot be read is said with its line and never grows without bound", "[batch]") {
    CHECK(error_of("a,b\n1,2\n\"never closed,3\n4,5\n").where == "line 5");
    CHECK(error_of("a,b\n1,x\"y\"\n").where == "line 2");
    CHECK(error_of("a,b\n\"x\"y,2\n").code == ErrorCode::kBadValue);
    CHECK(error_of("a,b\n1," + std::string(kMaxCellBytes + 1, 'x') + "\n").code == ErrorCode::kLimit);
    CHECK(error_of("a\n\"" + std::string(kMaxCellBytes * 5, 'x')).code == ErrorCode::kLimit);
    CHECK(error_of("a" + std::string(kMaxColumns, ',') + "\n").code == ErrorCode::kLimit);
}

TEST_CASE("what is written is read back the same, but for formulas, which are none any more", "[batch]") {
    const CsvCells cells = {"plain", "with, comma", "with \"quotes\"", "two\nlines", "", "Ünïcödé", "a=b"};
    CHECK(rows_of(write_csv_row(cells, ',')).front() == cells);
    for (const auto* formula :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =HYPERLINK(\"https://e.example\")", "|cmd", "%0A=1"}) {
        const auto back = rows_of("h,x\n" + write_csv_row({"x", formula}, ',')).at(1).at(1);
        INFO(formula);
        CHECK(back == "'" + std::string(formula));
    }
}
