// SPDX-License-Identifier: Apache-2.0
//
// What the scope of an accreditation must be by itself. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::wallet::profile {

// kBadValue with a pointer into the scope: something stands there twice, or levels have no ceiling.
[[nodiscard]] Result<void> check_scope(const AccreditationScope& scope);

}  // namespace carnet::wallet::profile
