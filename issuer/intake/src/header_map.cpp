// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/header_map.h"

#include "issuer/intake/src/unicode_text.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

Error twice(const std::string& first, const std::string& second, const std::string& what, std::size_t line) {
    return error(ErrorCode::kBadValue,
                 "The columns \"" + first + "\" and \"" + second + "\" both hold " + what +
                     ". Rename or remove the one that is not meant.",
                 "line " + std::to_string(line));
}

// Enters one heading into the map; a place that is taken is an error.
Result<void> place_column(HeaderMap& map, std::size_t index, const HeadingMeaning& meaning,
                          const IssuingProfile& profile, std::size_t line) {
    const auto& heading = map.headings[index];
    ColumnFact fact{heading, std::nullopt};
    std::optional<std::size_t>* slot = nullptr;
    if (meaning.column) {
        slot = &map.columns[static_cast<std::size_t>(*meaning.column)];
        map.date_orders[static_cast<std::size_t>(*meaning.column)] = meaning.date_order;
        fact.read_as = key_of(*meaning.column);
    } else if (meaning.unit) {
        auto& unit = map.units[*meaning.unit];
        slot = meaning.grade ? &unit.grade : &unit.result;
        fact.read_as = (meaning.grade ? "grade of unit " : "unit ") + profile.units[*meaning.unit].code;
    }
    if (slot != nullptr) {
        if (*slot) return twice(map.headings[**slot], heading, *fact.read_as, line);
        *slot = index;
    }
    map.is_report = map.is_report || meaning.of_report;
    map.facts.push_back(std::move(fact));
    return {};
}

void forget(HeaderMap& map, IntakeColumn column) {
    auto& slot = map.columns[static_cast<std::size_t>(column)];
    if (slot) map.facts[*slot].read_as.reset();
    slot.reset();
}

void move_column(HeaderMap& map, IntakeColumn from, IntakeColumn to) {
    auto& slot = map.columns[static_cast<std::size_t>(from)];
    map.facts[*slot].read_as = key_of(to);
    map.notes.push_back("The column \"" + map.headings[*slot] + "\" is read as " + std::string(key_of(to)) +
                        ", because the other part of the name has its own column.");
    map.columns[static_cast<std::size_t>(to)] = slot;
    slot.reset();
}

// "Nom" beside "Prénom" is a family name, "Nombre" beside "Apellidos" are given names; a column that says
// that it holds the full name wins over its parts.
void settle_name_columns(HeaderMap& map) {
    const auto name = map.at(IntakeColumn::kName);
    if (!name) return;
    const std::string heading = folded(map.headings[*name]);
    const bool bare = heading == "name" || heading == "nom" || heading == "nombre";
    const bool given = map.at(IntakeColumn::kGivenNames).has_value();
    const bool family = map.at(IntakeColumn::kFamilyName).has_value();
    if (bare && given && !family) {
        move_column(map, IntakeColumn::kName, IntakeColumn::kFamilyName);
    } else if (bare && family && !given) {
        move_column(map, IntakeColumn::kName, IntakeColumn::kGivenNames);
    } else {
        forget(map, IntakeColumn::kGivenNames);
        forget(map, IntakeColumn::kFamilyName);
    }
}

bool lacks_name(const HeaderMap& map) {
    return !map.at(IntakeColumn::kName) &&
           !(map.at(IntakeColumn::kGivenNames) && map.at(IntakeColumn::kFamilyName));
}

std::vector<std::string> missing_units(const HeaderMap& map, const IssuingProfile& profile,
                                       const ImportOptions& options) {
    std::vector<std::string> missing;
    if (map.at(IntakeColumn::kUnits) || options.all_units_completed) return missing;
    if (!map.has_unit_columns()) {
        missing.emplace_back(
            "a column for each unit (headed by its code), or one column \"units\" with the codes of the "
            "completed ones, or the option --all-units-completed");
        return missing;
    }
    for (std::size_t i = 0; i < profile.units.size() && !options.statements; ++i) {
        if (!profile.units[i].optional && !map.units[i].result)
            missing.push_back("unit " + profile.units[i].code);
    }
    return missing;
}

std::vector<std::string> missing_columns(const HeaderMap& map, const IssuingProfile& profile,
                                         const ImportOptions& options) {
    std::vector<std::string> missing;
    if (!map.at(IntakeColumn::kNumber)) missing.emplace_back("number (for example \"Certificate number\")");
    if (lacks_name(map))
        missing.emplace_back(
            "name, in Latin letters (for example \"Full name\", or \"Given names\" and \"Family name\")");
    if (!map.at(IntakeColumn::kAwardDate)) missing.emplace_back("award_date (for example \"Date of award\")");
    if (!profile.place && !map.at(IntakeColumn::kPlace)) missing.emplace_back("place (of the assessment)");
    if (!profile.place && !map.at(IntakeColumn::kCountry))
        missing.emplace_back("country (of the assessment)");
    if (!profile.assessor && !map.at(IntakeColumn::kAssessor)) missing.emplace_back("assessor");
    for (auto& unit : missing_units(map, profile, options)) missing.push_back(std::move(unit));
    return missing;
}

Result<void> require_columns(const HeaderMap& map, const IssuingProfile& profile,
                             const ImportOptions& options, std::size_t line) {
    const auto missing = missing_columns(map, profile, options);
    if (missing.empty()) return {};
    std::string detail = "The header lacks: ";
    for (const auto& column : missing) detail += (&column == &missing.front() ? "" : "; ") + column;
    detail += ". Its headings are:";
    for (const auto& heading : map.headings) detail += " \"" + heading + "\"";
    return error(ErrorCode::kBadValue, detail + ". Add or rename columns.", "line " + std::to_string(line));
}

Result<void> refuse_contradictions(const HeaderMap& map, const ImportOptions& options, std::size_t line) {
    const bool list = map.at(IntakeColumn::kUnits).has_value();
    if (options.all_units_completed && (list || map.has_unit_columns())) {
        return error(ErrorCode::kUsage,
                     "--all-units-completed is for files without unit columns, and this one has some. Leave "
                     "it out.",
                     "line " + std::to_string(line));
    }
    if (list && map.has_unit_columns()) {
        return error(ErrorCode::kBadValue,
                     "There is a column \"units\" and a column for each unit. Keep only one of the two.",
                     "line " + std::to_string(line));
    }
    const bool period = map.at(IntakeColumn::kAssessedFrom) || map.at(IntakeColumn::kAssessedTo);
    if (map.at(IntakeColumn::kAssessedOn) && period) {
        return error(
            ErrorCode::kBadValue,
            "There is one date of assessment and also its first or last day. Keep only one of the two.",
            "line " + std::to_string(line));
    }
    return {};
}

Result<void> refuse_other_date_format(const HeaderMap& map, const ImportOptions& options, std::size_t line) {
    for (std::size_t i = 0; i < kIntakeColumns; ++i) {
        if (!map.date_orders[i] || !options.date_order || *map.date_orders[i] == *options.date_order)
            continue;
        return error(ErrorCode::kUsage,
                     "The column \"" + map.headings[*map.columns[i]] +
                         "\" says another date format than --date-format. Correct the one that is wrong.",
                     "line " + std::to_string(line));
    }
    return {};
}

// What every row takes because the file has no column for it: the officer should know.
void note_defaults(HeaderMap& map, const IssuingProfile& profile, const ImportOptions& options) {
    const auto absent = [&](IntakeColumn column) { return !map.at(column).has_value(); };
    if (absent(IntakeColumn::kBirthDate))
        map.notes.emplace_back("There is no birth date column: holders are identified by name alone.");
    if (absent(IntakeColumn::kMethod) && !profile.methods.empty())
        map.notes.push_back("There is no method column: every row takes \"" +
                            std::string(wallet::to_string(profile.methods.front())) + "\".");
    if (absent(IntakeColumn::kPlace) && profile.place)
        map.notes.push_back("There is no place column: every row takes \"" + profile.place->name + "\".");
    if (absent(IntakeColumn::kAssessor) && profile.assessor)
        map.notes.push_back("There is no assessor column: every row takes \"" + profile.assessor->name +
                            "\".");
    if (absent(IntakeColumn::kAssessedOn) && absent(IntakeColumn::kAssessedFrom) &&
        absent(IntakeColumn::kAssessedTo))
        map.notes.emplace_back("There is no date of assessment: every row takes its award date.");
    if (options.all_units_completed)
        map.notes.emplace_back(
            "As stated by --all-units-completed, every row has completed every required unit.");
}

// A heading of two lines, often in two languages: shown and reported in one, and still two headings.
std::string in_one_line(std::string_view heading) {
    std::string line;
    for (const char c : heading) line += c == '\n' ? std::string(" / ") : std::string(1, c);
    return with_single_spaces(line);
}

}  // namespace

bool HeaderMap::has_unit_columns() const {
    return std::any_of(units.begin(), units.end(), [](const UnitColumns& unit) { return unit.result; });
}

Result<HeaderMap> map_header(const CsvRow& header, const IssuingProfile& profile,
                             const ImportOptions& options) {
    HeaderMap map;
    map.units.resize(profile.units.size());
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        map.headings.push_back(in_one_line(header.cells[i]));
        CARNET_TRY_VOID(
            place_column(map, i, meaning_of(header.cells[i], profile.units), profile, header.line));
    }
    settle_name_columns(map);
    CARNET_TRY_VOID(refuse_contradictions(map, options, header.line));
    CARNET_TRY_VOID(refuse_other_date_format(map, options, header.line));
    CARNET_TRY_VOID(require_columns(map, profile, options, header.line));
    note_defaults(map, profile, options);
    return map;
}

}  // namespace carnet::issuer
