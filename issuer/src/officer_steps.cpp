// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/officer_steps.h"

#include "issuer/desk/approval.h"
#include "issuer/src/statement.h"

#include <string>

namespace carnet::issuer {

Result<Statement> require_open(const Records& records, StatementKind kind, std::string_view id) {
    CARNET_TRY(auto statement, require_statement(records, kind, id));
    if (statement.state == StatementState::kOpen) return statement;
    return error(ErrorCode::kConflict,
                 "This change was " + std::string(to_string(statement.state)) + " already.", std::string(id));
}

Result<void> prepare_statement(Act& act, Records& records, const Statement& statement,
                               const UnlockedOfficer& officer, AuditAction prepared, UtcTime now) {
    CARNET_TRY(const auto present, require_present(records, officer.record()));
    CARNET_TRY_VOID(require_preparer(present));
    CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kPrepare, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY_VOID(act.note({present.id, prepared, statement.id, statement.digest}, now));
    return {};
}

Result<void> prepare_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                              const UnlockedOfficer& officer, const Clock& clock) {
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto statement, require_open(home.records(), names.kind, id));
    CARNET_TRY_VOID(prepare_statement(act, home.records(), statement, officer, names.prepared, clock.now()));
    return act.commit();
}

Result<void> approve_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                              const Sha256Digest& shown, const UnlockedOfficer& officer, const Clock& clock,
                              const TakeEffect& take_effect) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto present, require_present(records, officer.record()));
    CARNET_TRY(const auto statement, require_open(records, names.kind, id));
    CARNET_TRY_VOID(require_shown(statement, shown));
    CARNET_TRY_VOID(require_approver(records, statement, present));
    CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kApprove, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY_VOID(require_two_persons(records, statement, true));
    CARNET_TRY_VOID(take_effect(statement, now));
    CARNET_TRY(const auto seq, act.note({present.id, names.approved, id, statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(id, StatementState::kApproved, seq));
    return act.commit();
}

Result<void> withdraw_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                               const UnlockedOfficer& officer, const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto present, require_present(records, officer.record()));
    CARNET_TRY(const auto statement, require_open(records, names.kind, id));
    CARNET_TRY(const auto signature, sign_statement(statement, SignedAct::kWithdraw, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY(const auto seq, act.note({present.id, names.withdrawn, id, statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(id, StatementState::kWithdrawn, seq));
    return act.commit();
}

}  // namespace carnet::issuer
