// SPDX-License-Identifier: Apache-2.0
//
// A decision on its way to a line of the answer: what it says, the document that it came in, and what was
// found of it so far. How several of them stand to one another is looked at together. Pure, thread-safe.
#pragma once

#include "verifier/recognition/decision_standing.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/shown_documents.h"

#include <vector>

namespace carnet::verifier {

struct DecisionCandidate {
    DecisionDocument document;
    const ShownDocument* shown;
    DecisionLine line;
};

// Null for an assessment.
[[nodiscard]] const wallet::RecognitionDecision* binding_of(const DecisionDocument& document) noexcept;
[[nodiscard]] RecognitionReason reason_of(DecisionState state) noexcept;

// Whoever shows a decision with its successor shows both; the earlier one no longer counts. Two that replace
// each other are nobody's decision.
void apply_successors(std::vector<DecisionCandidate>& all);
// Those that apply first, then newest first. Of one kind, purpose and set of places the newest counts; never
// the best.
void keep_newest(std::vector<DecisionCandidate>& all);

}  // namespace carnet::verifier
