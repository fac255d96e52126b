// SPDX-License-Identifier: Apache-2.0
#include "issuer/code_lists.h"

#include "issuer/code-lists/src/code_table.h"
#include "wallet-format/profile/competency.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace carnet::issuer;

TEST_CASE("a code is found with its title in the language asked for, else in English",
          "[issuer][code-lists]") {
    CHECK(isco08_title("7411") == "Building and related electricians");
    CHECK(isco08_title("7411", "fr") == "Électriciens du bâtiment et assimilés");
    CHECK(isco08_title("7411", "ar") == "Building and related electricians");
    CHECK(isco08_title("0110") == "Commissioned armed forces officers");
    CHECK(isced_f_title("0713") == "Electricity and energy");
    CHECK(country_name("NP", "ar") == "نيبال");
    CHECK(country_name("XK") == "Kosovo");
    CHECK(country_from_alpha3("BGD") == "BD");
    const auto occupation =
        esco_occupation("http://data.europa.eu/esco/occupation/8d3e8aaa-791b-4c75-a465-f3f827028f50");
    REQUIRE(occupation);
    CHECK(occupation->isco08 == "2221");
    CHECK(occupation->title == "nurse responsible for general care");
}

TEST_CASE("a code that is not listed is unknown", "[issuer][code-lists]") {
    for (const auto* code : {"", "code", "741 ", "110", "7419", "99999"}) {
        INFO(code);
        CHECK_FALSE(isco08_title(code));
        CHECK_FALSE(isced_f_title(code));
    }
    CHECK_FALSE(country_name("np"));
    CHECK_FALSE(country_name("NPL"));
    CHECK_FALSE(country_from_alpha3("NP"));
    CHECK_FALSE(esco_occupation("http://data.europa.eu/esco/occupation/none"));
}

TEST_CASE("every list is whole: sorted, no code twice, no title empty", "[issuer][code-lists]") {
    struct List {
        const CodeTable& table;
        std::size_t rows;
        std::size_t columns;
    };
    for (const auto& [table, rows, columns] :
         {List{isco08_table(), 619, 4}, List{esco_table(), 250, 5}, List{isced_f_table(), 220, 2},
          List{country_table(), 250, 6}}) {
        REQUIRE(table.rows().size() == rows);
        std::string before;
        for (const auto& row : table.rows()) {
            INFO(row.front());
            REQUIRE(row.size() == columns);
            CHECK(before < row.front());
            before = row.front();
            for (const auto& cell : row) CHECK_FALSE(cell.empty());
        }
    }
}

TEST_CASE("every group hangs in a larger group, and every ESCO occupation in a unit group",
          "[issuer][code-lists]") {
    for (const auto& row : isco08_table().rows()) {
        INFO(row.front());
        if (row.front().size() > 1)
            CHECK(isco08_title(row.front().substr(0, row.front().size() - 1)).has_value());
    }
    for (const auto& row : esco_table().rows()) {
        INFO(row.front());
        CHECK(row[1].size() == 4);
        CHECK(isco08_title(row[1]).has_value());
    }
}
