// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/csv_reader.h"

#include <algorithm>
#include <utility>

namespace carnet::issuer {
namespace {

// One pass over the text, one cell at a time. Lines are counted at each CRLF, LF or CR, inside quotes too.
class CsvScanner {
  public:
    CsvScanner(std::string_view text, char delimiter, const CsvLimits& limits)
        : text_(text), delimiter_(delimiter), limits_(limits) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    Result<CsvRow> row();

  private:
    Result<std::string> cell(bool& broken);
    Result<std::string> quoted_cell(bool& broken);
    [[nodiscard]] std::size_t line_break_at(std::size_t at) const;
    [[nodiscard]] bool at_cell_end() const;
    Result<void> take(std::string& cell);

    std::string_view text_;
    char delimiter_;
    const CsvLimits& limits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

std::string place(std::size_t line) {
    return "line " + std::to_string(line);
}

// The length of the line break that begins there: CRLF 2, LF or CR 1, none 0.
std::size_t CsvScanner::line_break_at(std::size_t at) const {
    if (at >= text_.size() || (text_[at] != '\n' && text_[at] != '\r')) return 0;
    return text_.substr(at, 2) == "\r\n" ? 2 : 1;
}

bool CsvScanner::at_cell_end() const {
    return at_end() || text_[at_] == delimiter_ || line_break_at(at_) != 0;
}

// Moves one character (a line break counts as one) into the cell.
Result<void> CsvScanner::take(std::string& cell) {
    const std::size_t line_break = line_break_at(at_);
    if (line_break != 0) ++line_;
    const std::size_t length = std::max<std::size_t>(line_break, 1);
    cell.append(text_.substr(at_, length));
    at_ += length;
    if (cell.size() > limits_.max_cell_bytes) {
        return error(ErrorCode::kLimit,
                     "A cell is longer than " + std::to_string(limits_.max_cell_bytes) +
                         " bytes. Most likely a quotation mark was opened in an earlier line and not closed.",
                     place(line_));
    }
    return {};
}

// spec: RFC 4180 2.5-2.7: line breaks, separators and doubled quotes inside quotes
Result<std::string> CsvScanner::quoted_cell(bool& broken) {
    const std::size_t opened = line_;
    std::string cell;
    ++at_;
    while (true) {
        if (at_end()) {
            return error(ErrorCode::kBadValue,
                         "A quotation mark opened here is never closed, so the rest of the file would be one "
                         "cell. Close or remove it.",
                         place(opened));
        }
        if (text_[at_] == '"') {
            ++at_;
            if (at_end() || text_[at_] != '"') break;
        }
        CARNET_TRY_VOID(take(cell));
    }
    broken = !at_cell_end();  // no writer makes this: keep what stands there, quotation marks too, and tell
    if (broken) cell = '"' + cell + '"';
    while (!at_cell_end()) CARNET_TRY_VOID(take(cell));
    return cell;
}

Result<std::string> CsvScanner::cell(bool& broken) {
    if (!at_end() && text_[at_] == '"') return quoted_cell(broken);
    std::string cell;
    while (!at_cell_end()) CARNET_TRY_VOID(take(cell));
    return cell;
}

Result<CsvRow> CsvScanner::row() {
    CsvRow row;
    row.line = line_;
    while (true) {
        bool broken = false;
        CARNET_TRY(auto next, cell(broken));
        if (broken && !row.broken_cell) row.broken_cell = row.cells.size();
        row.cells.push_back(std::move(next));
        if (row.cells.size() > limits_.max_columns) {
            return error(ErrorCode::kLimit,
                         "A row has more than " + std::to_string(limits_.max_columns) + " cells.",
                         place(row.line));
        }
        if (at_end() || text_[at_] != delimiter_) break;
        ++at_;
    }
    row.last_line = line_;
    if (const auto line_break = line_break_at(at_); line_break != 0) {
        at_ += line_break;
        ++line_;
    }
    return row;
}

bool is_blank(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
        return cell.find_first_not_of(" \t\r\n") == std::string::npos;
    });
}

Result<CsvRows> read_rows(std::string_view text, char delimiter, std::size_t count, const CsvLimits& limits) {
    CsvRows read;
    CsvScanner scanner(text, delimiter, limits);
    while (!scanner.at_end() && read.rows.size() < count) {
        CARNET_TRY(auto row, scanner.row());
        if (is_blank(row))
            read.empty_lines.push_back(row.line);
        else
            read.rows.push_back(std::move(row));
        if (read.rows.size() > limits.max_rows || read.empty_lines.size() > limits.max_rows) {
            return error(
                ErrorCode::kLimit,
                "The file has more than " + std::to_string(limits.max_rows) + " rows. Import it in parts.",
                place(limits.max_rows));
        }
    }
    return read;
}

bool reads_as_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string quoted(std::string_view cell) {
    std::string out = "\"";
    for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

}  // namespace

Result<CsvRows> read_csv(std::string_view text, char delimiter, const CsvLimits& limits) {
    if (text.size() > limits.max_bytes) {
        return error(ErrorCode::kLimit, "The file is larger than " + std::to_string(limits.max_bytes) +
                                            " bytes. Import it in parts.");
    }
    return read_rows(text, delimiter, limits.max_rows + 1, limits);
}

Result<CsvRows> read_csv_head(std::string_view text, char delimiter, std::size_t count,
                              const CsvLimits& limits) {
    return read_rows(text, delimiter, count, limits);
}

std::string write_csv_row(const std::vector<std::string>& cells, char delimiter) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += delimiter;
        const std::string cell = (reads_as_formula(cells[i]) ? "'" : "") + cells[i];
        const bool plain = cell.find_first_of("\"\r\n,;\t") == std::string::npos;
        out += plain ? cell : quoted(cell);
    }
    return out + "\r\n";
}

std::string_view without_formula_guard(std::string_view cell) noexcept {
    const bool guarded = cell.size() > 1 && cell.front() == '\'' && reads_as_formula(cell.substr(1));
    return guarded ? cell.substr(1) : cell;
}

}  // namespace carnet::issuer
