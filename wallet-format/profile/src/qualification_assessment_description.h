// SPDX-License-Identifier: Apache-2.0
//
// How a qualification assessment stands in its credential's subject.
#pragma once

#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/src/assessment_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/recognition_purpose_choice.h"

namespace carnet::wallet::profile {

template <>
struct OwnDocument<QualificationAssessment> {
    static constexpr OwnKind kind{"QualificationAssessment", "QualificationAssessmentSubject",
                                  "Qualification assessment", "qualification-assessment"};
};

template <>
struct Description<QualificationAssessment> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<QualificationAssessment>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constant("decisionKind", "advisory");
        visitor.object("authority", self.authority);
        visitor.choice("purpose", self.purpose);
        visitor.text("outcomeLocalTerm", self.outcome_local_term, TextKind::kTitle);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.object("person", self.person);
        visitor.list("assessedQualifications", self.assessed, {1, 20});
        visitor.list("comparableTo", self.comparable_to, {0, 20});
        visitor.list("experience", self.experience, {0, 50});
        visitor.list("languageSkills", self.languages, {0, 20});
        visitor.text("wayAhead", self.way_ahead, TextKind::kParagraph);
        visitor.text("explanatoryNote", self.explanatory_note, TextKind::kParagraph);
        visitor.translations("notADecision", self.not_a_decision, TextKind::kParagraph, {1, 20});
        visitor.day("validFrom", self.valid_from);
        visitor.day("validUntil", self.valid_until);
    }
};

}  // namespace carnet::wallet::profile
