// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/csv_reader.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using carnet::ErrorCode;
using carnet::issuer::CsvLimits;
using carnet::issuer::read_csv;
using carnet::issuer::read_csv_head;
using carnet::issuer::without_formula_guard;
using carnet::issuer::write_csv_row;

namespace {

using Cells = std::vector<std::vector<std::string>>;

struct Reading {
    const char* name;
    std::string text;
    char delimiter;
    Cells cells;
};

Cells cells_of(const carnet::issuer::CsvRows& read) {
    Cells cells;
    for (const auto& row : read.rows) cells.push_back(row.cells);
    return cells;
}

}  // namespace

TEST_CASE("rows are split as spreadsheets write them", "[issuer][intake][csv]") {
    const std::vector<Reading> readings{
        {"comma and LF", "a,b\nc,d\n", ',', {{"a", "b"}, {"c", "d"}}},
        {"CRLF", "a,b\r\nc,d\r\n", ',', {{"a", "b"}, {"c", "d"}}},
        {"CR alone", "a,b\rc,d\r", ',', {{"a", "b"}, {"c", "d"}}},
        {"no line break at the end", "a,b\nc,d", ',', {{"a", "b"}, {"c", "d"}}},
        {"semicolon leaves commas alone", "a;1,5\n", ';', {{"a", "1,5"}}},
        {"tab", "a\tb c\n", '\t', {{"a", "b c"}}},
        {"quoted separator", "\"a,b\",c\n", ',', {{"a,b", "c"}}},
        {"quoted line breaks", "\"a\r\nb\",\"c\nd\"\n", ',', {{"a\r\nb", "c\nd"}}},
        {"doubled quotes", "\"say \"\"ready\"\"\",b\n", ',', {{"say \"ready\"", "b"}}},
        {"quotes alone", "\"\",\"\"\"\"\n", ',', {{"", "\""}}},
        {"a quote inside an unquoted cell is itself", "5\" pipe,b\n", ',', {{"5\" pipe", "b"}}},
        {"empty cells", "a,,\n,b,\n", ',', {{"a", "", ""}, {"", "b", ""}}},
        {"a last empty cell without line break", "a,", ',', {{"a", ""}}},
        {"white space is kept", " a , b \n", ',', {{" a ", " b "}}},
    };
    for (const auto& reading : readings) {
        INFO(reading.name);
        const auto read = read_csv(reading.text, reading.delimiter);
        REQUIRE(read);
        CHECK(cells_of(*read) == reading.cells);
    }
}

TEST_CASE("lines are counted through quoted line breaks and empty lines", "[issuer][intake][csv]") {
    const auto read = read_csv("h,i\r\n\r\n\"a\nb\r\nc\",d\r\n , \r\ne,f\r\n,,\r\n", ',');
    REQUIRE(read);
    REQUIRE(read->rows.size() == 3);
    CHECK(read->rows[1].line == 3);
    CHECK(read->rows[1].last_line == 5);
    CHECK(read->rows[2].line == 7);
    CHECK(read->empty_lines == std::vector<std::size_t>{2, 6, 8});
}

TEST_CASE("text behind a closing quote is kept and told", "[issuer][intake][csv]") {
    const auto read = read_csv("a,\"b\"c,d\ne,f,g\n", ',');
    REQUIRE(read);
    CHECK(read->rows[0].broken_cell == 1U);
    CHECK(read->rows[0].cells == std::vector<std::string>{"a", "\"b\"c", "d"});
    CHECK_FALSE(read->rows[1].broken_cell);
}

TEST_CASE("a quote that is never closed is an error at the line where it opens", "[issuer][intake][csv]") {
    const auto read = read_csv("a,b\nc,\"d\ne,f\n", ',');
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::kBadValue);
    CHECK(read.error().where == "line 2");
}

TEST_CASE("what exceeds a limit is refused by that limit", "[issuer][intake][csv]") {
    CsvLimits limits{20, 3, 3, 4};
    CHECK(read_csv("a,b,c\nd\ne\n", ',', limits));
    CHECK(read_csv("a,b,c,d\n", ',', limits).error().code == ErrorCode::kLimit);
    CHECK(read_csv("abcde\n", ',', limits).error().code == ErrorCode::kLimit);
    CHECK(read_csv("\"abcde\"\n", ',', limits).error().code == ErrorCode::kLimit);
    CHECK(read_csv("a\nb\nc\nd\n", ',', limits).error().code == ErrorCode::kLimit);
    CHECK(read_csv("\n\n\n\n\n", ',', limits).error().code == ErrorCode::kLimit);
    CHECK(read_csv("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk", ',', limits).error().code == ErrorCode::kLimit);
}

TEST_CASE("the head of a file is read without judging the rest", "[issuer][intake][csv]") {
    const auto head = read_csv_head("a,b\n\nc,d\ne,\"f\n", ',', 2);
    REQUIRE(head);
    CHECK(cells_of(*head) == Cells{{"a", "b"}, {"c", "d"}});
}

TEST_CASE("would-be formulas are written with an apostrophe, which comes off again",
          "[issuer][intake][csv]") {
    CHECK(write_csv_row({"=1+1", "+2", "-3", "@x", "a=1", "'tis"}, ';') == "'=1+1;'+2;'-3;'@x;a=1;'tis\r\n");
    CHECK(write_csv_row({"\tx"}, ',') == "\"'\tx\"\r\n");
    for (const std::string cell : {"=HYPERLINK(\"http://x\")", "+1", "-", "@SUM", "plain", "", "'tis", "'"}) {
        const auto read = read_csv(write_csv_row({"x", cell}, ','), ',');
        REQUIRE(read);
        CHECK(without_formula_guard(read->rows.at(0).cells.at(1)) == cell);
    }
}

TEST_CASE("what is written reads back the same", "[issuer][intake][csv]") {
    const std::vector<std::string> cells{"a,b", "c;d", "e\tf", "g\nh", "i\r\nj", "say \"k\"", " l ", ""};
    for (const char delimiter : {',', ';', '\t'}) {
        const auto read = read_csv(write_csv_row(cells, delimiter), delimiter);
        REQUIRE(read);
        CHECK(read->rows.at(0).cells == cells);
    }
}
