// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_act.h"

#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/desk/decision_act_document.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/src/statement.h"
#include "issuer/status_registry.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

Result<Statement> require_open(const Records& records, std::string_view id) {
    CARNET_TRY(auto statement, require_statement(records, StatementKind::kDecisionAct, id));
    if (statement.state == StatementState::kOpen) return statement;
    return error(ErrorCode::kConflict, "This was " + std::string(to_string(statement.state)) + " already.",
                 std::string(id));
}

// As of now: what was proposed on Monday may have been overtaken on Tuesday.
Result<const DecidedBefore*> check_still_possible(const CaseHistory& history, const DecisionAct& act) {
    const bool waits = std::any_of(history.acts.begin(), history.acts.end(), [&](const CaseAct& one) {
        return one.waits_with_decision() && one.act.decision == act.decision;
    });
    if (waits || (act.kind == DecisionActKind::kDecide && !history.decisions.empty()))
        return error(ErrorCode::kConflict, "Another decision was approved in this case meanwhile.", act.id);
    if (act.decision.empty()) return static_cast<const DecidedBefore*>(nullptr);
    const auto* before = history.find(act.decision);
    if (before == nullptr)
        return error(ErrorCode::kStoreCorrupt, "The decision that it is about is missing.", act.decision);
    CARNET_TRY_VOID(check_turn(act.kind, before->standing));
    return before;
}

Result<void> end_now(IssuerHome& home, const DecisionAct& act, const DecidedBefore* before) {
    const bool ends = ends_a_decision(act.kind) && !makes_a_decision(act.kind);
    if (!ends || before == nullptr || before->record.list == 0) return {};
    StatusRegistry registry(home.records(), home.settings());
    CARNET_TRY_VOID(registry.end(before->record));
    return registry.flush();
}

}  // namespace

Result<void> approve_decision_act(IssuerHome& home, std::string_view id, const keys::Sha256Digest& shown,
                                  const UnlockedOfficer& officer, const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto transaction, Act::begin(home));
    CARNET_TRY(const auto present, require_present(records, officer.record()));
    CARNET_TRY(const auto statement, require_open(records, id));
    CARNET_TRY_VOID(require_shown(statement, shown));
    CARNET_TRY_VOID(require_approver(records, statement, present));
    CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kApprove, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY_VOID(require_two_persons(records, statement, true));
    CARNET_TRY(const auto act, read_decision_act(statement.document));
    CARNET_TRY(const auto one, find_case(home, act.case_id));
    CARNET_TRY(const auto history, history_of(records, one));
    CARNET_TRY(const auto* before, check_still_possible(history, act));
    CARNET_TRY(const auto seq,
               transaction.note({present.id, AuditAction::kDecisionApproved, id, statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(id, StatementState::kApproved, seq));
    CARNET_TRY_VOID(end_now(home, act, before));
    return transaction.commit();
}

Result<void> withdraw_decision_act(IssuerHome& home, std::string_view id, const UnlockedOfficer& officer,
                                   const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto transaction, Act::begin(home));
    CARNET_TRY(const auto present, require_present(records, officer.record()));
    CARNET_TRY(const auto statement, require_open(records, id));
    CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kWithdraw, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY(const auto seq,
               transaction.note({present.id, AuditAction::kDecisionWithdrawn, id, statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(id, StatementState::kWithdrawn, seq));
    return transaction.commit();
}

Result<DecisionActSummary> find_decision_act(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(const auto statement, require_statement(home.records(), StatementKind::kDecisionAct, id));
    DecisionActSummary summary;
    CARNET_TRY(summary.act, read_decision_act(statement.document));
    CARNET_TRY(summary.signatures, home.records().signatures->of(statement.id));
    summary.digest = statement.digest;
    summary.state = statement.state;
    summary.proposed = statement.created;
    return summary;
}

}  // namespace carnet::issuer
