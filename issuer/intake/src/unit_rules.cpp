// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/award_rules.h"
#include "issuer/intake/src/text_rules.h"
#include "issuer/intake/src/unicode_text.h"
#include "issuer/intake/src/words.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kLongestGrade = 100;

// What one unit's cells say.
struct UnitReading {
    ResultWord result = ResultWord::kNotTaken;
    std::optional<std::string> grade;
};

bool is_listed(const std::vector<std::string>& grades, std::string_view text) {
    return std::find(grades.begin(), grades.end(), text) != grades.end();
}

// A grade of the profile's own scale says by itself whether the unit is completed.
std::optional<UnitReading> as_scale_grade(std::string_view text, const std::optional<GradeScale>& scale) {
    if (!scale) return std::nullopt;
    if (is_listed(scale->pass, text)) return UnitReading{ResultWord::kPassed, std::string(text)};
    if (is_listed(scale->fail, text)) return UnitReading{ResultWord::kFailed, std::string(text)};
    return std::nullopt;
}

// A grade behind a word is a number or a letter with a sign; more words ("pass pending") change the meaning.
bool looks_like_grade(std::string_view text) {
    if (text.empty() || text.size() > kLongestGrade) return false;
    return text.size() <= 2 || text.find_first_not_of("0123456789.,/% ") == std::string_view::npos;
}

// "Pass (87)", "pass: B+", "réussi 14/20": a word and behind it the grade. "no ..." and "y ..." are
// sentences.
std::optional<UnitReading> as_word_with_grade(std::string_view text) {
    const auto end = text.find_first_of(" (:");
    if (end == std::string_view::npos || end < 4) return std::nullopt;
    const auto word = result_word(text.substr(0, end));
    auto grade = without_ends(text.substr(end), " (:");
    if (grade.ends_with(')')) grade.remove_suffix(1);
    if (!word || *word == ResultWord::kNotTaken || !looks_like_grade(grade)) return std::nullopt;
    return UnitReading{*word, std::string(grade)};
}

std::optional<UnitReading> reading_of(std::string_view text, const std::optional<GradeScale>& scale) {
    if (auto graded = as_scale_grade(text, scale)) return graded;
    if (const auto word = result_word(text)) return UnitReading{*word, {}};
    return as_word_with_grade(text);
}

UnitReading read_unit(Row& row, const ProfileUnit& unit, const UnitColumns& columns,
                      const std::optional<GradeScale>& scale) {
    const Cell cell = row.cell_at(columns.result, unit.code);
    row.note_surrounding_space(cell);
    auto reading = reading_of(cell.value, scale);
    if (!reading) {
        row.refuse(
            cell, RowRule::kUnknownResult, "This does not say whether unit " + unit.code + " is completed.",
            scale ? "Write pass or fail, or one of the profile's grades."
                  : "Write pass or fail (a grade may follow: \"pass 87\"), or put grades into a column \"" +
                        unit.code + " grade\".");
        return {};
    }
    if (const Cell grade = row.cell_at(columns.grade, unit.code + " grade"); !grade.value.empty())
        reading->grade = read_line(row, grade, kLongestGrade);
    return *reading;
}

std::vector<UnitReading> read_unit_columns(Row& row, const IssuingProfile& profile) {
    std::vector<UnitReading> readings;
    for (std::size_t i = 0; i < profile.units.size(); ++i)
        readings.push_back(read_unit(row, profile.units[i], row.map().units[i], profile.grades));
    return readings;
}

// "EL-01, EL-02;EL-03": the codes of the completed units.
std::vector<UnitReading> read_unit_list(Row& row, const IssuingProfile& profile) {
    std::vector<UnitReading> readings(profile.units.size());
    const Cell cell = row.cell(IntakeColumn::kUnits);
    row.note_surrounding_space(cell);
    std::string_view rest = cell.value;
    while (!rest.empty()) {
        const auto end = std::min(rest.find_first_of(" ,;|/+\r\n"), rest.size());
        const auto code = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (code.empty()) continue;
        const auto unit = std::find_if(profile.units.begin(), profile.units.end(),
                                       [&](const ProfileUnit& each) { return each.code == code; });
        if (unit != profile.units.end()) {
            readings[static_cast<std::size_t>(unit - profile.units.begin())].result = ResultWord::kPassed;
            continue;
        }
        row.refuse(cell, RowRule::kUnknownUnit,
                   "\"" + std::string(code) + "\" is no unit of standard " + profile.standard.code + ".",
                   "Write the codes as the profile has them, with commas or spaces between.");
    }
    return readings;
}

std::vector<UnitReading> all_required(const IssuingProfile& profile) {
    std::vector<UnitReading> readings;
    readings.reserve(profile.units.size());
    for (const auto& unit : profile.units)
        readings.push_back({unit.optional ? ResultWord::kNotTaken : ResultWord::kPassed, {}});
    return readings;
}

std::vector<UnitReading> read_results(Row& row, const IssuingProfile& profile) {
    if (row.options().all_units_completed) return all_required(profile);
    if (row.map().at(IntakeColumn::kUnits)) return read_unit_list(row, profile);
    return read_unit_columns(row, profile);
}

Cell unit_cell(const Row& row, const ProfileUnit& unit, std::size_t index) {
    if (row.map().at(IntakeColumn::kUnits)) return row.cell(IntakeColumn::kUnits);
    return row.cell_at(row.map().units[index].result, unit.code);
}

RowUnits sorted_out(Row& row, const IssuingProfile& profile, const std::vector<UnitReading>& readings) {
    RowUnits units;
    for (std::size_t i = 0; i < profile.units.size(); ++i) {
        const auto& unit = profile.units[i];
        if (readings[i].result == ResultWord::kPassed)
            units.completed.push_back(
                {unit.code, unit.title, wallet::UnitStatus::kCompleted, readings[i].grade});
        else if (!unit.optional)
            units.outstanding.push_back(unit.code);
        else if (readings[i].result == ResultWord::kFailed)
            row.note(unit_cell(row, unit, i), RowRule::kUnitNotShown,
                     "The elective unit " + unit.code + " was not passed, and is left out of the document.");
    }
    return units;
}

std::string listed(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text;
}

// What the office wants for this row; nothing where it does not say.
std::optional<DocumentWord> wanted_document(Row& row) {
    const Cell cell = row.cell(IntakeColumn::kDocument);
    row.note_surrounding_space(cell);
    if (cell.value.empty()) return std::nullopt;
    const auto wanted = document_word(cell.value);
    if (!wanted)
        row.refuse(cell, RowRule::kUnknownDocument, "This does not say which document is wanted.",
                   "Write certificate or statement, or leave the cell empty.");
    return wanted;
}

Cell first_outstanding_cell(const Row& row, const IssuingProfile& profile, const RowUnits& units) {
    for (std::size_t i = 0; i < profile.units.size(); ++i) {
        if (profile.units[i].code == units.outstanding.front()) return unit_cell(row, profile.units[i], i);
    }
    return row.cell(IntakeColumn::kUnits);
}

// A certificate needs every required unit; a statement is made only where the office asks for it.
void judge_document(Row& row, const IssuingProfile& profile, const RowUnits& units,
                    std::optional<DocumentWord> wanted) {
    if (units.outstanding.empty()) {
        if (wanted == DocumentWord::kStatement)
            row.refuse(row.cell(IntakeColumn::kDocument), RowRule::kUnknownDocument,
                       "A statement of units is asked for, and all units are completed.",
                       "Ask for a certificate, or correct the units.");
        return;
    }
    const Cell cell = first_outstanding_cell(row, profile, units);
    if (units.completed.empty()) {
        row.refuse(cell, RowRule::kNoUnitCompleted, "No unit is completed, so there is nothing to certify.",
                   "Correct the results, or leave the row out.");
    } else if (wanted == DocumentWord::kCertificate || (!wanted.has_value() && !row.options().statements)) {
        row.refuse(
            cell, RowRule::kUnitsIncomplete,
            "Not completed: " + listed(units.outstanding) + ". A certificate needs every unit.",
            "Correct the results; or ask for a statement of the completed units, with --statements or in "
            "a column \"document\".");
    } else {
        row.note(
            cell, RowRule::kUnitsIncomplete,
            "A statement of units is made, no certificate. Outstanding: " + listed(units.outstanding) + ".");
    }
}

}  // namespace

std::optional<RowUnits> read_units(Row& row, const IssuingProfile& profile) {
    const auto refusals = row.refusals();
    const auto readings = read_results(row, profile);
    const auto wanted = wanted_document(row);
    if (row.refusals() > refusals) return std::nullopt;
    auto units = sorted_out(row, profile, readings);
    judge_document(row, profile, units, wanted);
    if (row.refused()) return std::nullopt;
    return units;
}

}  // namespace carnet::issuer
