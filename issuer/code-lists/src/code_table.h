// SPDX-License-Identifier: Apache-2.0
//
// A CSV file of ours (RFC 4180, line feeds, header row, sorted by its first column) in memory. Made once from
// embedded text, then only read: thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

class CodeTable {
  public:
    using Row = std::vector<std::string>;

    explicit CodeTable(std::string_view csv);

    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    [[nodiscard]] const Row* find(std::string_view key) const;
    // The cell of that row in the column of that name, else in the column "en".
    [[nodiscard]] std::string_view title(const Row& row, std::string_view language) const;

  private:
    Row header_;
    std::vector<Row> rows_;
};

[[nodiscard]] const CodeTable& isco08_table();
[[nodiscard]] const CodeTable& esco_table();
[[nodiscard]] const CodeTable& isced_f_table();
[[nodiscard]] const CodeTable& country_table();

}  // namespace carnet::issuer
