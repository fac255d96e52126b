// SPDX-License-Identifier: Apache-2.0
//
// Intake's question "was this awarded before?" answered from the store.
#pragma once

#include "issuer/intake/import.h"
#include "issuer/records.h"

namespace carnet::issuer {

// `records` outlives the answer; one thread.
[[nodiscard]] EarlierAwards earlier_awards(const Records& records);

}  // namespace carnet::issuer
