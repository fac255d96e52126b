// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_notice.h"

#include "issuer/desk/hand_out.h"
#include "wallet-format/credential.h"
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
        case DecisionActKind::kAssess:
        case DecisionActKind::kSupersede:
            break;
    }
    return NoticeEvent::kSuperseded;
}

bool makes_a_refusal(const DecisionAct& act) {
    if (act.subject.empty()) return false;
    const auto made = read_hand_out(act.subject);
    return !made || !made->faults.empty() || is_refusal(*made->one);
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

std::string subject_id(const std::string& subject) {
    const auto document = JsonDocument::parse(subject);
    if (!document) return {};
    const auto id = document->root().find("id");
    return id && id->is_string() ? std::string(id->string()) : std::string();
}

}  // namespace carnet::issuer
