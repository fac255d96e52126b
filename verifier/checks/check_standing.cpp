// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/recognition/authorities.h"
#include "verifier/recognition/decision_standing.h"
#include "verifier/recognition/signers.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr CheckKind kKind = CheckKind::kStanding;

// Of a joint decision each place needs one of its signers.
Check judge_authority(const DecisionDocument& document, const wallet::Credential& credential,
                      const KnownAuthorities& authorities) {
    for (const auto& place : places_of(document)) {
        switch (competence_of_signers(credential, place, day_of(document), authorities)) {
            case Competence::kCompetent:
                break;
            case Competence::kNotThere:
                return finding(kKind, Outcome::kFailed, Reason::kAuthorityNotCompetent, "/issuer",
                               "Nobody who signed is competent in " + place + ".");
            case Competence::kUnknown:
                return finding(kKind, Outcome::kUndetermined, Reason::kAuthorityUnknown, "/issuer",
                               "The policy names no authority for " + place + " among those who signed.");
        }
    }
    return passed(kKind);
}

Check ended(Reason reason, const DecisionStanding& standing) {
    return finding(kKind, Outcome::kFailed, reason,
                   standing.notice == nullptr ? std::string() : standing.notice->id);
}

Check judge_state(const DecisionStanding& standing) {
    switch (standing.state) {
        case DecisionState::kUnderAppeal:
            return finding(kKind,
                           standing.still_applies.value_or(false) ? Outcome::kWarned : Outcome::kUndetermined,
                           Reason::kDecisionUnderAppeal, standing.notice->id);
        case DecisionState::kSuperseded:
            return ended(Reason::kDecisionSuperseded, standing);
        case DecisionState::kReplacedOnAppeal:
            return ended(Reason::kDecisionReplacedOnAppeal, standing);
        case DecisionState::kCorrected:
            return ended(Reason::kDecisionCorrected, standing);
        case DecisionState::kAnnulled:
            return ended(Reason::kDecisionAnnulled, standing);
        case DecisionState::kRevoked:
            return ended(Reason::kDecisionRevoked, standing);
        case DecisionState::kWithdrawn:
            return ended(Reason::kDecisionWithdrawn, standing);
        case DecisionState::kLapsed:
            return ended(Reason::kDecisionLapsed, standing);
        case DecisionState::kNotYet:
            return ended(Reason::kNotYetValid, standing);
        case DecisionState::kEnded:
            return ended(Reason::kExpired, standing);
        case DecisionState::kInForce:
        case DecisionState::kCannotSay:
            break;
    }
    return passed(kKind);
}

Check judge(const DecisionDocument& document, const wallet::Credential& credential,
            const TrustRegistry& registry, const RecognitionLibrary& library, const Policy& policy,
            const Moment& moment, const std::optional<std::string>& digest = {}) {
    Check authority = judge_authority(document, credential, {policy, registry, moment.now});
    if (authority.outcome != Outcome::kPassed) return authority;
    return judge_state(decision_standing(document, credential, library.notices_about(id_of(document)),
                                         Date::of(moment.as_of), digest));
}

}  // namespace

Check check_standing(const wallet::Credential& credential, const TrustRegistry& registry,
                     const RecognitionLibrary& library, const Policy& policy, const Moment& moment) {
    const auto document = read_decision(credential);
    if (!document) return skipped(kKind, Reason::kNotApplicable);  // or said by the profile check
    return judge(*document, credential, registry, library, policy, moment);
}

// Its term is that of the print: days are whole here, and check_validity looks at the seconds.
Check check_standing(const wallet::PaperDecision& decision, const wallet::Credential& credential,
                     const TrustRegistry& registry, const RecognitionLibrary& library, const Policy& policy,
                     const Moment& moment) {
    wallet::RecognitionDecision known;
    known.id = decision.id;
    known.jurisdictions = decision.jurisdictions;
    known.purpose = decision.purpose;
    known.outcome = decision.outcome;
    known.timeline.decided = decision.decided;
    known.valid_from = decision.decided;
    return judge(known, credential, registry, library, policy, moment, decision.document_digest);
}

}  // namespace carnet::verifier
