// SPDX-License-Identifier: Apache-2.0
//
// One row from cells to application: all rules in order, so that the office sees all findings at once.
#pragma once

#include "issuer/application.h"
#include "issuer/intake/src/number_pattern.h"
#include "issuer/intake/src/row.h"
#include "issuer/profile.h"

#include <optional>

namespace carnet::issuer {

// Nothing where some rule refused the row; its findings are in `row`.
[[nodiscard]] std::optional<Application> read_row(Row& row, const IssuingProfile& profile,
                                                  const std::optional<NumberPattern>& pattern);

}  // namespace carnet::issuer
