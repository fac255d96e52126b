// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_notice.h"

#include "base/json_writer.h"
#include "issuer/desk/draft_members.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/decision_draft.h"
#include "wallet-format/profile/document_digest.h"

namespace carnet::issuer {
namespace {

wallet::NoticeEvent event_of(DecisionActKind kind) {
    using wallet::NoticeEvent;
    switch (kind) {
        case DecisionActKind::kCorrect:
            return NoticeEvent::kCorrected;
        case DecisionActKind::kReplaceOnAppeal:
            return NoticeEvent::kAppealReplaced;
        case DecisionActKind::kAppeal:
            return NoticeEvent::kUnderAppeal;
        case DecisionActKind::kConfirm:
            return NoticeEvent::kAppealConfirmed;
        case DecisionActKind::kAnnul:
            return NoticeEvent::kAnnulled;
        case DecisionActKind::kRevoke:
            return NoticeEvent::kRevoked;
        case DecisionActKind::kWithdraw:
            return NoticeEvent::kWithdrawn;
        case DecisionActKind::kLapse:
            return NoticeEvent::kLapsed;
        case DecisionActKind::kDecide:
        case DecisionActKind::kSupersede:
            break;
    }
    return NoticeEvent::kSuperseded;
}

std::string signers_text(const std::string& preparer, const std::string& approver) {
    JsonWriter writer;
    writer.begin_array().begin_object().member("name", preparer).member("role", "preparer").end_object();
    writer.begin_object().member("name", approver).member("role", "approver").end_object();
    return writer.end_array().take();
}

bool makes_a_refusal(const DecisionAct& act) {
    if (act.subject.empty()) return false;
    const auto decision = decision_in(act, "preparer", "approver");
    return !decision || !wallet::is_positive(decision->outcome);
}

}  // namespace

Result<wallet::StatusNotice> notice_of(const DecisionAct& act, const SignedDecision& about) {
    CARNET_TRY(auto json, JsonDocument::parse(about.text));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
    const auto& terms = *act.notice;
    wallet::StatusNotice notice;
    notice.id = terms.id;
    notice.decision = about.decision;
    notice.decision_digest = wallet::document_digest(credential);
    notice.event = event_of(act.kind);
    notice.effect = terms.effect;
    notice.effective = terms.effective.value_or(notice.effective);
    notice.since = terms.since;
    notice.reason_code = terms.reason_code;
    notice.reason = terms.reason;
    if (!act.subject.empty()) notice.successor = subject_id(act.subject);
    notice.still_applies = terms.still_applies;
    CARNET_TRY_VOID(wallet::check_status_notice(notice));
    return notice;
}

bool is_public_notice(const DecisionAct& act, const SignedDecision& about) {
    if (!about.is_positive || makes_a_refusal(act)) return false;
    return act.kind != DecisionActKind::kReplaceOnAppeal || act.leaves_trace;
}

Result<wallet::RecognitionDecision> decision_in(const DecisionAct& act, const std::string& preparer,
                                                const std::string& approver) {
    CARNET_TRY(const auto subject, JsonDocument::parse(act.subject));
    auto members = members_of(subject.root());
    members.insert_or_assign("signers", signers_text(preparer, approver));
    CARNET_TRY(const auto whole, JsonDocument::parse(object_of(members)));
    auto draft = wallet::read_decision_draft(whole.root());
    if (!draft.faults.empty()) return draft.faults.front();
    return *std::move(draft.decision);
}

std::string subject_id(const std::string& subject) {
    const auto document = JsonDocument::parse(subject);
    if (!document) return {};
    const auto id = document->root().find("id");
    return id && id->is_string() ? std::string(id->string()) : std::string();
}

}  // namespace carnet::issuer
