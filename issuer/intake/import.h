// SPDX-License-Identifier: Apache-2.0
//
// From an office's spreadsheet to applications: one call reads the file, judges every row and says what it
// did. Nothing is dropped or repaired without being said; what is doubtful is refused with the remedy.
//
// Files: docs/formats/intake-csv.md. A file-level problem (encoding, separator, missing columns) is an Error;
// a row-level one is that row's verdict. Pure but for the calls to `EarlierAwards`; thread-safe.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/application.h"
#include "issuer/intake/csv_reader.h"
#include "issuer/intake/text_decoding.h"
#include "issuer/profile.h"
#include "keys/digest.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// How dates such as 03/04/2001 are written: the values of --date-format "dd/mm/yyyy" and "mm/dd/yyyy".
enum class DateOrder : std::uint8_t { kDayFirst, kMonthFirst };
[[nodiscard]] std::optional<DateOrder> date_order_from(std::string_view text) noexcept;

// ',', ';' or tab from "comma", "semicolon", "tab": the values of --delimiter.
[[nodiscard]] std::optional<char> delimiter_from(std::string_view text) noexcept;

// A Date has no default, so `today` is always given.
struct ImportOptions {                            // NOLINT(cppcoreguidelines-pro-type-member-init)
    Date today;                                   // no award lies after it; from the program's Clock
    std::optional<TextEncoding> encoding{};       // --encoding
    std::optional<char> delimiter{};              // --delimiter
    std::optional<DateOrder> date_order{};        // --date-format; a column's own heading may say it too
    std::optional<std::string> number_pattern{};  // --number-pattern; see profile.h; not against the profile
    bool statements = false;           // --statements: a row with some units becomes a unit statement
    bool all_units_completed = false;  // --all-units-completed: there are no unit columns; every row has all
    bool accept_repairs = false;       // --accept-repairs: inner double spaces are repaired, and said so
    bool accept_namesakes = false;     // --accept-namesakes: same name and birth date, other number: noted
    CsvLimits limits{};
};

enum class RowOutcome : std::uint8_t { kAccepted, kAcceptedWithNotes, kRefused };
[[nodiscard]] std::string_view to_string(RowOutcome outcome) noexcept;  // "accepted-with-notes"

// Why a row was refused or noted: a closed list, stable in reports ("ambiguous-date").
enum class RowRule : std::uint8_t {
    kCellCount,
    kBrokenQuotes,
    kMissingValue,
    kTooLong,
    kSurroundingSpace,
    kInnerSpace,
    kForbiddenCharacter,
    kDamagedText,
    kNotNormalised,
    kNotLatin,
    kMixedScript,
    kLanguageTag,
    kUnreadableDate,
    kAmbiguousDate,
    kDateFormat,
    kSerialDate,
    kIncompleteDate,
    kDateSpelling,
    kImplausibleDate,
    kFutureDate,
    kOutsideAwardPeriod,
    kTooYoung,
    kAgeUnproven,
    kCurrencyOver,
    kScientificNotation,
    kLostLeadingZeros,
    kNumberPattern,
    kLostDigits,
    kUnknownResult,
    kUnknownUnit,
    kNoUnitCompleted,
    kUnitsIncomplete,
    kUnitNotShown,
    kUnknownDocument,
    kUnknownMethod,
    kUnknownCountry,
    kUnknownPlace,
    kAssessmentPeriod,
    kRepeatedRow,
    kNumberTakenInFile,
    kNamesakeInFile,
    kAlreadyAwarded,
    kNamesakeInEarlierBatch,
};
[[nodiscard]] std::string_view to_string(RowRule rule) noexcept;

struct RowFinding {
    RowRule rule;
    bool refuses;                         // false: a note; the row may still be accepted
    std::string column;                   // as its heading is written in the file
    std::string value;                    // as the cell holds it
    std::string explanation;              // what is the matter, one sentence
    std::string remedy;                   // what to do about it; may be empty for a note
    std::optional<std::string> proposal;  // the value we would expect, where there is just one
};

struct RowVerdict {
    std::size_t line = 0;
    std::size_t last_line = 0;
    RowOutcome outcome = RowOutcome::kAccepted;
    std::vector<RowFinding> findings;
    std::vector<std::string> cells;  // the row as received
};

struct ColumnFact {
    std::string heading;
    std::optional<std::string> read_as;  // "birth_date", "unit EL-01"; none: the column was ignored
};

struct SkippedLine {
    std::size_t line = 0;
    std::string text;
};

struct FileFacts {
    keys::Sha256Digest sha256{};  // of the file's bytes
    TextEncoding encoding = TextEncoding::kUtf8;
    char delimiter = ',';
    std::size_t header_line = 0;
    std::vector<SkippedLine> title_lines;  // above the header
    std::vector<ColumnFact> columns;       // in the file's order
    std::vector<std::size_t> empty_lines;
    std::size_t rows = 0;  // == accepted + accepted_with_notes + refused
    std::size_t accepted = 0;
    std::size_t accepted_with_notes = 0;
    std::size_t refused = 0;
    std::vector<std::string> notes;  // what was assumed or seen about the file as a whole, in sentences
};

struct ImportResult {
    std::vector<Application> applications;  // of the accepted rows, in the file's order
    std::vector<RowVerdict> verdicts;       // one for each row, in the file's order
    FileFacts facts;
};

// Asks the store whether an award exists in an earlier batch, pending or issued. It is asked with one member
// of the identity filled at a time; an empty member matches nothing. The answer describes where it was found
// ("batch 7, issued 2026-03-01"), for the officer to read. An Error ends the import.
using EarlierAwards = std::function<Result<std::optional<std::string>>(const AwardIdentity&)>;

// kBadUtf8, kLimit, kBadValue: the file cannot be read as it is, with line and remedy. kUsage: two options,
// or an option and the profile, contradict each other.
[[nodiscard]] Result<ImportResult> import_rows(ByteView file, const IssuingProfile& profile,
                                               const ImportOptions& options, const EarlierAwards& earlier);

// The file's rows with the verdicts beside them: UTF-8 with a byte order mark, the file's own separator, the
// columns of the file and then carnet_line, carnet_verdict, carnet_column, carnet_value, carnet_remedy. Its
// rows can be corrected in place and the report imported again.
[[nodiscard]] std::string write_report_csv(const ImportResult& result);
// The facts and the verdicts (without the rows' other cells) as one JSON object, for --json.
[[nodiscard]] std::string write_report_json(const ImportResult& result);

}  // namespace carnet::issuer
