// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/date_cell.h"

#include "issuer/intake/src/unicode_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace carnet::issuer {
namespace {

constexpr std::string_view kWriteIso = "Write it as year-month-day, for example 1988-04-02.";

// The numbers of a date in their order of writing, and the month where it was a word.
struct Parts {
    std::vector<std::string> numbers;
    std::optional<int> month;
    std::size_t month_at = 0;  // how many numbers stand before the month's name
};

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

DateReading problem(RowRule rule, std::string explanation, std::string remedy = std::string(kWriteIso),
                    std::optional<std::string> proposal = std::nullopt) {
    return DateProblem{rule, std::move(explanation), std::move(remedy), std::move(proposal)};
}

DateReading unreadable() {
    return problem(RowRule::kUnreadableDate, "This cannot be read as a date.");
}

DateReading dated(int year, int month, int day, std::optional<DateOrder> order = std::nullopt) {
    auto date = Date::of(year, month, day);
    if (!date) return problem(RowRule::kUnreadableDate, "No calendar has this day.");
    return DateRead{*date, {}, order};
}

// "1988-00-00" and "00/00/1987" are how many registers write an unknown day or month.
DateReading dated_with_unknowns(int year, int month, int day, std::optional<DateOrder> order) {
    if (month == 0 && day != 0) return unreadable();
    auto reading = dated(year, month, day, order);
    if (auto* read = std::get_if<DateRead>(&reading); read != nullptr && day == 0)
        read->spelling = "The zeros are read as \"not known\".";
    return reading;
}

// ---- Spreadsheet serial numbers
// -----------------------------------------------------------------------------

constexpr int kLastSerial = 73'050;  // 2099-12-31

DateReading serial_number(int serial) {
    const auto since_1900 = serial_date_1900(serial);
    const auto since_1904 = serial_date_1904(serial);
    if (!since_1900 || !since_1904) return unreadable();
    return problem(RowRule::kSerialDate,
                   "This is a spreadsheet's serial number of a day: " + since_1900->text() +
                       " where days count from 1900, " + since_1904->text() + " where they count from 1904.",
                   "Give the column a date format in the spreadsheet, or write the date that is right.",
                   since_1900->text());
}

// ---- Numbers alone
// ------------------------------------------------------------------------------------------

bool is_year(int number) {
    return number >= 1850 && number <= 2600;
}

DateReading one_number(std::string_view digits) {
    if (digits.size() == 4 && is_year(number_of(digits))) return dated(number_of(digits), 0, 0);
    if (digits.size() == 8) {
        return problem(RowRule::kUnreadableDate, "Eight digits in a row can be read in several ways.");
    }
    if (digits.size() > 5) return unreadable();
    const int serial = number_of(digits);
    if (serial >= 1000 && serial <= kLastSerial) return serial_number(serial);
    return unreadable();
}

bool is_one_decimal_number(std::string_view text) {
    const auto dot = text.find_first_of(".,");
    return dot != std::string_view::npos && is_ascii_digits(text.substr(0, dot)) &&
           is_ascii_digits(text.substr(dot + 1)) && dot == 5;
}

// ---- Day, month and year as numbers
// -------------------------------------------------------------------------

DateReading ambiguous(int first, int second, int year) {
    const auto day_first = Date::of(year, second, first);
    const auto month_first = Date::of(year, first, second);
    return problem(RowRule::kAmbiguousDate,
                   "This is " + day_first->text() + " where the day stands first and " + month_first->text() +
                       " where the month does.",
                   "Write it as year-month-day; or, where the whole file is written in one way, state "
                   "--date-format dd/mm/yyyy or mm/dd/yyyy.");
}

DateReading in_order(int first, int second, int year, DateOrder order) {
    const int day = order == DateOrder::kDayFirst ? first : second;
    const int month = order == DateOrder::kDayFirst ? second : first;
    if (month > 12) {
        return problem(RowRule::kDateFormat,
                       "The dates of this column are stated to be written with the " +
                           std::string(order == DateOrder::kDayFirst ? "day" : "month") +
                           " first, and this one is not: there is no month " + std::to_string(month) + ".");
    }
    return dated(year, month, day);
}

DateReading year_last(int first, int second, int year, std::optional<DateOrder> order) {
    if (first == 0 || second == 0) {
        const int month = std::max(first, second);
        return first == 0 && month <= 12 ? dated_with_unknowns(year, month, 0, std::nullopt) : unreadable();
    }
    if (order) return in_order(first, second, year, *order);
    if (first > 12 && second <= 12) return dated(year, second, first, DateOrder::kDayFirst);
    if (second > 12 && first <= 12) return dated(year, first, second, DateOrder::kMonthFirst);
    if (first > 12) return unreadable();
    return first == second ? dated(year, first, second) : ambiguous(first, second, year);
}

DateReading three_numbers(const std::vector<std::string>& numbers, std::optional<DateOrder> order) {
    const auto is_short = [](const std::string& digits) { return digits.size() <= 2; };
    if (is_short(numbers[0]) && is_short(numbers[1]) && is_short(numbers[2])) {
        return problem(RowRule::kAmbiguousDate, "The year has only two digits, so its century is not known.");
    }
    if (numbers[0].size() == 4 && is_short(numbers[1]) && is_short(numbers[2]))
        return dated_with_unknowns(number_of(numbers[0]), number_of(numbers[1]), number_of(numbers[2]), {});
    if (numbers[2].size() == 4 && is_short(numbers[0]) && is_short(numbers[1]))
        return year_last(number_of(numbers[0]), number_of(numbers[1]), number_of(numbers[2]), order);
    return unreadable();
}

DateReading year_and_month(int year, int month) {
    return month == 0 ? dated_with_unknowns(year, 0, 0, std::nullopt) : dated(year, month, 0);
}

DateReading two_numbers(const std::vector<std::string>& numbers) {
    const auto is_year_and_month = [](const std::string& year, const std::string& month) {
        return year.size() == 4 && month.size() <= 2;
    };
    if (is_year_and_month(numbers[0], numbers[1]))
        return year_and_month(number_of(numbers[0]), number_of(numbers[1]));
    if (is_year_and_month(numbers[1], numbers[0]))
        return year_and_month(number_of(numbers[1]), number_of(numbers[0]));
    return unreadable();
}

// ---- With the name of a month
// -------------------------------------------------------------------------------

DateReading named_month(const Parts& parts) {
    const auto& numbers = parts.numbers;
    if (numbers.size() == 1 && numbers[0].size() == 4) return dated(number_of(numbers[0]), *parts.month, 0);
    if (numbers.size() != 2 || parts.month_at == 2) return unreadable();
    const bool year_first = numbers[0].size() == 4;
    const auto& year = numbers[year_first ? 0 : 1];
    const auto& day = numbers[year_first ? 1 : 0];
    if (year.size() == 2 && day.size() <= 2)
        return problem(RowRule::kAmbiguousDate, "The year has only two digits, so its century is not known.");
    if (year.size() != 4 || day.size() > 2) return unreadable();
    return dated(number_of(year), *parts.month, number_of(day));
}

// ---- Taking a cell apart
// ------------------------------------------------------------------------------------

bool is_filler(std::string_view word) {  // "le 2 avril", "2 de abril de 1988", "2nd April", "1er avril"
    constexpr std::array<std::string_view, 9> kFillers{"le", "de", "del", "el", "of", "the", "في", "من", "م"};
    return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

std::string without_ordinal(const std::string& word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "o"}) {
        const auto digits =
            std::string_view(word).substr(0, word.size() - std::min(word.size(), ending.size()));
        if (word.ends_with(ending) && is_ascii_digits(digits) && digits.size() <= 2)
            return std::string(digits);
    }
    return word;
}

// Letters and digits that stand together without a space ("2avr1988") are not taken apart.
std::optional<Parts> parts_of(const std::string& folded_text) {
    Parts parts;
    std::string_view rest = folded_text;
    std::string two_words;  // "كانون الثاني" is one month's name
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const std::string word = without_ordinal(std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto month = month_named(two_words + word);
        if (is_ascii_digits(word)) {
            if (!two_words.empty()) return std::nullopt;
            parts.numbers.push_back(word);
        } else if (month) {
            if (parts.month) return std::nullopt;
            parts.month = month;
            parts.month_at = parts.numbers.size();
            two_words.clear();
        } else if (!is_filler(word)) {
            if (!two_words.empty()) return std::nullopt;
            two_words = word + " ";
        }
    }
    if (!two_words.empty()) return std::nullopt;
    return parts;
}

// A time behind the date: spreadsheets and data bases add midnight to days. Any other time is no day.
bool take_midnight(std::string& text) {
    for (const std::string_view midnight : {" 00:00:00.000", " 00:00:00", " 00:00", " 0:00:00", " 0:00",
                                            "T00:00:00Z", "T00:00:00.000Z", "T00:00:00", " 12:00:00 AM"}) {
        if (!text.ends_with(midnight) || text.size() == midnight.size()) continue;
        text.resize(text.size() - midnight.size());
        return true;
    }
    return false;
}

// Only what stands between the parts of a date may be skipped: "1988?" and "-45123" say something else.
bool is_written_like_a_date(std::string_view text) {
    const auto points = code_points(text);
    const auto is_word = [](char32_t c) {
        return c >= 0x80 ? !is_white_space(c) : std::isalnum(static_cast<int>(c)) != 0;
    };
    const auto is_between = [](char32_t c) {
        return is_white_space(c) || std::u32string_view(U"/-.,'\u2019\u2010\u2011\u2013\u2212").find(c) !=
                                        std::u32string_view::npos;
    };
    return is_word(points.front()) &&
           std::all_of(points.begin(), points.end(), [&](char32_t c) { return is_word(c) || is_between(c); });
}

bool says_unknown(const std::string& folded_text, std::string_view text) {
    constexpr std::array<std::string_view, 11> kWords{"unknown", "not known", "n a",         "na",
                                                      "inconnu", "inconnue",  "desconocido", "desconocida",
                                                      "nd",      "غير معروف", "مجهول"};
    const bool only_dashes = text.find_first_not_of("-?/.") == std::string_view::npos;
    return only_dashes || std::find(kWords.begin(), kWords.end(), folded_text) != kWords.end();
}

DateReading read_parts(const Parts& parts, std::optional<DateOrder> order) {
    if (parts.month) return named_month(parts);
    switch (parts.numbers.size()) {
        case 1:
            return one_number(parts.numbers[0]);
        case 2:
            return two_numbers(parts.numbers);
        case 3:
            return three_numbers(parts.numbers, order);
        default:  // any other count
            return unreadable();
    }
}

}  // namespace

DateReading read_date(std::string_view text, std::optional<DateOrder> order) {
    if (text.size() > 80) return unreadable();
    std::string plain = with_ascii_digits(text);
    const bool other_digits = plain != text;
    if (plain.find_first_not_of('#') == std::string::npos) {
        return problem(
            RowRule::kUnreadableDate,
            "The column was too narrow when the sheet was exported, so that only # signs are left.",
            "Widen the column in the spreadsheet and export again.");
    }
    const bool midnight = take_midnight(plain);
    if (is_one_decimal_number(plain)) return serial_number(number_of(plain.substr(0, 5)));
    const std::string words = folded(plain);
    if (says_unknown(words, plain)) return DateUnknown{};
    const auto parts = is_written_like_a_date(plain) ? parts_of(words) : std::nullopt;
    if (!parts) return unreadable();
    auto reading = read_parts(*parts, order);
    if (auto* read = std::get_if<DateRead>(&reading)) {
        if (midnight) read->spelling += "The time of midnight was left out.";
        if (other_digits) read->spelling += "The digits were written in 0 to 9.";
    }
    return reading;
}

}  // namespace carnet::issuer
