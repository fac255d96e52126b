// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/original_state.h"

namespace carnet::verifier {
namespace {

// What its issuer has said of it since, whoever that is. That its signature does not hold has a word of its
// own.
OriginalState state_of_not_valid(const Verdict& verdict) {
    if (!verdict.is_said_by_issuer()) return OriginalState::kCannotSay;
    const auto has = [&](CheckKind kind, Reason reason) {
        const auto* check = verdict.find(kind);
        return check != nullptr && check->outcome == Outcome::kFailed && check->reason == reason;
    };
    if (has(CheckKind::kRevocation, Reason::kRevoked)) return OriginalState::kWithdrawn;
    if (has(CheckKind::kSuspension, Reason::kSuspended)) return OriginalState::kSuspended;
    return has(CheckKind::kValidity, Reason::kExpired) ? OriginalState::kExpired : OriginalState::kCannotSay;
}

}  // namespace

OriginalState original_state(const Verdict& verdict) noexcept {
    switch (verdict.word()) {
        case Word::kValid:
        case Word::kNotAssessed:
        case Word::kAdvisory:
            return OriginalState::kInForce;
        case Word::kWithdrawn:
        case Word::kReplaced:
            return OriginalState::kWithdrawn;
        case Word::kSuspended:
            return OriginalState::kSuspended;
        case Word::kExpired:
            return OriginalState::kExpired;
        case Word::kAltered:
            return OriginalState::kAltered;
        case Word::kNotValid:
            return state_of_not_valid(verdict);
        case Word::kUnknownIssuer:
        case Word::kNotAccreditedThen:
        case Word::kCannotSay:
            break;
    }
    return OriginalState::kCannotSay;
}

}  // namespace carnet::verifier
