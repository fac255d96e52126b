// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/dataset.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace carnet::wallet;

TEST_CASE("texts stay where they are while a dataset grows and when it is moved", "[wallet-format][rdf]") {
    RdfDataset dataset;
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < 200; ++i) kept.push_back(dataset.keep(std::string(i * 300, 'x')));
    RdfDataset moved = std::move(dataset);
    static_cast<void>(moved.keep(std::string(100'000, 'y')));
    for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i] == std::string(i * 300, 'x'));
}

TEST_CASE("a literal escapes what its canonical form escapes and nothing else", "[wallet-format][rdf]") {
    const auto written = [](std::string_view text) {
        std::string out;
        append_literal(out, text, {}, {});
        return out;
    };
    CHECK(written("\b\t\n\f\r\"\\") == R"("\b\t\n\f\r\"\\")");
    CHECK(written(std::string_view("\0\x07\x0B\x1F\x7F", 5)) == R"("\u0000\u0007\u000B\u001F\u007F")");
    // No characters in XML 1.1, beside others that are and whose bytes begin alike.
    CHECK(written("\uFFFE\uFFFF") == R"("\uFFFE\uFFFF")");
    for (const std::string text :
         {"\uFFFD\uFEFF\uFF21\uFB01\uFDFA", "\U0001FFFE\U0010FFFF", "\u0085\u00A0\u2028", "\xEF", ""})
        CHECK(written(text) == "\"" + text + "\"");
}
