// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/header_map.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::array<char, 3> kDelimiters{',', ';', '\t'};
constexpr std::size_t kFewestHeadings = 2;  // one known word may stand in a title by chance

std::string name_of(char delimiter) {
    return delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : "tab";
}

// One way to see the beginning of the file: a separator and the row that looks most like a header.
struct HeaderView {
    char delimiter;
    CsvRows head;
    std::size_t row = 0;
    std::size_t recognised = 0;
};

std::size_t count_recognised(const CsvRow& row, const IssuingProfile& profile) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [&](const std::string& cell) { return meaning_of(cell, profile.units).recognised(); }));
}

Result<HeaderView> view_with(char delimiter, std::string_view text, const IssuingProfile& profile,
                             const CsvLimits& limits) {
    CARNET_TRY(auto head, read_csv_head(text, delimiter, kRowsSearchedForHeader, limits));
    HeaderView view{delimiter, std::move(head)};
    for (std::size_t i = 0; i < view.head.rows.size(); ++i) {
        const auto recognised = count_recognised(view.head.rows[i], profile);
        if (recognised <= view.recognised) continue;
        view.row = i;
        view.recognised = recognised;
    }
    return view;
}

// spreadsheet programs write and read "sep=;" as a first line
std::optional<char> separator_line(std::string_view text) {
    for (const char delimiter : kDelimiters) {
        const std::string line = std::string("sep=") + delimiter;
        if (text.starts_with(line + "\n") || text.starts_with(line + "\r")) return delimiter;
    }
    return std::nullopt;
}

std::string joined(const CsvRow& row) {
    std::string text;
    for (const auto& cell : row.cells) {
        if (!cell.empty()) text += (text.empty() ? "" : " | ") + cell;
    }
    std::size_t end = std::min<std::size_t>(text.size(), 200);
    while (end < text.size() && end > 0 && (text[end] & 0xC0) == 0x80) --end;  // never inside a character
    return text.substr(0, end);
}

Error no_header(std::string_view text, const IssuingProfile& profile, const CsvLimits& limits) {
    std::string detail = "No header row with known headings stands in the first " +
                         std::to_string(kRowsSearchedForHeader) +
                         " rows. The table needs one with at least number, name and award_date; see "
                         "docs/formats/intake-csv.md for the headings that are known.";
    if (const auto view = view_with(',', text, profile, limits); view && !view->head.rows.empty())
        detail += " The file begins: " + joined(view->head.rows.front());
    return error(ErrorCode::kBadValue, detail, "line 1");
}

Error two_separators(const HeaderView& one, const HeaderView& other) {
    return error(ErrorCode::kBadValue,
                 "The header reads equally well with " + name_of(one.delimiter) + " and with " +
                     name_of(other.delimiter) + " as separator. State it with --delimiter.",
                 "line " + std::to_string(one.head.rows[one.row].line));
}

Result<HeaderView> best_view(std::string_view text, const IssuingProfile& profile,
                             const ImportOptions& options, const std::vector<char>& candidates) {
    std::optional<HeaderView> best;
    std::optional<HeaderView> equal;
    std::optional<Error> failed;
    for (const char delimiter : candidates) {
        auto view = view_with(delimiter, text, profile, options.limits);
        if (!view) {
            failed = std::move(view).error();
        } else if (!best || view->recognised > best->recognised) {
            best = *std::move(view);
            equal.reset();
        } else if (view->recognised == best->recognised) {
            equal = *std::move(view);
        }
    }
    if (!best) return *std::move(failed);
    if (best->recognised < kFewestHeadings) return no_header(text, profile, options.limits);
    if (equal) return two_separators(*best, *equal);
    return *std::move(best);
}

}  // namespace

Result<FoundHeader> find_header(std::string_view text, const IssuingProfile& profile,
                                const ImportOptions& options) {
    std::vector<char> candidates(kDelimiters.begin(), kDelimiters.end());
    const auto said = separator_line(text);
    if (said) candidates = {*said};
    if (options.delimiter) candidates = {*options.delimiter};
    CARNET_TRY(auto view, best_view(text, profile, options, candidates));
    FoundHeader found{view.delimiter, view.head.rows[view.row].line, {}, {}};
    for (std::size_t i = 0; i < view.row; ++i)
        found.title_lines.push_back({view.head.rows[i].line, joined(view.head.rows[i])});
    if (view.row > 0) {
        found.notes.push_back("The header is on line " + std::to_string(found.line) + "; the " +
                              std::to_string(view.row) + " row(s) above it were not read as data.");
    }
    return found;
}

}  // namespace carnet::issuer
