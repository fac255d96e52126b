// SPDX-License-Identifier: Apache-2.0
// The statement that officers sign about a decision (docs/formats/decision-draft.md).
#pragma once

#include "base/result.h"
#include "issuer/desk/decision_act.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

[[nodiscard]] std::string write_decision_act(const DecisionAct& act);  // canonical JSON
// kStoreCorrupt: not what write_decision_act writes.
[[nodiscard]] Result<DecisionAct> read_decision_act(std::string_view document);

}  // namespace carnet::issuer
