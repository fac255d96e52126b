// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/read_row.h"

#include "issuer/intake/src/award_rules.h"
#include "issuer/intake/src/text_rules.h"
#include "wallet-format/profile/competency.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::issuer {
namespace {

bool quotes_are_whole(Row& row) {
    if (!row.csv().broken_cell) return true;
    const auto last = row.map().headings.size() - 1;
    row.refuse(row.cell_at(std::min(*row.csv().broken_cell, last), ""), RowRule::kBrokenQuotes,
               "Text stands behind a closing quotation mark, so where the cell ends is not sure.",
               "Write quotation marks inside a cell twice, or remove them.");
    return false;
}

// Cells up to the last that is not empty: empty ones behind the last column are how spreadsheets write a row.
std::size_t filled_cells(const std::vector<std::string>& cells) {
    const auto last =
        std::find_if(cells.rbegin(), cells.rend(), [](const auto& cell) { return !cell.empty(); });
    return static_cast<std::size_t>(cells.rend() - last);
}

// A row with too few or too many cells is not read further: any cell may stand in the wrong column.
bool has_all_cells(Row& row) {
    const auto& cells = row.csv().cells;
    const auto& headings = row.map().headings;
    const auto missing = std::find(cells.begin(), cells.end(), kMissingCell);
    const auto present = std::min(cells.size(), static_cast<std::size_t>(missing - cells.begin()));
    const bool few = present < headings.size();
    const auto filled = filled_cells(cells);
    if (!few && filled <= headings.size()) return true;
    const Cell cell{few ? headings[present] : headings.back(), {}, few ? "" : cells[headings.size()], {}};
    row.refuse(cell, RowRule::kCellCount,
               "The row has " + std::to_string(few ? present : filled) + " cells and the header " +
                   std::to_string(headings.size()) + ".",
               "Look for a missing or surplus separator; a cell that holds one needs quotation marks.");
    return false;
}

// The column that a complaint about the finished document is about, as far as a row decides it.
IntakeColumn column_for(std::string_view where) {
    constexpr std::array<std::pair<std::string_view, IntakeColumn>, 7> kPlaces{
        {{"/nameLatin", IntakeColumn::kName},
         {"/nameOriginal", IntakeColumn::kNameOriginal},
         {"/nameLanguage", IntakeColumn::kNameLanguage},
         {"/birthDate", IntakeColumn::kBirthDate},
         {"/place", IntakeColumn::kPlace},
         {"/assessor", IntakeColumn::kAssessor},
         {"/awarded", IntakeColumn::kAwardDate}}};
    for (const auto& [part, column] : kPlaces) {
        if (where.find(part) != std::string_view::npos) return column;
    }
    return IntakeColumn::kNumber;
}

// The profile of the credential has the last word: what it would refuse at signing is refused here, with
// its reason. Reached only where its rules are stricter than those above.
bool fits_credential(Row& row, const wallet::CompetencyDocument& document) {
    const auto checked = wallet::check_competency(document);
    if (checked) return true;
    row.refuse(row.cell(column_for(checked.error().where)), RowRule::kForbiddenCharacter,
               "The certificate's format refuses this: " + checked.error().detail + " (" +
                   checked.error().where + ").",
               "Correct the row or the profile.");
    return false;
}

wallet::Award award_from(const IssuingProfile& profile, std::string number, HolderName name,
                         const RowDates& dates, std::vector<wallet::UnitResult> units,
                         wallet::Assessment assessment) {
    return wallet::Award{
        .number = std::move(number),
        .title = profile.title,
        .description = profile.description,
        .language = profile.language,
        .holder =
            {std::move(name.latin), std::move(name.original), std::move(name.language), dates.birth, {}},
        .occupation = profile.occupation,
        .standard = profile.standard,
        .units = std::move(units),
        .assessment = std::move(assessment),
        .levels = profile.levels,
        .awarding_body = profile.awarding_body,
        .provider = profile.provider,
        .awarded = dates.awarded,
        .field_isced_f = profile.field_isced_f,
    };
}

wallet::CompetencyDocument document_from(wallet::Award award, std::vector<std::string> outstanding) {
    if (outstanding.empty()) return wallet::CompetencyCertificate{std::move(award)};
    return wallet::CompetencyUnitStatement{std::move(award), std::move(outstanding)};
}

}  // namespace

std::optional<Application> read_row(Row& row, const IssuingProfile& profile,
                                    const std::optional<NumberPattern>& pattern) {
    if (!quotes_are_whole(row) || !has_all_cells(row)) return std::nullopt;
    auto number = read_number(row, pattern);
    auto name = read_name(row);
    const auto dates = read_dates(row, profile);
    auto units = read_units(row, profile);
    const auto method = read_method(row, profile);
    const auto place = read_place(row, profile);
    auto assessor = read_assessor(row, profile);
    if (row.refused() || !number || !name || !dates || !units || !method || !place || !assessor)
        return std::nullopt;
    auto award =
        award_from(profile, *std::move(number), *std::move(name), *dates, std::move(units->completed),
                   {*method, *place, dates->assessed_from, dates->assessed_to, *std::move(assessor)});
    auto document = document_from(std::move(award), std::move(units->outstanding));
    if (!fits_credential(row, document)) return std::nullopt;
    return Application{row.csv().line, std::move(document), dates->valid_until};
}

}  // namespace carnet::issuer
