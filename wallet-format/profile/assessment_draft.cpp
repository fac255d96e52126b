// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/assessment_draft.h"

#include "wallet-format/profile/src/described_faults.h"
#include "wallet-format/profile/src/qualification_assessment_description.h"

namespace carnet::wallet {

AssessmentDraft read_assessment_draft(JsonValue subject) {
    AssessmentDraft draft;
    profile::list_faults<QualificationAssessment>(subject, draft.faults);
    auto read = profile::read_described<QualificationAssessment>(subject);
    if (!read) return draft;
    draft.assessment = *std::move(read);
    if (!draft.faults.empty()) return draft;
    if (auto checked = check_qualification_assessment(*draft.assessment); !checked)
        draft.faults.push_back(std::move(checked).error());
    return draft;
}

std::string write_assessment_subject(const QualificationAssessment& assessment) {
    JsonWriter out;
    profile::write_described(out, assessment);
    return out.take();
}

}  // namespace carnet::wallet
