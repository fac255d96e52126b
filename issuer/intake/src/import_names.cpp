// SPDX-License-Identifier: Apache-2.0
// The spellings of intake's enumerations in options, reports and JSON.
#include "issuer/intake/import.h"

namespace carnet::issuer {

std::optional<DateOrder> date_order_from(std::string_view text) noexcept {
    if (text == "dd/mm/yyyy") return DateOrder::kDayFirst;
    if (text == "mm/dd/yyyy") return DateOrder::kMonthFirst;
    return std::nullopt;
}

std::optional<char> delimiter_from(std::string_view text) noexcept {
    if (text == "comma") return ',';
    if (text == "semicolon") return ';';
    if (text == "tab") return '\t';
    return std::nullopt;
}

std::string_view to_string(RowOutcome outcome) noexcept {
    switch (outcome) {
        case RowOutcome::kAccepted:
            return "accepted";
        case RowOutcome::kAcceptedWithNotes:
            return "accepted-with-notes";
        case RowOutcome::kRefused:
            return "refused";
    }
    return {};
}

std::string_view to_string(RowRule rule) noexcept {
    switch (rule) {
        case RowRule::kCellCount:
            return "cell-count";
        case RowRule::kBrokenQuotes:
            return "broken-quotes";
        case RowRule::kMissingValue:
            return "missing-value";
        case RowRule::kTooLong:
            return "too-long";
        case RowRule::kSurroundingSpace:
            return "surrounding-space";
        case RowRule::kInnerSpace:
            return "inner-space";
        case RowRule::kForbiddenCharacter:
            return "forbidden-character";
        case RowRule::kDamagedText:
            return "damaged-text";
        case RowRule::kNotNormalised:
            return "not-normalised";
        case RowRule::kNotLatin:
            return "not-latin";
        case RowRule::kMixedScript:
            return "mixed-script";
        case RowRule::kLanguageTag:
            return "language-tag";
        case RowRule::kUnreadableDate:
            return "unreadable-date";
        case RowRule::kAmbiguousDate:
            return "ambiguous-date";
        case RowRule::kDateFormat:
            return "date-format";
        case RowRule::kSerialDate:
            return "serial-date";
        case RowRule::kIncompleteDate:
            return "incomplete-date";
        case RowRule::kDateSpelling:
            return "date-spelling";
        case RowRule::kImplausibleDate:
            return "implausible-date";
        case RowRule::kFutureDate:
            return "future-date";
        case RowRule::kOutsideAwardPeriod:
            return "outside-award-period";
        case RowRule::kTooYoung:
            return "too-young";
        case RowRule::kAgeUnproven:
            return "age-unproven";
        case RowRule::kCurrencyOver:
            return "currency-over";
        case RowRule::kScientificNotation:
            return "scientific-notation";
        case RowRule::kLostLeadingZeros:
            return "lost-leading-zeros";
        case RowRule::kNumberPattern:
            return "number-pattern";
        case RowRule::kLostDigits:
            return "lost-digits";
        case RowRule::kUnknownResult:
            return "unknown-result";
        case RowRule::kUnknownUnit:
            return "unknown-unit";
        case RowRule::kNoUnitCompleted:
            return "no-unit-completed";
        case RowRule::kUnitsIncomplete:
            return "units-incomplete";
        case RowRule::kUnitNotShown:
            return "unit-not-shown";
        case RowRule::kUnknownDocument:
            return "unknown-document";
        case RowRule::kUnknownMethod:
            return "unknown-method";
        case RowRule::kUnknownCountry:
            return "unknown-country";
        case RowRule::kUnknownPlace:
            return "unknown-place";
        case RowRule::kAssessmentPeriod:
            return "assessment-period";
        case RowRule::kRepeatedRow:
            return "repeated-row";
        case RowRule::kNumberTakenInFile:
            return "number-taken-in-file";
        case RowRule::kNamesakeInFile:
            return "namesake-in-file";
        case RowRule::kAlreadyAwarded:
            return "already-awarded";
        case RowRule::kNamesakeInEarlierBatch:
            return "namesake-in-earlier-batch";
    }
    return {};
}

}  // namespace carnet::issuer
