// SPDX-License-Identifier: Apache-2.0
//
// What an act puts into its holder's hands: a decision, or an assessment, which
// advises and can never be read as a decision. Which of the two stands in its
// subject from the first draft on, and only the desk writes it there. Pure.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "issuer/desk/decision_act.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/recognition_decision.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carnet::issuer {

using HandOut = std::variant<wallet::RecognitionDecision, wallet::QualificationAssessment>;

struct HandOutDraft {
    std::optional<HandOut> one;  // there when it has the form of one
    std::vector<Error> faults;   // everything in the way of signing it; the places
                                 // begin at the subject
};
// Who signs is not yet known while it is a draft. Errors of the JSON reader.
[[nodiscard]] Result<HandOutDraft> read_hand_out(const std::string& subject,
                                                 std::string_view preparer = "first officer",
                                                 std::string_view approver = "second officer");
// What the act's subject says; the first fault where it cannot be signed.
[[nodiscard]] Result<HandOut> hand_out_of(const DecisionAct& act, std::string_view preparer,
                                          std::string_view approver);

[[nodiscard]] const std::string& id_of(const HandOut& one) noexcept;
[[nodiscard]] std::optional<Date> end_of(const HandOut& one);
// Only a decision can be one; advice refuses nothing.
[[nodiscard]] bool is_refusal(const HandOut& one) noexcept;
[[nodiscard]] bool is_advice(const HandOut& one) noexcept;
// The unsigned credential's text; errors of the kind's own writer.
[[nodiscard]] Result<std::string> write_hand_out(const HandOut& one, const wallet::Envelope& envelope);

}  // namespace carnet::issuer
