// SPDX-License-Identifier: Apache-2.0
//
// A recognition decision on its way: the subject alone, as somebody writes it by hand, held against what its
// outcome asks for. Pure, thread-safe. docs/formats/recognition-decision.md
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/profile/recognition_decision.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

struct DecisionDraft {
    std::optional<RecognitionDecision> decision;  // there when it has the form of one
    // Everything in the way of signing it: all that is missing or misshapen, `where` a JSON Pointer into the
    // subject ("/reasons"); where nothing is, the first rule between members that is broken.
    std::vector<Error> faults;
};

[[nodiscard]] DecisionDraft read_decision_draft(JsonValue subject);

// The subject as it stands in a credential, whole or not: a member that must be there and has no value yet is
// written empty.
[[nodiscard]] std::string write_decision_subject(const RecognitionDecision& decision);

}  // namespace carnet::wallet
