// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/titles.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string_view primary(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

bool is_equal_tag(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

const wallet::Translations::value_type* find(const wallet::Translations& titles, std::string_view language) {
    for (const auto& title : titles) {
        if (is_equal_tag(title.first, language)) return &title;
    }
    for (const auto& title : titles) {
        if (is_same_language(title.first, language)) return &title;
    }
    return nullptr;
}

}  // namespace

bool is_same_language(std::string_view a, std::string_view b) {
    return is_equal_tag(primary(a), primary(b));
}

Titles titles_of(const wallet::CompetencyDocument& document) {
    const auto& award = wallet::award_of(document);
    Titles titles;
    titles.qualification[award.language] = award.title;
    titles.occupation[award.language] = award.occupation.title;
    titles.standard[award.language] = award.standard.title;
    for (const auto& unit : award.units) titles.units[unit.code][award.language] = unit.title;
    for (const auto& level : award.levels) {
        titles.levels.emplace_back();
        if (level.label) titles.levels.back()[award.language] = *level.label;
    }
    return titles;
}

void add_titles(Titles& titles, const wallet::StandardReference& reference,
                const wallet::OccupationalStandard& standard) {
    if (reference.id != standard.id || reference.version != standard.version) return;
    titles.standard.insert(standard.title.begin(), standard.title.end());
    for (const auto& unit : standard.units)
        titles.units[unit.code].insert(unit.title.begin(), unit.title.end());
}

Title title_in(const wallet::Translations& titles, std::string_view language, std::string_view fallback,
               std::string_view code) {
    if (const auto* found = find(titles, language)) return {found->second, found->first, true};
    if (const auto* found = find(titles, fallback)) return {found->second, found->first, false};
    if (!titles.empty()) return {titles.begin()->second, titles.begin()->first, false};
    return {std::string(code), {}, true};
}

}  // namespace carnet::issuer
