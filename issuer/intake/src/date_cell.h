// SPDX-License-Identifier: Apache-2.0
//
// What one cell says about a date, without knowing which date it is. It never guesses: what can be read in
// two ways, or was spoilt by a spreadsheet, is a problem with its remedy. Pure, thread-safe.
#pragma once

#include "base/time.h"
#include "issuer/intake/import.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace carnet::issuer {

struct DateProblem {
    RowRule rule;
    std::string explanation;
    std::string remedy;
    std::optional<std::string> proposal;
};

// A date as read. `spelling` says what was left out or translated (a time of midnight, digits of another
// script), and is empty for a plain date.
struct DateRead {
    Date date;
    std::string spelling;
    std::optional<DateOrder> order;  // where only one order was possible: which
};

// No date was given, in words ("unknown", "inconnu"); an empty cell never gets here.
struct DateUnknown {};

using DateReading = std::variant<DateRead, DateUnknown, DateProblem>;

// Reads 1988-04-02 (also with / or .), 02/04/1988 in the stated order or where only one order is possible,
// 2 April 1988 in four languages, 1988-04, 1988, 1988-00-00. `text` has no white space around it.
[[nodiscard]] DateReading read_date(std::string_view text, std::optional<DateOrder> order);

// The day that a spreadsheet's serial number stands for, counted from 1900 (Windows) or 1904 (old Macs).
[[nodiscard]] std::optional<Date> serial_date_1900(int serial);
[[nodiscard]] std::optional<Date> serial_date_1904(int serial);

// 1 to 12 for the name of a month or its short form; folded text.
[[nodiscard]] std::optional<int> month_named(std::string_view folded_word);

}  // namespace carnet::issuer
