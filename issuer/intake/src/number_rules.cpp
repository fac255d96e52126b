// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/award_rules.h"
#include "issuer/intake/src/text_rules.h"
#include "issuer/intake/src/unicode_text.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::string_view kFormatAsText =
    "Give the column the format \"Text\" in the spreadsheet, enter the numbers anew and export again.";
constexpr std::size_t kSpreadsheetDigits = 15;  // a spreadsheet keeps no more of a number

// "1.23457E+11": how spreadsheets show, and export, long numbers.
bool is_scientific(std::string_view number) {
    const auto e = number.find_first_of("eE");
    if (e == std::string_view::npos) return false;
    auto mantissa = std::string(number.substr(0, e));
    const auto point = mantissa.find_first_of(".,");
    if (point != std::string::npos) mantissa.erase(point, 1);
    auto exponent = number.substr(e + 1);
    const bool sign = exponent.starts_with('+') || exponent.starts_with('-');
    exponent.remove_prefix(sign ? 1 : 0);
    return is_ascii_digits(mantissa) && is_ascii_digits(exponent) && (sign || point != std::string::npos);
}

bool is_decimal(std::string_view number) {
    const auto point = number.find_first_of(".,");
    return point != std::string_view::npos && is_ascii_digits(number.substr(0, point)) &&
           number.substr(point + 1).find_first_not_of('0') == std::string_view::npos;
}

bool not_spoilt(Row& row, const Cell& cell, const std::string& number, bool pattern_matches) {
    if (pattern_matches) return true;
    if (is_scientific(number)) {
        row.refuse(cell, RowRule::kScientificNotation,
                   "The spreadsheet turned the number into a rounded one; its last digits are gone.",
                   std::string(kFormatAsText));
        return false;
    }
    if (is_decimal(number)) {
        row.refuse(cell, RowRule::kNumberPattern, "The spreadsheet turned the number into a decimal one.",
                   std::string(kFormatAsText), number.substr(0, number.find_first_of(".,")));
        return false;
    }
    return true;
}

bool fits_pattern(Row& row, const Cell& cell, const std::string& number, const NumberPattern& pattern) {
    if (pattern.matches(number)) return true;
    if (auto filled = pattern.with_zeros(number)) {
        row.refuse(
            cell, RowRule::kLostLeadingZeros,
            "Numbers are written as " + pattern.text() + ", and this one lacks zeros: \"" + *filled + "\".",
            std::string(kFormatAsText), filled);
    } else {
        row.refuse(cell, RowRule::kNumberPattern, "Numbers are written as " + pattern.text() + ".",
                   "Correct the number.");
    }
    return false;
}

// Letters and digits of any script and the signs in between; white space inside would not survive copying.
bool is_number_sign(char32_t c) {
    return std::u32string_view(U"-/._:#()+").find(c) != std::u32string_view::npos;
}

bool has_number_characters(Row& row, const Cell& cell, const std::string& number) {
    const auto text = code_points(number);
    const auto is_letter_or_digit = [](char32_t c) {
        std::string one;
        append_code_point(one, c);
        return !folded(one).empty();
    };
    const auto bad = std::find_if_not(text.begin(), text.end(),
                                      [&](char32_t c) { return is_number_sign(c) || is_letter_or_digit(c); });
    if (bad == text.end()) return true;
    row.refuse(cell, RowRule::kForbiddenCharacter,
               "A certificate number does not hold " + described(*bad) + ".", "Correct the number.");
    return false;
}

void note_lost_digits(Row& row, const Cell& cell, const std::string& number) {
    if (!is_ascii_digits(number) || number.size() <= kSpreadsheetDigits || !number.ends_with('0')) return;
    row.note(cell, RowRule::kLostDigits,
             "Spreadsheets keep 15 digits of a number and write zeros for the rest; this may be such a case.",
             "Compare it with the paper, or state --number-pattern.");
}

}  // namespace

std::optional<std::string> read_number(Row& row, const std::optional<NumberPattern>& pattern) {
    const Cell cell = row.cell(IntakeColumn::kNumber);
    if (cell.value.empty()) {
        row.refuse(cell, RowRule::kMissingValue, "The certificate's number is missing.",
                   "Give each certificate its number.");
        return std::nullopt;
    }
    auto number = read_line(row, cell, kLongestNumber);
    if (!number) return std::nullopt;
    const bool matches = pattern && pattern->matches(*number);
    if (!not_spoilt(row, cell, *number, matches)) return std::nullopt;
    if (!matches && !has_number_characters(row, cell, *number)) return std::nullopt;
    if (pattern && !fits_pattern(row, cell, *number, *pattern)) return std::nullopt;
    if (!pattern) note_lost_digits(row, cell, *number);
    return number;
}

}  // namespace carnet::issuer
