// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/decision_panel.h"

#include "verifier/recognition/decision_candidate.h"
#include "verifier/recognition/decision_standing.h"
#include "verifier/recognition/original_state.h"
#include "verifier/recognition/signers.h"
#include "verifier/trust/places.h"
#include "wallet-format/profile/document_digest.h"
#include "wallet-format/profile/person_match.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

using wallet::DecisionOutcome;
using wallet::QualificationAssessment;
using wallet::RecognitionDecision;

DecisionLine facts_of(const RecognitionDecision& decision) {
    DecisionLine line;
    line.authority = decision.authority.name;
    line.is_binding = true;
    line.outcome = decision.outcome;
    line.outcome_local_term = decision.outcome_local_term;
    line.purpose = decision.purpose;
    line.valid_until = decision.valid_until;
    line.recognised_units = decision.recognised_units;
    line.missing_units = decision.missing_units;
    line.measures = decision.measures;
    line.conditions = decision.conditions;
    line.scope_limits = decision.scope_limits;
    return line;
}

DecisionLine facts_of(const QualificationAssessment& assessment) {
    DecisionLine line;
    line.authority = assessment.authority.name;
    line.outcome_local_term = assessment.outcome_local_term;
    line.purpose = assessment.purpose;
    line.valid_until = assessment.valid_until;
    return line;
}

DecisionLine facts_of(const DecisionDocument& document, const wallet::Credential& credential) {
    auto line = std::visit([](const auto& each) { return facts_of(each); }, document);
    line.id = id_of(document);
    line.credential = credential.id();
    line.jurisdictions = places_of(document);
    line.decided = day_of(document);
    return line;
}

const wallet::Holder& person_of(const DecisionDocument& document) {
    return std::visit([](const auto& each) -> const wallet::Holder& { return each.person; }, document);
}

// The very document: by the bytes that were examined, or by its content without proofs. One that only has the
// same id is another.
bool is_about(const DecisionDocument& document, const ShownCertificate& certificate) {
    const auto* decision = binding_of(document);
    if (decision == nullptr) return true;  // an assessment looks at a person's whole file
    return std::any_of(decision->recognises.begin(), decision->recognises.end(), [&](const auto& examined) {
        return examined.digest == certificate.verdict.input_digest ||
               examined.digest == document_digest(certificate.credential);
    });
}

bool is_for_purpose(wallet::RecognitionPurpose decided, wallet::RecognitionPurpose asked) {
    using wallet::RecognitionPurpose;
    return decided == asked || decided == RecognitionPurpose::kGeneral ||
           asked == RecognitionPurpose::kGeneral;
}

bool is_for_occupation(const DecisionDocument& document, const std::optional<std::string>& asked) {
    const auto* decision = binding_of(document);
    if (decision == nullptr || !asked || !decision->compared_with || !decision->compared_with->isco08)
        return true;
    return asked->starts_with(*decision->compared_with->isco08);
}

// What is not right with the document as such, but for its dates, which its state tells.
std::optional<std::string> unverified(const Verdict& verdict) {
    constexpr std::array kIgnored = {CheckKind::kValidity, CheckKind::kStanding, CheckKind::kIssuerTrust};
    for (const Check& check : verdict.checks) {
        const bool is_ignored = std::find(kIgnored.begin(), kIgnored.end(), check.kind) != kIgnored.end();
        const bool is_bad = check.outcome == Outcome::kFailed || check.outcome == Outcome::kUndetermined;
        if (is_bad && !is_ignored && check.reason != Reason::kRevoked)
            return std::string(to_string(check.kind)) + ": " + std::string(to_string(check.reason));
    }
    return std::nullopt;
}

bool has_revoked_status(const Verdict& verdict) {
    const auto* check = verdict.find(CheckKind::kRevocation);
    return check != nullptr && check->reason == Reason::kRevoked;
}

// A decision for several places that not all of them have signed is not the one that it says it is.
bool lacks_a_signer(const Verdict& verdict) {
    const auto* check = verdict.find(CheckKind::kStanding);
    return check != nullptr && check->reason == Reason::kAuthorityNotCompetent;
}

bool depends_on_currency(const DecisionDocument& document) {
    const auto* decision = binding_of(document);
    return decision != nullptr && std::any_of(decision->effects.begin(), decision->effects.end(),
                                              [](const wallet::DecisionEffect& effect) {
                                                  return effect.depends_on_currency.value_or(false);
                                              });
}

bool is_gone(OriginalState state) {
    return state == OriginalState::kWithdrawn || state == OriginalState::kSuspended ||
           state == OriginalState::kAltered;
}

class Judge {
  public:
    Judge(const RecognitionQuestion& question, const ShownCertificate* certificate,
          const DecisionSources& sources, const Date& day)
        : question_(question), certificate_(certificate), sources_(sources), day_(day) {}

    void judge(DecisionCandidate& candidate) const {
        auto& line = candidate.line;
        if (certificate_ != nullptr) line.original = original_state(certificate_->verdict);
        if (const auto why = obstacle(candidate)) {
            line.reason = *why;
            return;
        }
        find_state(candidate);
        if (line.state == DecisionState::kUnderAppeal) {
            line.reason = RecognitionReason::kDecisionUnderAppeal;
            line.applies = line.still_applies.value_or(false);
        } else if (line.state == DecisionState::kInForce) {
            judge_in_force(candidate);
        } else {
            line.reason = reason_of(line.state);
        }
    }

  private:
    [[nodiscard]] std::optional<RecognitionReason> obstacle(DecisionCandidate& candidate) const {
        const auto& [document, shown, line] = candidate;
        if (const auto why = unverified(shown->verdict)) {
            candidate.line.detail = *why;
            return RecognitionReason::kDecisionUnverified;
        }
        if (!any_covers_place(line.jurisdictions, question_.destination))
            return RecognitionReason::kDecisionOtherJurisdiction;
        if (certificate_ != nullptr && !is_about(document, *certificate_))
            return RecognitionReason::kDecisionOtherDocument;
        if (certificate_ != nullptr && is_other_person(document))
            return RecognitionReason::kDecisionOtherPerson;
        if (!is_for_purpose(line.purpose, question_.purpose)) return RecognitionReason::kDecisionOtherPurpose;
        if (!is_for_occupation(document, question_.occupation))
            return RecognitionReason::kDecisionOtherOccupation;
        if (competence_of_signers(shown->credential, question_.destination, line.decided,
                                  sources_.authorities) != Competence::kCompetent)
            return RecognitionReason::kDecisionAuthorityUnknown;
        if (lacks_a_signer(shown->verdict)) {
            candidate.line.detail = "standing: authority-not-competent";
            return RecognitionReason::kDecisionUnverified;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_other_person(const DecisionDocument& document) const {
        const auto& holder = wallet::award_of(certificate_->competency).holder;
        return person_match(holder, person_of(document)) == wallet::PersonMatch::kDifferent;
    }

    void find_state(DecisionCandidate& candidate) const {
        auto notices = sources_.library.notices_about(candidate.line.id);
        for (const auto& held : sources_.shown_notices)
            if (held.notice.decision == candidate.line.id) notices.push_back(&held);
        const auto standing =
            decision_standing(candidate.document, candidate.shown->credential, notices, day_);
        candidate.line.state = standing.state;
        candidate.line.still_applies = standing.still_applies;
        if (standing.notice != nullptr) candidate.line.detail = standing.notice->id;
        // The list of the authority has ended it, and no notice says how.
        if (has_revoked_status(candidate.shown->verdict) && standing.state == DecisionState::kInForce)
            candidate.line.state = DecisionState::kRevoked;
    }

    void judge_in_force(DecisionCandidate& candidate) const {
        auto& line = candidate.line;
        line.applies = true;
        if (!line.is_binding) {
            line.reason = RecognitionReason::kDecisionAdvisory;
            return;
        }
        line.reason = RecognitionReason::kDecisionInForce;
        if (line.outcome == DecisionOutcome::kRefused || line.outcome == DecisionOutcome::kInadmissible)
            line.reason = RecognitionReason::kDecisionRefused;
        if (line.outcome == DecisionOutcome::kDiscontinued) {
            line.applies = false;
            line.reason = RecognitionReason::kDecisionEnded;
        }
        if (!line.applies || !line.original) return;
        if (*line.original == OriginalState::kExpired && depends_on_currency(candidate.document)) {
            line.applies = false;
            line.reason = RecognitionReason::kDecisionOriginalOutOfDate;
        } else if (is_gone(*line.original) && line.reason == RecognitionReason::kDecisionInForce) {
            line.reason = RecognitionReason::kDecisionOriginalNotInForce;
        }
    }

    const RecognitionQuestion& question_;
    const ShownCertificate* certificate_;
    const DecisionSources& sources_;
    const Date& day_;
};

}  // namespace

std::vector<DecisionLine> decision_lines(const RecognitionQuestion& question,
                                         const ShownCertificate* certificate,
                                         const std::vector<ShownDocument>& shown,
                                         const DecisionSources& sources, const Date& day) {
    std::vector<DecisionCandidate> candidates;
    for (const auto& each : shown) {
        auto document = read_decision(each.credential);
        if (!document) continue;  // of another kind, or said to be unreadable by its own verdict
        auto line = facts_of(*document, each.credential);
        candidates.push_back({*std::move(document), &each, std::move(line)});
    }
    const Judge judge(question, certificate, sources, day);
    for (auto& candidate : candidates) judge.judge(candidate);
    apply_successors(candidates);
    keep_newest(candidates);
    std::vector<DecisionLine> lines;
    lines.reserve(candidates.size());
    for (auto& candidate : candidates) lines.push_back(std::move(candidate.line));
    return lines;
}

}  // namespace carnet::verifier
