// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/award_rules.h"
#include "issuer/intake/src/text_rules.h"
#include "issuer/intake/src/words.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

std::string allowed_methods(const IssuingProfile& profile) {
    std::string text;
    for (const auto method : profile.methods)
        text += (text.empty() ? "" : ", ") + std::string(wallet::to_string(method));
    return text;
}

std::optional<std::string> read_country(Row& row, const IssuingProfile& profile) {
    const Cell cell = row.cell(IntakeColumn::kCountry);
    row.note_surrounding_space(cell);
    if (cell.value.empty()) {
        if (profile.place) return profile.place->country;
        row.refuse(cell, RowRule::kMissingValue, "The country of the assessment is missing.",
                   "Write its code of two letters, for example NP.");
        return std::nullopt;
    }
    auto code = country_code_of(cell.value);
    if (!code)
        row.refuse(cell, RowRule::kUnknownCountry, "This is no country's code or name.",
                   "Write its code of two letters (ISO 3166-1), for example NP.");
    return code;
}

std::optional<wallet::Place> named_place(Row& row, const std::string& name, const IssuingProfile& profile) {
    const auto country = read_country(row, profile);
    const auto locality = read_line(row, row.cell(IntakeColumn::kLocality), kLongestTitle);
    if (!country) return std::nullopt;
    return wallet::Place{name, locality.value_or(""), *country};
}

// Without a place of its own, what a row says beside it must be the profile's place.
bool agrees_with(const wallet::Place& place, const Row& row) {
    const auto locality = row.cell(IntakeColumn::kLocality).value;
    const auto country = row.cell(IntakeColumn::kCountry).value;
    return (locality.empty() || locality == place.locality) &&
           (country.empty() || country_code_of(country) == place.country);
}

}  // namespace

std::optional<wallet::AssessmentMethod> read_method(Row& row, const IssuingProfile& profile) {
    const Cell cell = row.cell(IntakeColumn::kMethod);
    row.note_surrounding_space(cell);
    if (cell.value.empty()) return profile.methods.front();
    const auto method = method_word(cell.value);
    const bool allowed =
        method && std::find(profile.methods.begin(), profile.methods.end(), *method) != profile.methods.end();
    if (allowed) return method;
    row.refuse(cell, RowRule::kUnknownMethod,
               method ? "The profile does not allow this method of assessment." : "This method is not known.",
               "Write one of: " + allowed_methods(profile) + ".");
    return std::nullopt;
}

std::optional<wallet::Place> read_place(Row& row, const IssuingProfile& profile) {
    const Cell cell = row.cell(IntakeColumn::kPlace);
    if (!cell.value.empty()) {
        const auto name = read_line(row, cell, kLongestTitle);
        return name ? named_place(row, *name, profile) : std::nullopt;
    }
    if (profile.place && agrees_with(*profile.place, row)) return profile.place;
    row.refuse(cell, profile.place ? RowRule::kUnknownPlace : RowRule::kMissingValue,
               "The name of the place of assessment is missing.",
               profile.place
                   ? "Write it, or leave locality and country empty too: then the profile's place stands."
                   : "Write the centre or site.");
    return std::nullopt;
}

std::optional<wallet::Organisation> read_assessor(Row& row, const IssuingProfile& profile) {
    const Cell cell = row.cell(IntakeColumn::kAssessor);
    if (!cell.value.empty()) {
        auto name = read_line(row, cell, kLongestTitle);
        if (!name) return std::nullopt;
        return wallet::Organisation{std::nullopt, *std::move(name), std::nullopt};
    }
    if (profile.assessor) return profile.assessor;
    row.refuse(cell, RowRule::kMissingValue, "The assessor is missing.",
               "Write the assessor's registration with your body.");
    return std::nullopt;
}

}  // namespace carnet::issuer
