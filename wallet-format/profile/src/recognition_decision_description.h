// SPDX-License-Identifier: Apache-2.0
//
// How a recognition decision stands in its credential's subject.
#pragma once

#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/src/comparison_descriptions.h"
#include "wallet-format/profile/src/decision_descriptions.h"
#include "wallet-format/profile/src/examined_descriptions.h"
#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/recognition_purpose_choice.h"

namespace carnet::wallet::profile {

template <>
struct OwnDocument<RecognitionDecision> {
    static constexpr OwnKind kind{"RecognitionDecision", "RecognitionDecisionSubject", "Recognition decision",
                                  "recognition-decision"};
};

template <>
struct Description<RecognitionDecision> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<RecognitionDecision>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constant("decisionKind", "binding");
        visitor.text("caseNumber", self.case_number, TextKind::kNumber);
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 20});
        visitor.object("authority", self.authority);
        visitor.list("legalBasis", self.legal_basis, {1, 20});
        visitor.choice("purpose", self.purpose);
        visitor.choice("outcome", self.outcome);
        visitor.text("outcomeLocalTerm", self.outcome_local_term, TextKind::kTitle);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.object("person", self.person);
        comparison(visitor, self);
        consequences(visitor, self);
        visitor.object("timeline", self.timeline);
        visitor.object("reasons", self.reasons);
        visitor.text("howToImprove", self.how_to_improve, TextKind::kParagraph);
        visitor.list("remedies", self.remedies, {1, 10});
        visitor.list("evidenceConsidered", self.evidence, {0, 100});
        visitor.choice("procedure", self.procedure);
        visitor.list("signers", self.signers, {1, 10});
        visitor.text("supersedes", self.supersedes, TextKind::kUri);
        visitor.text("appealOf", self.appeal_of, TextKind::kUri);
        visitor.choice("publicity", self.publicity);
    }

  private:
    template <class Visitor, class Self>
    static void comparison(Visitor& visitor, Self& self) {
        visitor.list("recognises", self.recognises, {1, 20});
        visitor.object("comparedWith", self.compared_with);
        visitor.list("levelStatements", self.levels, {0, 20});
        visitor.list("recognisedUnits", self.recognised_units, {0, 200});
        visitor.list("missingUnits", self.missing_units, {0, 200});
        visitor.list("substantialDifferences", self.differences, {0, 50});
    }

    template <class Visitor, class Self>
    static void consequences(Visitor& visitor, Self& self) {
        visitor.list("compensationMeasures", self.measures, {0, 20});
        visitor.texts("conditions", self.conditions, TextKind::kParagraph, {0, 20});
        visitor.texts("scopeLimits", self.scope_limits, TextKind::kParagraph, {0, 20});
        visitor.list("effects", self.effects, {0, 20});
        visitor.day("validFrom", self.valid_from);
        visitor.day("validUntil", self.valid_until);
        visitor.day("followUpUntil", self.follow_up_until);
    }
};

}  // namespace carnet::wallet::profile
