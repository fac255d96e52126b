// SPDX-License-Identifier: Apache-2.0
//
// What one accreditation must be by itself: its term, and its history with states that may follow one
// another. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/trust_list.h"

#include <string>

namespace carnet::wallet::profile {

// kBadValue with a pointer into the accreditation ("/history/1/from").
[[nodiscard]] Result<void> check_accreditation(const Accreditation& accreditation);

// The same fault, with its place inside something larger.
[[nodiscard]] Error within(const std::string& where, Error fault);

}  // namespace carnet::wallet::profile
