// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/text_rules.h"

#include "issuer/intake/src/unicode_text.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace carnet::issuer {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kZeroWidthNonJoiner = 0x200C;
constexpr char32_t kZeroWidthJoiner = 0x200D;

// Controls, marks that turn the writing direction, invisible and unassigned characters: on paper and screen
// they show nothing, or make one name look like another. The joiners are letters' business in many scripts.
bool is_forbidden(char32_t c) {
    if (c == kZeroWidthJoiner || c == kZeroWidthNonJoiner || is_white_space(c)) return false;
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE:
        case U_UNASSIGNED:
            return true;
        default:  // the library's enumeration of all other categories
            return false;
    }
}

// A joiner shapes the letter or vowel sign before it; anywhere else it is only invisible.
bool has_stray_joiner(std::u32string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != kZeroWidthJoiner && text[i] != kZeroWidthNonJoiner) continue;
        if (i == 0) return true;
        const auto before = static_cast<UChar32>(text[i - 1]);
        const auto mask = U_GET_GC_MASK(before) & (U_GC_L_MASK | U_GC_M_MASK);
        if (mask == 0 || before < 0x300) return true;  // no joiner belongs into Latin text
    }
    return false;
}

bool characters_allowed(Row& row, const Cell& cell) {
    const auto text = code_points(cell.value);
    const auto bad = std::find_if(text.begin(), text.end(), is_forbidden);
    if (bad != text.end()) {
        row.refuse(cell, RowRule::kForbiddenCharacter,
                   "Character " + std::to_string(bad - text.begin() + 1) + " is " + described(*bad) +
                       ", which cannot be seen or changes how the text is shown.",
                   "Type the text anew without it.");
        return false;
    }
    if (has_stray_joiner(text)) {
        row.refuse(cell, RowRule::kForbiddenCharacter,
                   "There is an invisible joining character where it joins nothing.",
                   "Type the text anew without it.");
        return false;
    }
    return true;
}

bool not_damaged(Row& row, const Cell& cell) {
    const auto text = code_points(cell.value);
    const auto wrong_decoding = before_wrong_decoding(cell.value);
    if (!wrong_decoding.empty()) {
        row.refuse(cell, RowRule::kDamagedText,
                   "The text was saved as UTF-8 and opened as Windows-1252 somewhere on its way.",
                   "Export the sheet again from where it was typed, or correct the cell.", wrong_decoding);
        return false;
    }
    if (text.find(kReplacement) != std::u32string::npos || text.find(U"??") != std::u32string::npos) {
        row.refuse(cell, RowRule::kDamagedText,
                   "Letters were lost when the file was saved in an encoding that does not have them.",
                   "Export the sheet again as \"CSV UTF-8\", or type the text anew.");
        return false;
    }
    return true;
}

// White space inside: one plain space is left alone, anything else is refused or, where the officer said so,
// repaired.
bool settle_inner_space(Row& row, const Cell& cell, std::string& text) {
    auto repaired = with_single_spaces(text);
    if (repaired == text) return true;
    if (row.options().accept_repairs) {
        row.note(cell, RowRule::kInnerSpace,
                 "Inner white space was repaired, as --accept-repairs asks: \"" + repaired + "\".", {},
                 repaired);
        text = std::move(repaired);
        return true;
    }
    row.refuse(cell, RowRule::kInnerSpace,
               "Inside the text stand several spaces, a line break or a special space.",
               "Write \"" + repaired + "\", or import with --accept-repairs.", repaired);
    return false;
}

void settle_spelling(Row& row, const Cell& cell, std::string& text) {
    auto composed = normalised_nfc(text);
    if (composed == text) return;
    row.note(cell, RowRule::kNotNormalised,
             "Letters and their accents were separate characters; they are joined (Unicode NFC). The text "
             "reads the same.");
    text = std::move(composed);
}

bool short_enough(Row& row, const Cell& cell, std::string_view text, std::size_t longest) {
    if (code_points(text).size() <= longest) return true;
    row.refuse(cell, RowRule::kTooLong, "The text has more than " + std::to_string(longest) + " characters.",
               "Shorten it.");
    return false;
}

}  // namespace

std::optional<std::string> read_line(Row& row, const Cell& cell, std::size_t longest) {
    if (cell.value.empty()) return std::nullopt;
    row.note_surrounding_space(cell);
    std::string text = cell.value;
    if (!characters_allowed(row, cell) || !not_damaged(row, cell)) return std::nullopt;
    if (!settle_inner_space(row, cell, text)) return std::nullopt;
    settle_spelling(row, cell, text);
    if (!short_enough(row, cell, text, longest)) return std::nullopt;
    return text;
}

}  // namespace carnet::issuer
