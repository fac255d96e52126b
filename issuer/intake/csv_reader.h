// SPDX-License-Identifier: Apache-2.0
//
// Splits text into rows of cells, as RFC 4180 says and as spreadsheets really write it: comma, semicolon or
// tab; quoted cells with line breaks and doubled quotes; CRLF, LF or CR; empty lines. Cells keep their white
// space. It knows nothing of columns. Pure, thread-safe.
// spec: RFC 4180 2
#pragma once

#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// Beyond these the file is refused: they are far above what an office has, and bound memory and time.
struct CsvLimits {
    std::size_t max_bytes = std::size_t{64} * 1024 * 1024;
    std::size_t max_rows = 200'000;
    std::size_t max_columns = 256;
    std::size_t max_cell_bytes =
        std::size_t{8} * 1024;  // a longer cell is nearly always a quote that was never closed
};

struct CsvRow {
    std::size_t line = 0;       // first line of the row, 1-based
    std::size_t last_line = 0;  // differs where a quoted cell holds line breaks
    std::vector<std::string> cells;
    std::optional<std::size_t> broken_cell;  // 0-based: text stands after that cell's closing quote
};

struct CsvRows {
    std::vector<CsvRow> rows;              // rows in which some cell holds more than white space
    std::vector<std::size_t> empty_lines;  // lines of the others: blank, or separators alone
};

// Reads at most `max_rows` rows (empty ones included). kLimit: too large, too many, too long; kBadValue: a
// quoted cell is never closed (only when the whole text was read). `where` is the line.
[[nodiscard]] Result<CsvRows> read_csv(std::string_view text, char delimiter, const CsvLimits& limits = {});

// The first `count` rows only, for looking at a header; what follows is not read and not judged.
[[nodiscard]] Result<CsvRows> read_csv_head(std::string_view text, char delimiter, std::size_t count,
                                            const CsvLimits& limits = {});

// One row as text, ending in CRLF; cells are quoted where needed. A cell that a spreadsheet would take for a
// formula (it begins with = + - @, tab or CR) gets an apostrophe in front.
[[nodiscard]] std::string write_csv_row(const std::vector<std::string>& cells, char delimiter);
// The cell as it was before write_csv_row put an apostrophe in front.
[[nodiscard]] std::string_view without_formula_guard(std::string_view cell) noexcept;

}  // namespace carnet::issuer
