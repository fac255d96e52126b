// SPDX-License-Identifier: Apache-2.0
// Batches against their statements, and every signature under batches and changes.
#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/fsck/fsck_context.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;  // statements of large batches are large

// What the log says of a statement at each turn.
struct StatementActions {
    AuditAction made;
    AuditAction approved;
    AuditAction withdrawn;
};

StatementActions actions_of(StatementKind kind) {
    switch (kind) {
        case StatementKind::kBatch:
            return {AuditAction::kBatchImported, AuditAction::kBatchApproved, AuditAction::kBatchWithdrawn};
        case StatementKind::kTrustChange:
            return {AuditAction::kTrustProposed, AuditAction::kTrustApproved, AuditAction::kTrustWithdrawn};
        case StatementKind::kDecisionAct:
            return {AuditAction::kDecisionProposed, AuditAction::kDecisionApproved,
                    AuditAction::kDecisionWithdrawn};
        case StatementKind::kStatusChange:
        case StatementKind::kOfficerChange:  // fsck_officers looks at these
            break;
    }
    return {AuditAction::kStatusProposed, AuditAction::kStatusApplied, AuditAction::kStatusWithdrawn};
}

Result<void> check_signatures(FsckContext& context, const Statement& statement) {
    CARNET_TRY(const auto signatures, context.records().signatures->of(statement.id));
    for (const auto& signature : signatures) {
        CARNET_TRY(const auto officer, context.records().officers->find(signature.officer));
        ++context.report.signatures_checked;
        if (!officer) {
            context.find(FsckCheck::kApprovals, statement.id,
                         "It is signed by an officer whom nobody knows.");
            continue;
        }
        context.expect(FsckCheck::kApprovals, statement.id, check_signature(statement, signature, *officer));
    }
    return {};
}

// What is approved has two persons behind it, whatever the state column says; what is concluded is in the
// log.
Result<void> check_statement(FsckContext& context, const Statement& statement, bool acted_on) {
    CARNET_TRY_VOID(check_signatures(context, statement));
    if (keys::sha256(as_bytes(statement.document)) != statement.digest) {
        context.find(FsckCheck::kApprovals, statement.id, "The document was changed after it was made.");
    }
    if (!context.has_entry(actions_of(statement.kind).made, statement.id, statement.digest)) {
        context.find(FsckCheck::kAudit, statement.id,
                     "The audit log does not know how this came into the store.");
    }
    if (statement.state == StatementState::kApproved || acted_on) {
        context.expect(FsckCheck::kApprovals, statement.id,
                       require_two_persons(context.records(), statement, false));
        context.expect_entry(statement.concluded_by, actions_of(statement.kind).approved, statement.id,
                             statement.digest);
    }
    if (statement.state == StatementState::kWithdrawn) {
        context.expect_entry(statement.concluded_by, actions_of(statement.kind).withdrawn, statement.id,
                             statement.digest);
    }
    return {};
}

Result<void> check_batch(FsckContext& context, const BatchRecord& batch) {
    ++context.report.batches;
    CARNET_TRY(const auto statement, context.records().statements->find(batch.id));
    if (!statement || statement->kind != StatementKind::kBatch) {
        context.find(FsckCheck::kBatches, batch.id, "There is no statement about this batch.");
        return {};
    }
    context.expect(FsckCheck::kBatches, batch.id, check_rows(context.records(), batch, *statement));
    CARNET_TRY(const auto counts, context.records().credentials->counts(batch.number));
    if (counts.rows != batch.rows ||
        counts.open + counts.reserved + counts.issued + counts.refused != batch.rows) {
        context.find(FsckCheck::kBatches, batch.id,
                     std::to_string(batch.rows) + " rows were imported, but there are " +
                         std::to_string(counts.open) + " open, " + std::to_string(counts.reserved) +
                         " reserved, " + std::to_string(counts.issued) + " issued and " +
                         std::to_string(counts.refused) + " refused.");
    }
    return check_statement(context, *statement, counts.open != counts.rows);
}

Result<void> check_changes(FsckContext& context, StatementKind kind) {
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, context.records().statements->list(kind, after, kPage));
        if (page.empty()) return {};
        for (const auto& statement : page) {
            CARNET_TRY_VOID(check_statement(context, statement, false));
            after = statement.number;
        }
    }
}

}  // namespace

Result<void> fsck_desk(FsckContext& context) {
    CARNET_TRY(const auto batches, context.records().batches->list());
    for (const auto& batch : batches) CARNET_TRY_VOID(check_batch(context, batch));
    CARNET_TRY_VOID(check_changes(context, StatementKind::kStatusChange));
    CARNET_TRY_VOID(check_changes(context, StatementKind::kDecisionAct));
    return check_changes(context, StatementKind::kTrustChange);
}

}  // namespace carnet::issuer
