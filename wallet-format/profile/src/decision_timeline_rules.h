// SPDX-License-Identifier: Apache-2.0
//
// The days of a recognition procedure, in order. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/recognition_decision.h"

namespace carnet::wallet::profile {

// kBadValue with a pointer below "/timeline".
[[nodiscard]] Result<void> check_timeline(const DecisionTimeline& timeline);

}  // namespace carnet::wallet::profile
