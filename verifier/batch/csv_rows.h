// SPDX-License-Identifier: Apache-2.0
//
// A spreadsheet as CSV, row by row in constant memory, as programs of every country write it: commas,
// semicolons or tabs (told from the first line), quotes, any line end, with or without a byte order mark.
// Cells are bytes; what they mean is the caller's. Not thread-safe. spec: RFC 4180 2
#pragma once

#include "base/result.h"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

inline constexpr std::size_t kMaxCellBytes = 65'536;
inline constexpr std::size_t kMaxColumns = 256;

using CsvCells = std::vector<std::string>;

class CsvRows {
  public:
    // `input` outlives this.
    explicit CsvRows(std::istream& input) : input_(input) {}
    // The next row that is not empty; nothing at the end. kLimit: a cell or a row is too long; kBadValue: a
    // quote is never closed, or stands in the middle of a cell. `where` is "line 12".
    [[nodiscard]] Result<std::optional<CsvCells>> next();
    // Known after the first row.
    [[nodiscard]] char separator() const noexcept { return separator_; }

  private:
    [[nodiscard]] Result<bool> read_line(std::string& line);
    [[nodiscard]] Result<std::optional<CsvCells>> split(std::string line);
    [[nodiscard]] Error wrong(ErrorCode code, std::string detail) const;

    std::istream& input_;
    std::size_t line_ = 0;
    char separator_ = '\0';
};

// Cells as one line with CRLF. A cell that a spreadsheet would take for a formula begins with an apostrophe,
// so that no candidate's text runs on the machine of whoever opens the answer.
[[nodiscard]] std::string write_csv_row(const CsvCells& cells, char separator);

}  // namespace carnet::verifier
