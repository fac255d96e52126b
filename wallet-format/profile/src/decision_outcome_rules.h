// SPDX-License-Identifier: Apache-2.0
//
// What each outcome of a recognition decision asks for and what has no place beside it. The table is that of
// docs/formats/recognition-decision.md. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/recognition_decision.h"

namespace carnet::wallet::profile {

// kMissingMember with the pointer of the decision, or kBadValue with that of the member.
[[nodiscard]] Result<void> check_outcome(const RecognitionDecision& decision);

}  // namespace carnet::wallet::profile
