// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/hand_out.h"

#include "base/json_writer.h"
#include "issuer/desk/draft_members.h"
#include "issuer/desk/verifier_report.h"
#include "wallet-format/profile/assessment_draft.h"
#include "wallet-format/profile/decision_draft.h"

namespace carnet::issuer {
namespace {

std::string signers_text(std::string_view preparer, std::string_view approver) {
    JsonWriter writer;
    writer.begin_array().begin_object().member("name", preparer).member("role", "preparer").end_object();
    writer.begin_object().member("name", approver).member("role", "approver").end_object();
    return writer.end_array().take();
}

}  // namespace

// A decision names who signed it, an assessment does not.
Result<HandOutDraft> read_hand_out(const std::string& subject, std::string_view preparer,
                                   std::string_view approver) {
    CARNET_TRY(const auto document, JsonDocument::parse(subject));
    HandOutDraft reading;
    if (text_in(document.root(), "decisionKind") == "advisory") {
        auto draft = wallet::read_assessment_draft(document.root());
        if (draft.assessment) reading.one = *std::move(draft.assessment);
        reading.faults = std::move(draft.faults);
        return reading;
    }
    auto members = members_of(document.root());
    members.insert_or_assign("signers", signers_text(preparer, approver));
    CARNET_TRY(const auto whole, JsonDocument::parse(object_of(members)));
    auto draft = wallet::read_decision_draft(whole.root());
    if (draft.decision) reading.one = *std::move(draft.decision);
    reading.faults = std::move(draft.faults);
    return reading;
}

Result<HandOut> hand_out_of(const DecisionAct& act, std::string_view preparer, std::string_view approver) {
    CARNET_TRY(auto reading, read_hand_out(act.subject, preparer, approver));
    if (!reading.faults.empty()) return reading.faults.front();
    return *std::move(reading.one);
}

const std::string& id_of(const HandOut& one) noexcept {
    return std::visit([](const auto& each) -> const std::string& { return each.id; }, one);
}

std::optional<Date> end_of(const HandOut& one) {
    return std::visit([](const auto& each) { return std::optional<Date>(each.valid_until); }, one);
}

bool is_refusal(const HandOut& one) noexcept {
    const auto* decision = std::get_if<wallet::RecognitionDecision>(&one);
    return decision != nullptr && !wallet::is_positive(decision->outcome);
}

bool is_advice(const HandOut& one) noexcept {
    return std::holds_alternative<wallet::QualificationAssessment>(one);
}

Result<std::string> write_hand_out(const HandOut& one, const wallet::Envelope& envelope) {
    if (const auto* assessment = std::get_if<wallet::QualificationAssessment>(&one))
        return wallet::write_qualification_assessment(*assessment, envelope);
    return wallet::write_recognition_decision(std::get<wallet::RecognitionDecision>(one), envelope);
}

}  // namespace carnet::issuer
