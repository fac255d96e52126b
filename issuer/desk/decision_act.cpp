// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_act.h"

#include "issuer/audit.h"
#include "issuer/desk/decision_act_document.h"
#include "issuer/desk/decision_standing.h"
#include "issuer/src/officer_steps.h"
#include "issuer/src/statement.h"
#include "issuer/status_registry.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr StepNames kSteps{StatementKind::kDecisionAct, AuditAction::kDecisionPrepared,
                           AuditAction::kDecisionApproved, AuditAction::kDecisionWithdrawn};

// As of now: what was proposed on Monday may have been overtaken on Tuesday.
Result<const DecidedBefore*> check_still_possible(const CaseHistory& history, const DecisionAct& act) {
    const bool waits = std::any_of(history.acts.begin(), history.acts.end(), [&](const CaseAct& one) {
        return one.waits_with_decision() && one.act.decision == act.decision;
    });
    if (waits || (begins_a_case(act.kind) && !history.decisions.empty()))
        return error(ErrorCode::kConflict, "Another decision was approved in this case meanwhile.", act.id);
    if (act.decision.empty()) return static_cast<const DecidedBefore*>(nullptr);
    const auto* before = history.find(act.decision);
    if (before == nullptr)
        return error(ErrorCode::kStoreCorrupt, "The decision that it is about is missing.", act.decision);
    CARNET_TRY_VOID(check_turn(act.kind, *before));
    return before;
}

Result<void> end_now(IssuerHome& home, const DecisionAct& act, const DecidedBefore* before) {
    const bool ends = ends_a_decision(act.kind) && !makes_a_document(act.kind);
    if (!ends || before == nullptr || before->record.list == 0) return {};
    StatusRegistry registry(home.records(), home.settings());
    CARNET_TRY_VOID(registry.end(before->record));
    return registry.flush();
}

Result<DecisionActSummary> summarize(const Records& records, const Statement& statement, DecisionAct act) {
    DecisionActSummary summary;
    summary.act = std::move(act);
    CARNET_TRY(summary.signatures, records.signatures->of(statement.id));
    summary.digest = statement.digest;
    summary.state = statement.state;
    summary.proposed = statement.created;
    return summary;
}

}  // namespace

Result<void> sign_decision_proposal(IssuerHome& home, std::string_view id, const UnlockedOfficer& officer,
                                    const Clock& clock) {
    return prepare_proposal(home, kSteps, id, officer, clock);
}

Result<void> approve_decision_act(IssuerHome& home, std::string_view id, const keys::Sha256Digest& shown,
                                  const UnlockedOfficer& officer, const Clock& clock) {
    return approve_proposal(home, kSteps, id, shown, officer, clock,
                            [&home](const Statement& statement, UtcTime) -> Result<void> {
                                CARNET_TRY(const auto act, read_decision_act(statement.document));
                                CARNET_TRY(const auto one, find_case(home, act.case_id));
                                CARNET_TRY(const auto history, history_of(home.records(), one));
                                CARNET_TRY(const auto* before, check_still_possible(history, act));
                                return end_now(home, act, before);
                            });
}

Result<void> withdraw_decision_act(IssuerHome& home, std::string_view id, const UnlockedOfficer& officer,
                                   const Clock& clock) {
    return withdraw_proposal(home, kSteps, id, officer, clock);
}

Result<DecisionActSummary> find_decision_act(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(const auto statement, require_statement(home.records(), StatementKind::kDecisionAct, id));
    CARNET_TRY(auto act, read_decision_act(statement.document));
    return summarize(home.records(), statement, std::move(act));
}

Result<std::vector<DecisionActSummary>> list_decision_acts(const IssuerHome& home, std::string_view case_id) {
    CARNET_TRY(const auto one, find_case(home, case_id));
    CARNET_TRY(const auto history, history_of(home.records(), one));
    std::vector<DecisionActSummary> summaries;
    for (const auto& act : history.acts) {
        if (history.shows_a_won_appeal(act)) continue;
        CARNET_TRY(auto summary, summarize(home.records(), act.statement, act.act));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

}  // namespace carnet::issuer
