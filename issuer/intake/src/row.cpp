// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/row.h"

#include "issuer/intake/src/unicode_text.h"

namespace carnet::issuer {

Cell Row::cell(IntakeColumn column) const {
    auto found = cell_at(map_.at(column), key_of(column));
    found.says = map_.date_orders[static_cast<std::size_t>(column)];
    return found;
}

Cell Row::cell_at(std::optional<std::size_t> index, std::string_view name) const {
    if (!index) return {std::string(name), {}, {}, {}};
    if (*index >= csv_.cells.size()) return {map_.headings[*index], {}, {}, {}};
    const auto& received = csv_.cells[*index];
    return {map_.headings[*index], trimmed(received), received, {}};
}

void Row::refuse(const Cell& cell, RowRule rule, std::string explanation, std::string remedy,
                 std::optional<std::string> proposal) {
    ++refusals_;
    findings_.push_back({rule, true, cell.column, cell.received, std::move(explanation), std::move(remedy),
                         std::move(proposal)});
}

void Row::note(const Cell& cell, RowRule rule, std::string explanation, std::string remedy,
               std::optional<std::string> proposal) {
    findings_.push_back({rule, false, cell.column, cell.received, std::move(explanation), std::move(remedy),
                         std::move(proposal)});
}

void Row::note_surrounding_space(const Cell& cell) {
    if (cell.value.empty() || cell.value == cell.received) return;
    note(cell, RowRule::kSurroundingSpace, "White space around the text was left out.");
}

}  // namespace carnet::issuer
