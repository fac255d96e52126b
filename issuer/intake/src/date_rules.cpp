// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/award_rules.h"
#include "issuer/intake/src/date_cell.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr int kEarliestYear = 1900;
constexpr int kOldestHolder = 100;  // years at the award; beyond, the year is most likely mistyped

// Years of calendars in use beside ours, which pass as numbers: what the officer should think of.
std::string other_calendar_hint(int year) {
    if (year >= 1300 && year <= 1480) return " It may be a year of the Hijri calendar.";
    if (year >= 2040 && year <= 2100) return " It may be a year of the Bikram Sambat calendar.";
    if (year >= 2440 && year <= 2600) return " It may be a year of the Buddhist calendar.";
    return "";
}

DateReading reading_of(Row& row, const Cell& cell) {
    row.note_surrounding_space(cell);
    return read_date(cell.value, cell.says ? cell.says : row.options().date_order);
}

// The date of a reading that is one; a problem becomes the row's finding.
std::optional<Date> settled(Row& row, const Cell& cell, const DateReading& reading) {
    if (const auto* problem = std::get_if<DateProblem>(&reading))
        row.refuse(cell, problem->rule, problem->explanation, problem->remedy, problem->proposal);
    const auto* read = std::get_if<DateRead>(&reading);
    if (read == nullptr) return std::nullopt;
    if (read->order) row.saw_order(cell, *read->order);
    if (!read->spelling.empty())
        row.note(cell, RowRule::kDateSpelling, read->spelling + " The date is " + read->date.text() + ".");
    if (read->date.year() >= kEarliestYear) return read->date;
    row.refuse(cell, RowRule::kImplausibleDate,
               "The year " + std::to_string(read->date.year()) + " cannot be meant." +
                   other_calendar_hint(read->date.year()),
               "Write the date in the Gregorian calendar.");
    return std::nullopt;
}

// A date that must be there and have its day.
std::optional<Date> read_full_date(Row& row, const Cell& cell) {
    const auto reading = cell.value.empty() ? DateReading(DateUnknown{}) : reading_of(row, cell);
    if (std::holds_alternative<DateUnknown>(reading)) {
        row.refuse(cell, RowRule::kMissingValue, "The date is missing.", "Write it, for example 2026-03-31.");
        return std::nullopt;
    }
    const auto date = settled(row, cell, reading);
    if (!date || date->is_complete()) return date;
    row.refuse(cell, RowRule::kIncompleteDate, "The day of this date is missing.",
               "Write year, month and day.");
    return std::nullopt;
}

std::optional<Date> read_award_date(Row& row, const IssuingProfile& profile) {
    const Cell cell = row.cell(IntakeColumn::kAwardDate);
    const auto date = read_full_date(row, cell);
    if (!date) return std::nullopt;
    if (*date > row.options().today) {
        row.refuse(cell, RowRule::kFutureDate,
                   "The award lies after today, " + row.options().today.text() + "." +
                       other_calendar_hint(date->year()),
                   "Correct the date, or import the row when the award is made.");
        return std::nullopt;
    }
    const bool early = profile.awards_from && *date < *profile.awards_from;
    const bool late = profile.awards_until && *date > *profile.awards_until;
    if (early || late) {
        row.refuse(cell, RowRule::kOutsideAwardPeriod,
                   early ? "The standard was in force only from " + profile.awards_from->text() + "."
                         : "The standard was in force only until " + profile.awards_until->text() + ".",
                   "Correct the date, or use the profile of the standard that was in force then.");
        return std::nullopt;
    }
    return date;
}

// The age in whole years at the award, at least and at most, as far as the birth date is known.
struct Age {
    int at_least;
    int at_most;
};
Age age_at(const Date& birth, const Date& awarded) {
    const int years = awarded.year() - birth.year();
    if (birth.month() == 0) return {years - 1, years};
    if (birth.month() != awarded.month()) {
        const int age = birth.month() < awarded.month() ? years : years - 1;
        return {age, age};
    }
    if (birth.day() == 0) return {years - 1, years};
    const int age = birth.day() <= awarded.day() ? years : years - 1;
    return {age, age};
}

void judge_age(Row& row, const Cell& cell, const Date& birth, const Date& awarded, int minimum) {
    const auto age = age_at(birth, awarded);
    const std::string rule = "The profile asks for an age of at least " + std::to_string(minimum) + " years";
    if (age.at_most < minimum || birth >= awarded) {
        row.refuse(cell, RowRule::kTooYoung,
                   rule + ", and at the award on " + awarded.text() + " the holder was " +
                       (age.at_most < 0 ? "not born" : std::to_string(std::max(age.at_most, 0))) + "." +
                       other_calendar_hint(birth.year()),
                   "Correct the birth date or the award date.");
    } else if (age.at_least < minimum) {
        row.note(cell, RowRule::kAgeUnproven, rule + ", which the birth date as given does not prove.",
                 "Look into the holder's file.");
    } else if (age.at_least > kOldestHolder) {
        row.refuse(cell, RowRule::kImplausibleDate,
                   "The holder would have been " + std::to_string(age.at_least) + " years old at the award.",
                   "Correct the birth date.");
    }
}

std::optional<Date> read_birth_date(Row& row, const std::optional<Date>& awarded, int minimum_age) {
    const Cell cell = row.cell(IntakeColumn::kBirthDate);
    if (cell.value.empty()) return std::nullopt;
    const auto reading = reading_of(row, cell);
    if (std::holds_alternative<DateUnknown>(reading))
        row.note(cell, RowRule::kDateSpelling, "This is read as \"not known\".");
    const auto birth = settled(row, cell, reading);
    if (birth && awarded) judge_age(row, cell, *birth, *awarded, minimum_age);
    return birth;
}

struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
};

// One date, or first and last day, or nothing: then the day of the award.
Period read_period(Row& row) {
    const auto optional_date = [&](IntakeColumn column) -> std::optional<Date> {
        const Cell cell = row.cell(column);
        if (cell.value.empty()) return std::nullopt;
        return read_full_date(row, cell);
    };
    if (row.map().at(IntakeColumn::kAssessedOn)) {
        const auto day = optional_date(IntakeColumn::kAssessedOn);
        return {day, day};
    }
    const auto from = optional_date(IntakeColumn::kAssessedFrom);
    const auto to = optional_date(IntakeColumn::kAssessedTo);
    return {from ? from : to, to ? to : from};
}

void judge_period(Row& row, const Period& period, const Date& awarded) {
    const bool one_day = row.map().at(IntakeColumn::kAssessedOn).has_value();
    const Cell last = row.cell(one_day ? IntakeColumn::kAssessedOn : IntakeColumn::kAssessedTo);
    if (*period.to < *period.from) {
        row.refuse(last, RowRule::kAssessmentPeriod, "The assessment ends before it begins.",
                   "Correct one of the two dates.");
    } else if (*period.to > awarded) {
        row.refuse(
            last, RowRule::kAssessmentPeriod,
            "The assessment ends on " + period.to->text() + ", after the award on " + awarded.text() + ".",
            "Correct one of the two dates.");
    }
}

// Currency counts from the award; its last day is the anniversary.
std::optional<Date> last_valid_day(Row& row, const IssuingProfile& profile, const Date& awarded) {
    if (!profile.validity_years) return std::nullopt;
    const Date last = awarded.plus_years(*profile.validity_years);
    if (last < row.options().today) {
        row.note(row.cell(IntakeColumn::kAwardDate), RowRule::kCurrencyOver,
                 "The certificate is no longer current: it was until " + last.text() +
                     ". The award itself remains.",
                 "Look whether this award is to be certified still.");
    }
    return last;
}

}  // namespace

std::optional<RowDates> read_dates(Row& row, const IssuingProfile& profile) {
    const auto awarded = read_award_date(row, profile);
    const auto birth = read_birth_date(row, awarded, profile.minimum_age_years);
    auto period = read_period(row);
    if (!awarded || row.refused()) return std::nullopt;
    if (!period.from) period = {awarded, awarded};
    judge_period(row, period, *awarded);
    const auto valid_until = last_valid_day(row, profile, *awarded);
    if (row.refused()) return std::nullopt;
    return RowDates{*awarded, birth, *period.from, *period.to, valid_until};
}

}  // namespace carnet::issuer
