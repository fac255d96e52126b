// SPDX-License-Identifier: Apache-2.0
//
// Which column of the file holds what: headings in four languages, in any order, beside columns that are
// not ours and are ignored by name. The table of headings is in header_words.cpp and
// docs/formats/intake-csv.md.
#pragma once

#include "base/result.h"
#include "issuer/intake/csv_reader.h"
#include "issuer/intake/import.h"
#include "issuer/profile.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class IntakeColumn : std::uint8_t {
    kNumber,
    kName,
    kGivenNames,
    kFamilyName,
    kNameOriginal,
    kNameLanguage,
    kBirthDate,
    kAwardDate,
    kDocument,
    kUnits,
    kMethod,
    kPlace,
    kLocality,
    kCountry,
    kAssessedFrom,
    kAssessedTo,
    kAssessedOn,
    kAssessor,
};
inline constexpr std::size_t kIntakeColumns = 18;

struct ColumnWords {
    IntakeColumn column;
    std::string_view key;  // the column's own name, always recognised: "birth_date"
    std::vector<std::string_view> headings;
};
// All columns, in the order of the enumeration.
[[nodiscard]] const std::vector<ColumnWords>& column_words();
[[nodiscard]] std::string_view key_of(IntakeColumn column) noexcept;

// What one heading says. Nothing is recognised where all members are empty.
struct HeadingMeaning {
    std::optional<IntakeColumn> column;
    std::optional<std::size_t> unit;  // index into the profile's units
    bool grade = false;               // of that unit: its grade, not its result
    std::optional<DateOrder> date_order;
    bool of_report = false;  // carnet_verdict and its neighbours, in a report that comes back

    [[nodiscard]] bool recognised() const { return column || unit || of_report; }
};
[[nodiscard]] HeadingMeaning meaning_of(std::string_view heading, const std::vector<ProfileUnit>& units);

struct UnitColumns {
    std::optional<std::size_t> result;
    std::optional<std::size_t> grade;
};

struct HeaderMap {
    std::vector<std::string> headings;  // with white space and line breaks made single spaces
    std::array<std::optional<std::size_t>, kIntakeColumns> columns{};
    std::array<std::optional<DateOrder>, kIntakeColumns> date_orders{};
    std::vector<UnitColumns> units;  // one for each of the profile's units
    bool is_report = false;
    std::vector<ColumnFact> facts;
    std::vector<std::string> notes;

    [[nodiscard]] std::optional<std::size_t> at(IntakeColumn column) const {
        return columns[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] bool has_unit_columns() const;
};

// kBadValue: two columns hold the same thing, or required ones are missing (all are named). kUsage: options
// contradict the columns.
[[nodiscard]] Result<HeaderMap> map_header(const CsvRow& header, const IssuingProfile& profile,
                                           const ImportOptions& options);

// Where the table begins: the first rows are looked at with each separator, and the row with most recognised
// headings is the header.
struct FoundHeader {
    char delimiter;
    std::size_t line;                      // of the header row
    std::vector<SkippedLine> title_lines;  // rows above it
    std::vector<std::string> notes;
};
inline constexpr std::size_t kRowsSearchedForHeader = 5;
[[nodiscard]] Result<FoundHeader> find_header(std::string_view text, const IssuingProfile& profile,
                                              const ImportOptions& options);

}  // namespace carnet::issuer
