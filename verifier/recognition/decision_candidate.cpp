// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/decision_candidate.h"

#include "verifier/recognition/signers.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace carnet::verifier {
namespace {

using wallet::RecognitionDecision;

const std::optional<std::string>& replaces(const RecognitionDecision& decision, DecisionState& as) {
    as = decision.appeal_of ? DecisionState::kReplacedOnAppeal : DecisionState::kSuperseded;
    return decision.appeal_of ? decision.appeal_of : decision.supersedes;
}

// The one of the same authority that says that it stands in this one's place.
const DecisionCandidate* successor_of(const DecisionCandidate& candidate,
                                      const std::vector<DecisionCandidate>& all, DecisionState& as) {
    for (const auto& other : all) {
        const auto* decision = binding_of(other.document);
        const auto& credential = other.shown->credential;
        if (decision == nullptr || !other.shown->verdict.is_said_by_issuer() ||
            !is_signed_by(credential, credential.issuer()))
            continue;
        const auto& earlier = replaces(*decision, as);
        if (earlier == candidate.line.id && &other != &candidate &&
            credential.issuer() == candidate.shown->credential.issuer())
            return &other;
    }
    return nullptr;
}

}  // namespace

const RecognitionDecision* binding_of(const DecisionDocument& document) noexcept {
    return std::get_if<RecognitionDecision>(&document);
}

RecognitionReason reason_of(DecisionState state) noexcept {
    switch (state) {
        case DecisionState::kNotYet:
            return RecognitionReason::kDecisionNotYet;
        case DecisionState::kEnded:
            return RecognitionReason::kDecisionEnded;
        case DecisionState::kLapsed:
            return RecognitionReason::kDecisionLapsed;
        case DecisionState::kUnderAppeal:
            return RecognitionReason::kDecisionUnderAppeal;
        case DecisionState::kSuperseded:
            return RecognitionReason::kDecisionSuperseded;
        case DecisionState::kReplacedOnAppeal:
            return RecognitionReason::kDecisionReplacedOnAppeal;
        case DecisionState::kCorrected:
            return RecognitionReason::kDecisionCorrected;
        case DecisionState::kAnnulled:
            return RecognitionReason::kDecisionAnnulled;
        case DecisionState::kRevoked:
            return RecognitionReason::kDecisionRevoked;
        case DecisionState::kWithdrawn:
            return RecognitionReason::kDecisionWithdrawn;
        case DecisionState::kInForce:
        case DecisionState::kCannotSay:
            break;
    }
    return RecognitionReason::kDecisionInForce;
}

void apply_successors(std::vector<DecisionCandidate>& all) {
    for (auto& candidate : all) {
        auto as = DecisionState::kSuperseded;
        const auto* next = successor_of(candidate, all, as);
        const bool is_open = candidate.line.applies || candidate.line.state == DecisionState::kUnderAppeal;
        if (next == nullptr || !is_open) continue;
        std::set<const DecisionCandidate*> seen{&candidate};
        auto ignored = as;
        const auto* last = next;
        while (last != nullptr && seen.insert(last).second) last = successor_of(*last, all, ignored);
        candidate.line.applies = false;
        candidate.line.state = last == nullptr ? as : DecisionState::kCannotSay;
        candidate.line.reason = last == nullptr ? reason_of(as) : RecognitionReason::kDecisionsInACircle;
    }
}

void keep_newest(std::vector<DecisionCandidate>& all) {
    std::stable_sort(all.begin(), all.end(), [](const DecisionCandidate& a, const DecisionCandidate& b) {
        return std::tie(a.line.applies, a.line.decided) > std::tie(b.line.applies, b.line.decided);
    });
    std::set<std::tuple<bool, wallet::RecognitionPurpose, std::vector<std::string>>> seen;
    for (auto& [document, shown, line] : all) {
        if (!line.applies || seen.emplace(line.is_binding, line.purpose, line.jurisdictions).second) continue;
        line.applies = false;
        line.reason = RecognitionReason::kDecisionOlder;
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const DecisionCandidate& each) { return each.line.applies; });
}

}  // namespace carnet::verifier
