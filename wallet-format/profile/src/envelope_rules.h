// SPDX-License-Identifier: Apache-2.0
//
// What an envelope must be before it is written. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/envelope.h"

namespace carnet::wallet::profile {

// kBadValue with "envelope/<member>".
[[nodiscard]] Result<void> check_envelope(const Envelope& envelope);

}  // namespace carnet::wallet::profile
