// SPDX-License-Identifier: Apache-2.0
//
// One row while it is judged: its cells by meaning, and the findings about them. Rules read cells through
// it and leave their findings in it. Belongs to one thread.
#pragma once

#include "issuer/intake/csv_reader.h"
#include "issuer/intake/import.h"
#include "issuer/intake/src/header_map.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::issuer {

// What a report writes where a row has no cell, so that the row does not seem whole when the report comes
// back.
inline constexpr std::string_view kMissingCell = "(missing cell)";

struct Cell {
    std::string column;             // the heading as written; for an absent column, its own name
    std::string value;              // without white space around it; empty where there is none
    std::string received;           // as it stands in the file
    std::optional<DateOrder> says;  // the date format that the heading says
};

class Row {
  public:
    Row(const CsvRow& csv, const HeaderMap& map, const ImportOptions& options)
        : csv_(csv), map_(map), options_(options) {}

    [[nodiscard]] Cell cell(IntakeColumn column) const;
    [[nodiscard]] Cell cell_at(std::optional<std::size_t> index, std::string_view name) const;
    [[nodiscard]] const CsvRow& csv() const { return csv_; }
    [[nodiscard]] const HeaderMap& map() const { return map_; }
    [[nodiscard]] const ImportOptions& options() const { return options_; }

    void refuse(const Cell& cell, RowRule rule, std::string explanation, std::string remedy,
                std::optional<std::string> proposal = std::nullopt);
    void note(const Cell& cell, RowRule rule, std::string explanation, std::string remedy = {},
              std::optional<std::string> proposal = std::nullopt);

    // For cells that hold a code, a word or a date: white space around them is left out, and that is said.
    void note_surrounding_space(const Cell& cell);

    // A date that could be read in one order only: across rows, these show a column that mixes both.
    void saw_order(const Cell& cell, DateOrder order) { orders_.emplace_back(cell.column, order); }
    [[nodiscard]] const std::vector<std::pair<std::string, DateOrder>>& orders() const { return orders_; }

    [[nodiscard]] bool refused() const { return refusals_ > 0; }
    [[nodiscard]] std::size_t refusals() const { return refusals_; }
    [[nodiscard]] std::vector<RowFinding> take_findings() { return std::move(findings_); }

  private:
    const CsvRow& csv_;
    const HeaderMap& map_;
    const ImportOptions& options_;
    std::vector<RowFinding> findings_;
    std::vector<std::pair<std::string, DateOrder>> orders_;
    std::size_t refusals_ = 0;
};

}  // namespace carnet::issuer
