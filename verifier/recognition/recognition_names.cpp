// SPDX-License-Identifier: Apache-2.0
//
// How the words of a recognition are spelled on the wire.
#include "verifier/recognition/recognition.h"

namespace carnet::verifier {

std::string_view to_string(RecognitionWord word) noexcept {
    switch (word) {
        case RecognitionWord::kFull:
            return "rec-full";
        case RecognitionWord::kPartial:
            return "rec-partial";
        case RecognitionWord::kConditional:
            return "rec-cond";
        case RecognitionWord::kNone:
            return "rec-none";
        case RecognitionWord::kRefused:
            return "rec-refused";
        case RecognitionWord::kAdvisory:
            return "advisory";
        case RecognitionWord::kCannotSay:
            return "cannot-say";
    }
    return {};
}

std::string_view to_string(RecognitionGround ground) noexcept {
    switch (ground) {
        case RecognitionGround::kDecision:
            return "decision";
        case RecognitionGround::kAgreement:
            return "agreement";
        case RecognitionGround::kAssessment:
            return "assessment";
        case RecognitionGround::kNothing:
            return "nothing";
    }
    return {};
}

std::string_view to_string(DecisionState state) noexcept {
    switch (state) {
        case DecisionState::kInForce:
            return "in-force";
        case DecisionState::kNotYet:
            return "not-yet";
        case DecisionState::kEnded:
            return "ended";
        case DecisionState::kLapsed:
            return "lapsed";
        case DecisionState::kUnderAppeal:
            return "under-appeal";
        case DecisionState::kSuperseded:
            return "superseded";
        case DecisionState::kReplacedOnAppeal:
            return "replaced-on-appeal";
        case DecisionState::kCorrected:
            return "corrected";
        case DecisionState::kAnnulled:
            return "annulled";
        case DecisionState::kRevoked:
            return "revoked";
        case DecisionState::kWithdrawn:
            return "withdrawn";
        case DecisionState::kCannotSay:
            return "cannot-say";
    }
    return {};
}

std::string_view to_string(OriginalState state) noexcept {
    switch (state) {
        case OriginalState::kInForce:
            return "in-force";
        case OriginalState::kWithdrawn:
            return "withdrawn";
        case OriginalState::kSuspended:
            return "suspended";
        case OriginalState::kExpired:
            return "expired";
        case OriginalState::kAltered:
            return "altered";
        case OriginalState::kCannotSay:
            return "cannot-say";
    }
    return {};
}

}  // namespace carnet::verifier
