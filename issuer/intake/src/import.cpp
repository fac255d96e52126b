// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/import.h"

#include "issuer/intake/src/duplicates.h"
#include "issuer/intake/src/header_map.h"
#include "issuer/intake/src/number_pattern.h"
#include "issuer/intake/src/read_row.h"
#include "issuer/intake/src/row.h"
#include "keys/digest.h"

#include <algorithm>
#include <map>

namespace carnet::issuer {
namespace {

// The file as a table: what stands above the rows, and the rows.
struct Table {
    HeaderMap map;
    std::vector<CsvRow> rows;
    FileFacts facts;
};

Result<std::optional<NumberPattern>> settle_pattern(const IssuingProfile& profile,
                                                    const ImportOptions& options) {
    const auto& text = profile.number_pattern ? profile.number_pattern : options.number_pattern;
    if (!text) return std::optional<NumberPattern>();
    if (options.number_pattern && *options.number_pattern != *text) {
        return error(ErrorCode::kUsage,
                     "The profile says that numbers are written as " + *text +
                         ". Leave out --number-pattern, or change the profile.",
                     "--number-pattern");
    }
    CARNET_TRY(auto pattern, NumberPattern::parse(*text));
    return std::optional(std::move(pattern));
}

void say_how_it_was_decoded(const DecodedText& decoded, FileFacts& facts) {
    facts.encoding = decoded.encoding;
    if (decoded.any_reading_agrees)
        facts.notes.emplace_back(
            "The file is not UTF-8; Windows-1256, Windows-1252 and Latin-1 all read it as the same text.");
}

// A report that comes back: the apostrophes that were put before would-be formulas are taken off again.
void undo_formula_guards(Table& table) {
    for (auto& row : table.rows) {
        for (auto& cell : row.cells) cell = without_formula_guard(cell);
    }
    table.facts.notes.emplace_back(
        "The file is a report of an earlier import; its carnet_ columns were not read.");
}

void note_ignored_columns(const HeaderMap& map, FileFacts& facts) {
    std::string ignored;
    for (const auto& column : map.facts) {
        if (!column.read_as) ignored += (ignored.empty() ? "\"" : ", \"") + column.heading + "\"";
    }
    if (!ignored.empty()) facts.notes.push_back("Columns that were not read: " + ignored + ".");
}

Result<Table> read_table(const DecodedText& decoded, const IssuingProfile& profile,
                         const ImportOptions& options) {
    CARNET_TRY(auto header, find_header(decoded.text, profile, options));
    CARNET_TRY(auto csv, read_csv(decoded.text, header.delimiter, options.limits));
    const auto at = std::find_if(csv.rows.begin(), csv.rows.end(),
                                 [&](const CsvRow& row) { return row.line == header.line; });
    CARNET_TRY(auto map, map_header(*at, profile, options));
    Table table{
        std::move(map), {std::make_move_iterator(at + 1), std::make_move_iterator(csv.rows.end())}, {}};
    say_how_it_was_decoded(decoded, table.facts);
    table.facts.delimiter = header.delimiter;
    table.facts.header_line = header.line;
    table.facts.title_lines = std::move(header.title_lines);
    table.facts.empty_lines = std::move(csv.empty_lines);
    table.facts.columns = table.map.facts;
    for (auto* notes : {&header.notes, &table.map.notes})
        std::move(notes->begin(), notes->end(), std::back_inserter(table.facts.notes));
    note_ignored_columns(table.map, table.facts);
    if (table.map.is_report) undo_formula_guards(table);
    if (table.rows.empty()) {
        return error(ErrorCode::kBadValue, "There is no row below the header.",
                     "line " + std::to_string(header.line));
    }
    return table;
}

// Which lines show a column's dates with the day first, and which with the month first.
using SeenOrders = std::map<std::string, std::map<DateOrder, std::size_t>>;

void note_mixed_orders(const SeenOrders& seen, FileFacts& facts) {
    for (const auto& [column, lines] : seen) {
        if (lines.size() < 2) continue;
        facts.notes.push_back("The column \"" + column + "\" mixes dates with the day first (line " +
                              std::to_string(lines.at(DateOrder::kDayFirst)) +
                              ") and with the month first (line " +
                              std::to_string(lines.at(DateOrder::kMonthFirst)) +
                              "). Look at it: a spreadsheet may have exchanged day and month in other rows.");
    }
}

// Rows by themselves: a verdict for each, and a candidate for each that passed.
struct JudgedRows {
    std::vector<RowVerdict> verdicts;
    std::vector<Candidate> candidates;
    SeenOrders orders;
};

std::string heading_of(const HeaderMap& map, IntakeColumn column) {
    const auto at = map.at(column);
    return at ? map.headings[*at] : std::string(key_of(column));
}

JudgedRows judge_rows(Table& table, const IssuingProfile& profile, const ImportOptions& options,
                      const std::optional<NumberPattern>& pattern) {
    JudgedRows judged;
    for (auto& csv : table.rows) {
        Row row(csv, table.map, options);
        auto application = read_row(row, profile, pattern);
        for (const auto& [column, order] : row.orders()) judged.orders[column].emplace(order, csv.line);
        if (application) {
            auto identity = identity_of(*application);
            judged.candidates.push_back({judged.verdicts.size(),
                                         std::move(application),
                                         std::move(identity),
                                         heading_of(table.map, IntakeColumn::kNumber),
                                         heading_of(table.map, IntakeColumn::kName),
                                         {}});
        }
        judged.verdicts.push_back(
            {csv.line, csv.last_line, RowOutcome::kAccepted, row.take_findings(), std::move(csv.cells)});
    }
    return judged;
}

RowOutcome outcome_of(const std::vector<RowFinding>& findings) {
    const auto refuses = [](const RowFinding& finding) { return finding.refuses; };
    if (std::any_of(findings.begin(), findings.end(), refuses)) return RowOutcome::kRefused;
    return findings.empty() ? RowOutcome::kAccepted : RowOutcome::kAcceptedWithNotes;
}

void count(FileFacts& facts, RowOutcome outcome) {
    ++facts.rows;
    switch (outcome) {
        case RowOutcome::kAccepted:
            ++facts.accepted;
            return;
        case RowOutcome::kAcceptedWithNotes:
            ++facts.accepted_with_notes;
            return;
        case RowOutcome::kRefused:
            ++facts.refused;
            return;
    }
}

ImportResult assemble(JudgedRows judged, FileFacts facts) {
    ImportResult result{{}, std::move(judged.verdicts), std::move(facts)};
    for (auto& candidate : judged.candidates) {
        auto& findings = result.verdicts[candidate.verdict].findings;
        std::move(candidate.findings.begin(), candidate.findings.end(), std::back_inserter(findings));
        if (candidate.application) result.applications.push_back(*std::move(candidate.application));
    }
    for (auto& verdict : result.verdicts) {
        verdict.outcome = outcome_of(verdict.findings);
        count(result.facts, verdict.outcome);
    }
    note_mixed_orders(judged.orders, result.facts);
    return result;
}

}  // namespace

Result<ImportResult> import_rows(ByteView file, const IssuingProfile& profile, const ImportOptions& options,
                                 const EarlierAwards& earlier) {
    if (file.size() > options.limits.max_bytes) {
        return error(ErrorCode::kLimit, "The file is larger than " +
                                            std::to_string(options.limits.max_bytes) +
                                            " bytes. Import it in parts.");
    }
    if (profile.methods.empty() || profile.units.empty())
        return error(ErrorCode::kConfiguration, "The profile names no assessment method or no unit.",
                     profile.name);
    CARNET_TRY(const auto pattern, settle_pattern(profile, options));
    CARNET_TRY(const auto decoded, decode_text(file, options.encoding));
    CARNET_TRY(auto table, read_table(decoded, profile, options));
    table.facts.sha256 = keys::sha256(file);
    auto judged = judge_rows(table, profile, options, pattern);
    compare_inside_file(judged.candidates);
    CARNET_TRY_VOID(compare_with_earlier(judged.candidates, earlier, options.accept_namesakes));
    return assemble(std::move(judged), std::move(table.facts));
}

}  // namespace carnet::issuer
