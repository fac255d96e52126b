// SPDX-License-Identifier: Apache-2.0
//
// What has become of a decision, by the notices of its authority. A decision is never edited: what happens to
// it stands in notices, each with the day from which it counts. Pure, thread-safe.
// docs/formats/status-notice.md
#pragma once

#include "base/time.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/recognition_decision.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace carnet::verifier {

using DecisionDocument = std::variant<wallet::RecognitionDecision, wallet::QualificationAssessment>;

// kUnsupported: neither of the two. Else the errors of their readers.
[[nodiscard]] Result<DecisionDocument> read_decision(const wallet::Credential& credential);
// Its URI, the places where it was made, and when.
[[nodiscard]] const std::string& id_of(const DecisionDocument& decision) noexcept;
[[nodiscard]] const std::vector<std::string>& places_of(const DecisionDocument& decision) noexcept;
[[nodiscard]] Date day_of(const DecisionDocument& decision) noexcept;

struct DecisionStanding {
    DecisionState state = DecisionState::kInForce;
    std::optional<bool> still_applies;             // under appeal
    const wallet::StatusNotice* notice = nullptr;  // that made it so
};

// On that day, by those of the notices that its own issuer gave about this very document, and by its term.
// `digest`: the document's, where `credential` is only a view of it (a print).
[[nodiscard]] DecisionStanding decision_standing(const DecisionDocument& decision,
                                                 const wallet::Credential& credential,
                                                 const std::vector<const HeldNotice*>& notices,
                                                 const Date& day,
                                                 const std::optional<std::string>& digest = {});

}  // namespace carnet::verifier
