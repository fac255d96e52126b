// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/date_cell.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

using namespace carnet::issuer;

namespace {

// "1988-04-02", "unknown", or the problem's rule.
std::string reading(std::string_view text, std::optional<DateOrder> order = std::nullopt) {
    const auto read = read_date(text, order);
    if (const auto* date = std::get_if<DateRead>(&read)) return date->date.text();
    if (const auto* problem = std::get_if<DateProblem>(&read)) return std::string(to_string(problem->rule));
    return "unknown";
}

struct Case {
    const char* cell;
    const char* reading;
};

}  // namespace

TEST_CASE("a date that can be read in one way only is read", "[issuer][intake][date]") {
    const Case cases[] = {
        {"1988-04-02", "1988-04-02"},
        {"1988/4/2", "1988-04-02"},
        {"1988.04.02", "1988-04-02"},
        {"25/04/1988", "1988-04-25"},
        {"04/25/1988", "1988-04-25"},
        {"25.04.1988", "1988-04-25"},
        {"25-4-1988", "1988-04-25"},
        {"05/05/1988", "1988-05-05"},
        {"2 April 1988", "1988-04-02"},
        {"02-Apr-1988", "1988-04-02"},
        {"April 2, 1988", "1988-04-02"},
        {"2nd April 1988", "1988-04-02"},
        {"1er avril 1988", "1988-04-01"},
        {"2 août 1988", "1988-08-02"},
        {"2 de abril de 1988", "1988-04-02"},
        {"2 أبريل 1988", "1988-04-02"},
        {"2 كانون الثاني 1988", "1988-01-02"},
        {"1988 April 2", "1988-04-02"},
        {"1988", "1988"},
        {"1988-04", "1988-04"},
        {"04/1988", "1988-04"},
        {"April 1988", "1988-04"},
        {"1988-00-00", "1988"},
        {"00/00/1988", "1988"},
        {"1988-04-00", "1988-04"},
        {"00/04/1988", "1988-04"},
        {"29/02/2000", "2000-02-29"},
        {"1988-04-02 00:00:00", "1988-04-02"},
        {"1988-04-02T00:00:00Z", "1988-04-02"},
        {"١٩٨٨-٠٤-٢٥", "1988-04-25"},
        {"२५/०४/१९८८", "1988-04-25"},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(reading(each.cell) == each.reading);
    }
}

TEST_CASE("a date that can be read in two ways is refused, never guessed", "[issuer][intake][date]") {
    for (const char* cell : {"03/04/1991", "3.4.1991", "12-11-1991", "03/04/91", "1/2/03", "02-Apr-88"}) {
        INFO(cell);
        CHECK(reading(cell) == "ambiguous-date");
    }
    const auto read = read_date("03/04/1991", std::nullopt);
    const auto* problem = std::get_if<DateProblem>(&read);
    REQUIRE(problem != nullptr);
    CHECK_THAT(problem->explanation, Catch::Contains("1991-04-03") && Catch::Contains("1991-03-04"));
    CHECK_THAT(problem->remedy, Catch::Contains("--date-format"));
}

TEST_CASE("a stated order decides, and what breaks it is refused", "[issuer][intake][date]") {
    CHECK(reading("03/04/1991", DateOrder::kDayFirst) == "1991-04-03");
    CHECK(reading("03/04/1991", DateOrder::kMonthFirst) == "1991-03-04");
    CHECK(reading("04/25/1991", DateOrder::kDayFirst) == "date-format");
    CHECK(reading("25/04/1991", DateOrder::kMonthFirst) == "date-format");
    CHECK(reading("1991-04-25", DateOrder::kMonthFirst) == "1991-04-25");
}

TEST_CASE("serial numbers of days are recognised and shown in both systems", "[issuer][intake][date]") {
    for (const char* cell : {"45123", "45123.0", "45123,5", "9862", "36526"}) {
        INFO(cell);
        CHECK(reading(cell) == "serial-date");
    }
    const auto read = read_date("45123", std::nullopt);
    const auto* problem = std::get_if<DateProblem>(&read);
    REQUIRE(problem != nullptr);
    CHECK_THAT(problem->explanation, Catch::Contains("2023-07-16") && Catch::Contains("2027-07-17"));
}

TEST_CASE("the serial numbers of well-known days are right", "[issuer][intake][date]") {
    CHECK(serial_date_1900(1)->text() == "1900-01-01");
    CHECK(serial_date_1900(59)->text() == "1900-02-28");
    CHECK(serial_date_1900(61)->text() == "1900-03-01");
    CHECK(serial_date_1900(36526)->text() == "2000-01-01");
    CHECK(serial_date_1904(0)->text() == "1904-01-01");
    CHECK(serial_date_1904(35064)->text() == "2000-01-01");
}

TEST_CASE("what is no date is refused", "[issuer][intake][date]") {
    for (const char* cell : {"1988-13-01",
                             "30/02/1988",
                             "31/04/1988",
                             "2026-02-29",
                             "1988?",
                             "-45123",
                             "02%04%1988",
                             "19880402",
                             "1988-1990",
                             "soon",
                             "2avr1988",
                             "1988-04-02 13:30",
                             "1988-04-02T00:00:00+05:45",
                             "April",
                             "1 2 3 4 5",
                             "####",
                             "12/88",
                             "1988-04-31",
                             "13/13/1988",
                             "abc def 1988",
                             "0000-00-00",
                             "999999999999999999999",
                             "April 1988 May",
                             "00/25/1988"}) {
        INFO(cell);
        const auto rule = reading(cell);
        CHECK((rule == "unreadable-date" || rule == "implausible-date"));
    }
    CHECK(reading(std::string(10'000, '1')) == "unreadable-date");
}

TEST_CASE("words for an unknown date are understood", "[issuer][intake][date]") {
    for (const char* cell : {"unknown", "N/A", "Inconnu", "desconocido", "غير معروف", "-", "--", "?"}) {
        INFO(cell);
        CHECK(reading(cell) == "unknown");
    }
}

TEST_CASE("what was left out of a date's spelling is said", "[issuer][intake][date]") {
    const auto spelling = [](std::string_view text) {
        const auto read = read_date(text, std::nullopt);
        const auto* date = std::get_if<DateRead>(&read);
        REQUIRE(date != nullptr);
        return date->spelling;
    };
    CHECK_THAT(spelling("1988-04-02 00:00:00"), Catch::Contains("midnight"));
    CHECK_THAT(spelling("1988-00-00"), Catch::Contains("not known"));
    CHECK_THAT(spelling("١٩٨٨"), Catch::Contains("0 to 9"));
    CHECK(spelling("1988-04").empty());
    CHECK(spelling("25/04/1988").empty());
}
