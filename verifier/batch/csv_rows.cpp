// SPDX-License-Identifier: Apache-2.0
#include "verifier/batch/csv_rows.h"

#include <algorithm>
#include <utility>

namespace carnet::verifier {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSeparators = ",;\t";
constexpr std::size_t kMaxLine = kMaxCellBytes * 4;

// The one that the heading has most of.
char separator_of(std::string_view line) {
    const auto* best = std::max_element(kSeparators.begin(), kSeparators.end(), [&](char a, char b) {
        return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
    });
    return *best;
}

bool is_inside_quotes(std::string_view line) {
    return std::count(line.begin(), line.end(), '"') % 2 == 1;
}

// What Excel, LibreOffice and Google Sheets begin a formula with; white space before it does not help.
bool looks_like_formula(std::string_view cell) {
    const auto first = cell.find_first_not_of(' ');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r\n|%").find(cell[first]) != std::string_view::npos;
}

}  // namespace

Error CsvRows::wrong(ErrorCode code, std::string detail) const {
    return error(code, std::move(detail), "line " + std::to_string(line_));
}

// Up to a line end of any kind, which is dropped.
Result<bool> CsvRows::read_line(std::string& line) {
    using Traits = std::istream::traits_type;
    auto* const buffer = input_.rdbuf();
    bool any = false;
    for (;;) {
        const auto c = buffer->sbumpc();
        if (Traits::eq_int_type(c, Traits::eof())) return any;
        any = true;
        if (c == '\n') return true;
        if (c == '\r') {
            if (buffer->sgetc() == '\n') buffer->sbumpc();
            return true;
        }
        if (line.size() == kMaxLine)
            return wrong(ErrorCode::kLimit, "the row is longer than 256 KiB; is a quote never closed?");
        line += Traits::to_char_type(c);
    }
}

Result<std::optional<CsvCells>> CsvRows::next() {
    for (;;) {
        std::string line;
        ++line_;
        CARNET_TRY(bool is_there, read_line(line));
        if (!is_there) return std::optional<CsvCells>();
        if (line_ == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
        if (line.empty()) continue;
        if (separator_ == '\0') separator_ = separator_of(line);
        while (is_inside_quotes(line)) {
            line += '\n';
            ++line_;
            CARNET_TRY(is_there, read_line(line));
            if (!is_there) return wrong(ErrorCode::kBadValue, "a quote is never closed");
        }
        return split(std::move(line));
    }
}

Result<std::optional<CsvCells>> CsvRows::split(std::string line) {
    CsvCells cells(1);
    bool quoted = false;
    bool closed = false;  // a quoted cell has ended, only a separator may follow
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"') {
            if (i + 1 < line.size() && line[i + 1] == '"') {
                cells.back() += line[i++];
            } else {
                quoted = false;
                closed = true;
            }
        } else if (!quoted && c == separator_) {
            if (cells.size() == kMaxColumns)
                return wrong(ErrorCode::kLimit, "there are more than 256 columns");
            cells.emplace_back();
            closed = false;
        } else if (!quoted && !closed && c == '"' && cells.back().empty()) {
            quoted = true;
        } else if (closed || (!quoted && c == '"')) {
            return wrong(ErrorCode::kBadValue, "a quote stands in the middle of a cell");
        } else {
            cells.back() += c;
        }
        if (cells.back().size() > kMaxCellBytes)
            return wrong(ErrorCode::kLimit, "a cell is longer than 64 KiB");
    }
    return std::optional(std::move(cells));
}

std::string write_csv_row(const CsvCells& cells, char separator) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) row += separator;
        std::string cell = looks_like_formula(cells[i]) ? "'" + cells[i] : cells[i];
        const bool needs_quotes =
            cell.find_first_of("\"\r\n") != std::string::npos || cell.find(separator) != std::string::npos;
        if (!needs_quotes) {
            row += cell;
            continue;
        }
        row += '"';
        for (const char c : cell) row.append(c == '"' ? 2 : 1, c);
        row += '"';
    }
    return row + "\r\n";
}

}  // namespace carnet::verifier
