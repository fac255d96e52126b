// SPDX-License-Identifier: Apache-2.0
// Cases, their clock, decisions and notices: each as the audit log knows it, signed by a key of ours, from
// what two officers approved.
#include "issuer/desk/decision_case.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/fsck/fsck_context.h"
#include "issuer/fsck/signed_text.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

void check_text(FsckContext& context, const std::string& id, const std::string& text) {
    const auto json = JsonDocument::parse(text);
    context.expect(FsckCheck::kDecisions, id, json);
    if (!json) return;
    ++context.report.signatures_checked;
    context.expect(FsckCheck::kDecisions, id,
                   check_signed(json->root(), context.keys, keys::KeyPurpose::kCertificates,
                                context.home.settings().did));
}

void check_decision(FsckContext& context, const CaseHistory& history, const DecidedBefore& one) {
    const auto& record = one.record;
    context.expect_entry(record.signed_by, AuditAction::kDecisionSigned, record.id,
                         keys::sha256(as_bytes(record.text)));
    check_text(context, record.id, record.text);
    for (const auto& notice : one.notices) {
        context.expect_entry(notice.signed_by, AuditAction::kNoticeSigned, notice.id,
                             keys::sha256(as_bytes(notice.text)));
        check_text(context, notice.id, notice.text);
    }
    bool is_approved = false;
    for (const auto& act : history.acts)
        is_approved = is_approved || (act.statement.id == record.statement &&
                                      act.statement.state == StatementState::kApproved);
    if (!is_approved)
        context.find(FsckCheck::kDecisions, record.id, "It is signed, and no two officers approved it.");
    const bool has_ended =
        one.standing != DecisionStanding::kInForce && one.standing != DecisionStanding::kUnderAppeal;
    if (record.list != 0 && has_ended != record.is_ended)
        context.find(FsckCheck::kStatus, record.id, "Its status is not what the approved acts make it.");
}

Result<void> check_case(FsckContext& context, const DecisionCase& one) {
    context.expect_entry(one.opened_entry, AuditAction::kCaseOpened, one.id, case_digest(one));
    CARNET_TRY(const auto events, context.records().decisions->events(one.number));
    for (const auto& event : events) {
        if (event.kind != CaseEventKind::kReceived)
            context.expect_entry(event.entry, AuditAction::kCaseClock, one.id, event_digest(event));
    }
    context.expect(FsckCheck::kDecisions, one.id, clock_of(events));
    const auto history = history_of(context.records(), one);
    context.expect(FsckCheck::kDecisions, one.id, history);
    if (!history) return {};
    for (const auto& decision : history->decisions) check_decision(context, *history, decision);
    return {};
}

}  // namespace

Result<void> fsck_decisions(FsckContext& context) {
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, context.records().decisions->cases(after, kPage));
        if (page.empty()) return {};
        for (const auto& facts : page) {
            after = facts.number;
            CARNET_TRY(const auto one, context.records().decisions->find_case(facts.id));
            if (one) CARNET_TRY_VOID(check_case(context, *one));
        }
    }
}

}  // namespace carnet::issuer
