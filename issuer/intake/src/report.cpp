// SPDX-License-Identifier: Apache-2.0
//
// What goes back to the office: the report CSV and, for programs, the same as JSON.
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/intake/import.h"
#include "issuer/intake/src/row.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kReportColumn = "carnet_";

// The columns of an earlier report are left out when its report comes back.
bool is_reported(const ColumnFact& column) {
    return !column.heading.starts_with(kReportColumn);
}

std::vector<std::string> header_row(const FileFacts& facts) {
    std::vector<std::string> cells;
    for (const auto& column : facts.columns) {
        if (is_reported(column)) cells.push_back(column.heading);
    }
    for (const char* name :
         {"carnet_line", "carnet_verdict", "carnet_column", "carnet_value", "carnet_remedy"})
        cells.emplace_back(name);
    return cells;
}

// The same part of all findings of a row in one cell.
template <class Part>
std::string joined(const std::vector<RowFinding>& findings, Part part) {
    std::string text;
    for (const auto& finding : findings) text += (&finding == &findings.front() ? "" : " | ") + part(finding);
    return text;
}

std::string said(const RowFinding& finding) {
    return finding.explanation + (finding.remedy.empty() ? "" : " " + finding.remedy);
}

std::vector<std::string> report_row(const RowVerdict& verdict, const FileFacts& facts) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        if (!is_reported(facts.columns[i])) continue;
        cells.push_back(i < verdict.cells.size() ? verdict.cells[i] : std::string(kMissingCell));
    }
    cells.push_back(std::to_string(verdict.line));
    cells.emplace_back(to_string(verdict.outcome));
    cells.push_back(joined(verdict.findings, [](const RowFinding& finding) { return finding.column; }));
    cells.push_back(joined(verdict.findings, [](const RowFinding& finding) { return finding.value; }));
    cells.push_back(joined(verdict.findings, said));
    for (std::size_t i = facts.columns.size(); i < verdict.cells.size(); ++i)
        cells.push_back(verdict.cells[i]);
    return cells;
}

void write_number(JsonWriter& out, std::string_view name, std::size_t value) {
    out.key(name).integer(static_cast<std::int64_t>(value));
}

void write_finding(JsonWriter& out, const RowFinding& finding) {
    out.begin_object().member("rule", to_string(finding.rule)).key("refuses").boolean(finding.refuses);
    out.member("column", finding.column).member("value", finding.value);
    out.member("explanation", finding.explanation).member("remedy", finding.remedy);
    if (finding.proposal) out.member("proposal", *finding.proposal);
    out.end_object();
}

void write_verdict(JsonWriter& out, const RowVerdict& verdict) {
    out.begin_object();
    write_number(out, "line", verdict.line);
    write_number(out, "lastLine", verdict.last_line);
    out.member("verdict", to_string(verdict.outcome)).key("findings").begin_array();
    for (const auto& finding : verdict.findings) write_finding(out, finding);
    out.end_array().end_object();
}

void write_columns(JsonWriter& out, const std::vector<ColumnFact>& columns) {
    out.key("columns").begin_array();
    for (const auto& column : columns) {
        out.begin_object().member("heading", column.heading).key("readAs");
        if (column.read_as)
            out.string(*column.read_as);
        else
            out.null();
        out.end_object();
    }
    out.end_array();
}

void write_skipped_lines(JsonWriter& out, const FileFacts& facts) {
    out.key("titleLines").begin_array();
    for (const auto& title : facts.title_lines) {
        out.begin_object();
        write_number(out, "line", title.line);
        out.member("text", title.text).end_object();
    }
    out.end_array().key("emptyLines").begin_array();
    for (const auto line : facts.empty_lines) out.integer(static_cast<std::int64_t>(line));
    out.end_array();
}

void write_facts(JsonWriter& out, const FileFacts& facts) {
    const std::string_view delimiter = facts.delimiter == ','   ? "comma"
                                       : facts.delimiter == ';' ? "semicolon"
                                                                : "tab";
    out.key("file").begin_object().member("sha256", encode_hex(facts.sha256));
    out.member("encoding", to_string(facts.encoding)).member("delimiter", delimiter);
    write_number(out, "headerLine", facts.header_line);
    write_skipped_lines(out, facts);
    write_columns(out, facts.columns);
    write_number(out, "rows", facts.rows);
    write_number(out, "accepted", facts.accepted);
    write_number(out, "acceptedWithNotes", facts.accepted_with_notes);
    write_number(out, "refused", facts.refused);
    out.key("notes").begin_array();
    for (const auto& note : facts.notes) out.string(note);
    out.end_array().end_object();
}

}  // namespace

std::string write_report_csv(const ImportResult& result) {
    const auto& facts = result.facts;
    std::string text(kUtf8Mark);
    text += write_csv_row(header_row(facts), facts.delimiter);
    for (const auto& verdict : result.verdicts)
        text += write_csv_row(report_row(verdict, facts), facts.delimiter);
    return text;
}

std::string write_report_json(const ImportResult& result) {
    JsonWriter out;
    out.begin_object();
    write_facts(out, result.facts);
    out.key("rows").begin_array();
    for (const auto& verdict : result.verdicts) write_verdict(out, verdict);
    out.end_array().end_object();
    return out.take();
}

}  // namespace carnet::issuer
