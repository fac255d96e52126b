// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognition_decision.h"

#include "wallet-format/profile/src/document_end.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/recognition_decision_description.h"

namespace carnet::wallet {
namespace profile {

PublishedKind publish_recognition_decision() {
    return publish_own<RecognitionDecision, read_recognition_decision, write_recognition_decision>();
}

}  // namespace profile

std::string_view to_string(DecisionOutcome outcome) noexcept {
    return profile::spelling(outcome);
}

std::string_view to_string(MeasureKind kind) noexcept {
    return profile::spelling(kind);
}

Result<std::string> write_recognition_decision(const RecognitionDecision& decision,
                                               const Envelope& envelope) {
    CARNET_TRY_VOID(check_recognition_decision(decision));
    CARNET_TRY_VOID(profile::check_end(envelope, decision.valid_until));
    return profile::write_own(decision, envelope);
}

Result<RecognitionDecision> read_recognition_decision(const Credential& credential) {
    CARNET_TRY(auto decision, profile::read_own<RecognitionDecision>(credential));
    if (auto checked = check_recognition_decision(decision); !checked)
        return profile::in_subject(std::move(checked).error());
    CARNET_TRY_VOID(profile::check_end(credential, decision.valid_until));
    return decision;
}

}  // namespace carnet::wallet
