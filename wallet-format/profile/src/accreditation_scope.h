// SPDX-License-Identifier: Apache-2.0
//
// Scopes of accreditations: what one must be by itself, and whether one is wider than another. Pure,
// thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::wallet::profile {

// kBadValue with a pointer into the scope: something stands there twice, or levels have no ceiling.
[[nodiscard]] Result<void> check_scope(const AccreditationScope& scope);

// kBadValue with a pointer into `scope`: the first member by which it covers something that `before` does
// not.
[[nodiscard]] Result<void> check_not_wider(const AccreditationScope& scope, const AccreditationScope& before);

}  // namespace carnet::wallet::profile
