// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/text_rules.h"
#include "issuer/intake/src/unicode_text.h"

#include <algorithm>
#include <set>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

namespace carnet::issuer {
namespace {

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool is_letter_or_mark(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

// What names hold besides letters: spaces, hyphens, apostrophes, dots, the Catalan middle dot, joiners.
bool is_name_sign(char32_t c) {
    return std::u32string_view(U" -\u2010\u2011'\u2018\u2019.\u00B7\u200C\u200D").find(c) !=
           std::u32string_view::npos;
}

bool letters_only(Row& row, const Cell& cell, std::string_view name) {
    const auto text = code_points(name);
    const auto bad = std::find_if_not(text.begin(), text.end(),
                                      [](char32_t c) { return is_letter_or_mark(c) || is_name_sign(c); });
    if (bad != text.end()) {
        row.refuse(cell, RowRule::kForbiddenCharacter, "A name does not hold " + described(*bad) + ".",
                   "Write the name alone, as it is to stand on the certificate.");
        return false;
    }
    if (std::none_of(text.begin(), text.end(), is_letter_or_mark)) {
        row.refuse(cell, RowRule::kForbiddenCharacter, "There is no letter in this name.", "Write the name.");
        return false;
    }
    return true;
}

// Scripts of a name's letters; signs and marks that all scripts share do not count.
std::set<UScriptCode> scripts_of(std::string_view name) {
    std::set<UScriptCode> scripts;
    for (const char32_t c : code_points(name)) {
        const auto script = script_of(c);
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) scripts.insert(script);
    }
    return scripts;
}

bool in_latin_letters(Row& row, const Cell& cell, std::string_view name) {
    const auto scripts = scripts_of(name);
    if (scripts == std::set<UScriptCode>{USCRIPT_LATIN}) return true;
    const auto text = code_points(name);
    const auto other = std::find_if(text.begin(), text.end(), [](char32_t c) {
        return script_of(c) != USCRIPT_LATIN && is_letter_or_mark(c) && script_of(c) != USCRIPT_INHERITED;
    });
    const std::string which = other == text.end() ? "" : ": " + described(*other);
    if (scripts.contains(USCRIPT_LATIN)) {
        row.refuse(cell, RowRule::kMixedScript,
                   "Letters of another script stand among Latin ones and may look the same" + which + ".",
                   "Type the name anew on a Latin keyboard.");
    } else {
        row.refuse(cell, RowRule::kNotLatin, "This column holds the name in Latin letters" + which + ".",
                   "Put this name into a column \"name_original\" and its transliteration here.");
    }
    return false;
}

std::optional<std::string> read_one_name(Row& row, const Cell& cell) {
    auto name = read_line(row, cell, kLongestName);
    if (!name || !letters_only(row, cell, *name)) return std::nullopt;
    return name;
}

// One column, or given and family names from two; either of these may be empty, for people with one name.
std::optional<std::string> read_latin_name(Row& row) {
    std::string name;
    Cell last = row.cell(IntakeColumn::kName);
    const bool in_parts = !row.map().at(IntakeColumn::kName);
    const auto columns = in_parts ? std::vector{IntakeColumn::kGivenNames, IntakeColumn::kFamilyName}
                                  : std::vector{IntakeColumn::kName};
    for (const auto column : columns) {
        last = row.cell(column);
        if (last.value.empty()) continue;
        const auto part = read_one_name(row, last);
        if (!part || !in_latin_letters(row, last, *part)) return std::nullopt;
        name += (name.empty() ? "" : " ") + *part;
    }
    if (name.empty()) {
        row.refuse(last, RowRule::kMissingValue, "The holder's name is missing.",
                   "Write it in Latin letters, as on the holder's identity document.");
        return std::nullopt;
    }
    return name;
}

// "ne", "zh-Hant", "sr-Cyrl-RS". spec: RFC 5646 2.1
bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    if (tag.ends_with('-')) return false;
    while (!tag.empty()) {
        const auto end = std::min(tag.find('-'), tag.size());
        const auto subtag = tag.substr(0, end);
        const bool alphabetic = std::all_of(subtag.begin(), subtag.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        const bool region_number = part > 0 && subtag.size() == 3 && is_ascii_digits(subtag);
        const bool fits = part == 0 ? subtag.size() == 2 || subtag.size() == 3
                                    : subtag.size() == 2 || subtag.size() == 4 || region_number;
        if (!fits || !(alphabetic || region_number) || ++part > 3) return false;
        tag.remove_prefix(std::min(end + 1, tag.size()));
        if (end == 0) return false;
    }
    return part > 0;
}

// The script that a language is usually written in; USCRIPT_UNKNOWN where ICU does not say.
UScriptCode usual_script(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<char, ULOC_FULLNAME_CAPACITY> full{};
    std::array<char, ULOC_SCRIPT_CAPACITY> script{};
    uloc_addLikelySubtags(tag.c_str(), full.data(), static_cast<std::int32_t>(full.size()), &status);
    uloc_getScript(full.data(), script.data(), static_cast<std::int32_t>(script.size()), &status);
    const auto value = u_getPropertyValueEnum(UCHAR_SCRIPT, script.data());
    if (U_FAILURE(status) || value < 0) return USCRIPT_UNKNOWN;
    if (value == USCRIPT_SIMPLIFIED_HAN || value == USCRIPT_TRADITIONAL_HAN) return USCRIPT_HAN;
    const bool several = value == USCRIPT_JAPANESE || value == USCRIPT_KOREAN;  // mixed by nature
    return several ? USCRIPT_UNKNOWN : static_cast<UScriptCode>(value);
}

void note_scripts(Row& row, const Cell& cell, const HolderName& name) {
    const auto scripts = scripts_of(*name.original);
    if (scripts.size() > 1) {
        row.note(cell, RowRule::kMixedScript, "The name mixes letters of several scripts.",
                 "Look whether that is meant.");
        return;
    }
    if (!name.language || scripts.empty()) return;
    const auto usual = usual_script(*name.language);
    if (usual == USCRIPT_UNKNOWN || scripts.contains(usual)) return;
    row.note(cell, RowRule::kMixedScript,
             "The name is not in the script in which \"" + *name.language + "\" is usually written.",
             "Look whether the language tag is right.");
}

void read_original_name(Row& row, HolderName& name) {
    const Cell cell = row.cell(IntakeColumn::kNameOriginal);
    const Cell language = row.cell(IntakeColumn::kNameLanguage);
    name.original = cell.value.empty() ? std::nullopt : read_one_name(row, cell);
    if (!language.value.empty() && !is_language_tag(language.value)) {
        row.refuse(language, RowRule::kLanguageTag, "This is not a language tag.",
                   "Write a code such as ne, bn, ar, fr or zh-Hant, or leave the cell empty.");
        return;
    }
    if (!name.original) return;
    if (!language.value.empty()) name.language = language.value;
    note_scripts(row, cell, name);
}

}  // namespace

std::optional<HolderName> read_name(Row& row) {
    auto latin = read_latin_name(row);
    HolderName name{latin.value_or(""), {}, {}};
    read_original_name(row, name);
    if (!latin || row.refused()) return std::nullopt;
    return name;
}

}  // namespace carnet::issuer
