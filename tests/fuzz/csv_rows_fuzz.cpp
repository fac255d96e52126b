// SPDX-License-Identifier: Apache-2.0
// A spreadsheet of candidates: whatever comes, reading ends within its bounds, and a row that is written is
// read again as the same, but for cells that a spreadsheet would run, which begin with an apostrophe then.
#include "verifier/batch/csv_rows.h"

#include "base/bytes.h"

#include <cstdlib>
#include <sstream>

using namespace carnet;
using namespace carnet::verifier;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// A heading of two cells before it, so that the separator is known whatever the row holds.
CsvCells read_again(const CsvCells& cells, char separator) {
    std::istringstream stream(std::string("h") + separator + "h\n" + write_csv_row(cells, separator));
    CsvRows rows(stream);
    require(rows.next().has_value());
    auto row = rows.next();
    require(row.has_value());
    return *row ? **std::move(row) : CsvCells{""};
}

// Line ends of every kind are one kind once they were read.
std::string with_plain_ends(const std::string& cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\r') {
            text += '\n';
            if (i + 1 < cell.size() && cell[i + 1] == '\n') ++i;
        } else {
            text += cell[i];
        }
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream{std::string(as_text({data, size}))};
    CsvRows rows(stream);
    for (;;) {
        const auto row = rows.next();
        if (!row || !*row) return 0;
        const auto& cells = **row;
        require(!cells.empty() && cells.size() <= kMaxColumns);
        const auto again = read_again(cells, rows.separator());
        require(again.size() == cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            require(cells[i].size() <= kMaxCellBytes);
            const auto expected = with_plain_ends(cells[i]);
            require(again[i] == expected || again[i] == "'" + expected);
        }
    }
}
