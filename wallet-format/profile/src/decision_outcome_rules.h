// SPDX-License-Identifier: Apache-2.0
//
// What each outcome of a recognition decision asks for and what has no place beside it. The table is that of
// docs/formats/recognition-decision.md. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "wallet-format/profile/recognition_decision.h"

#include <functional>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

using HasMember = std::function<bool(std::string_view member)>;

// Everything that the outcome asks for and is not there, or that has no place beside it.
[[nodiscard]] std::vector<Error> outcome_faults(DecisionOutcome outcome, const HasMember& has);

// kMissingMember with the pointer of the decision, or kBadValue with that of the member.
[[nodiscard]] Result<void> check_outcome(const RecognitionDecision& decision);

}  // namespace carnet::wallet::profile
