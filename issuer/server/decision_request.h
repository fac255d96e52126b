// SPDX-License-Identifier: Apache-2.0
//
// What a machine asks of the desk of decisions: the body of POST /admin/v1/cases/{id}/acts, strictly read.
// Pure, thread-safe. docs/guide-authority-decisions.md
#pragma once

#include "base/result.h"
#include "issuer/desk/decision_act.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct DecisionRequest {
    DecisionAct act;
    std::string draft;  // canonical JSON, of an act that makes a decision; else empty
};

// Errors of the JSON reader, with a pointer into the body; kUnknownMember: a member that does not go with the
// act. What the draft itself says is the desk's to judge.
[[nodiscard]] Result<DecisionRequest> read_decision_request(std::string_view case_id, std::string_view body);

}  // namespace carnet::issuer
