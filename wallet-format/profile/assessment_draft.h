// SPDX-License-Identifier: Apache-2.0
//
// A qualification assessment on its way: the subject alone, as somebody writes it by hand. Pure, thread-safe.
// docs/formats/qualification-assessment.md
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/profile/qualification_assessment.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

struct AssessmentDraft {
    std::optional<QualificationAssessment> assessment;  // there when it has the form of one
    // Everything in the way of signing it, as of decision_draft.h.
    std::vector<Error> faults;
};

// What says that it is binding, or has a member that only a decision has, is none.
[[nodiscard]] AssessmentDraft read_assessment_draft(JsonValue subject);

// The subject as it stands in a credential, whole or not: a member that must be there and has no value yet is
// written empty.
[[nodiscard]] std::string write_assessment_subject(const QualificationAssessment& assessment);

}  // namespace carnet::wallet
