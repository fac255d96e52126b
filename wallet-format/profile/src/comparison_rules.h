// SPDX-License-Identifier: Apache-2.0
//
// Rules between members of a comparison, the same in decisions and assessments. Each answers with kBadValue
// and a JSON Pointer that begins with `where`. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/qualification_comparison.h"

#include <string>
#include <vector>

namespace carnet::wallet::profile {

// A version belongs to a standard.
[[nodiscard]] Result<void> check_reference(const ReferenceQualification& reference, const std::string& where);
// Levels of two frameworks are compared, not two levels of one.
[[nodiscard]] Result<void> check_level_statement(const LevelStatement& statement, const std::string& where);

}  // namespace carnet::wallet::profile
