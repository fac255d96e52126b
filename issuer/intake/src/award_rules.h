// SPDX-License-Identifier: Apache-2.0
//
// The rules of one row beside its texts, one a function: dates and age, the certificate's number, units and
// which document they make, method, place and assessor. Each leaves its findings in the row and gives nothing
// where the row is refused.
#pragma once

#include "issuer/intake/src/number_pattern.h"
#include "issuer/intake/src/row.h"
#include "issuer/profile.h"
#include "wallet-format/profile/award.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

// A Date has no default, so all three are always given.
struct RowDates {  // NOLINT(cppcoreguidelines-pro-type-member-init)
    Date awarded;
    std::optional<Date> birth;
    Date assessed_from;
    Date assessed_to;
    std::optional<Date> valid_until;
};
[[nodiscard]] std::optional<RowDates> read_dates(Row& row, const IssuingProfile& profile);

[[nodiscard]] std::optional<std::string> read_number(Row& row, const std::optional<NumberPattern>& pattern);

struct RowUnits {
    std::vector<wallet::UnitResult> completed;
    std::vector<std::string> outstanding;  // required units that are not completed; none: a certificate
};
[[nodiscard]] std::optional<RowUnits> read_units(Row& row, const IssuingProfile& profile);

[[nodiscard]] std::optional<wallet::AssessmentMethod> read_method(Row& row, const IssuingProfile& profile);
[[nodiscard]] std::optional<wallet::Place> read_place(Row& row, const IssuingProfile& profile);
[[nodiscard]] std::optional<wallet::Organisation> read_assessor(Row& row, const IssuingProfile& profile);

}  // namespace carnet::issuer
