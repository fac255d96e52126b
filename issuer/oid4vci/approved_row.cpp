// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/approved_row.h"

#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/batch_document.h"
#include "issuer/src/statement.h"
#include "issuer/src/store_facts.h"

namespace carnet::issuer {
namespace {

// Batches whose rows are known: a few megabytes at most for the largest of them.
constexpr std::size_t kMostKnown = 16;

// Nobody can tell which offers were redeemed in the time that a restore lost, so officers look again.
Result<void> require_newer_than_restore(const Records& records, const Statement& statement) {
    CARNET_TRY(const auto restored_by, fact::find_number(records, fact::kRestoredBy));
    if (!restored_by || statement.concluded_by > *restored_by) return {};
    return error(ErrorCode::kApprovalMissing,
                 "The store was restored from a backup after this batch was approved. Approve it again.",
                 statement.id);
}

// Of a statement whose document was held against its digest.
Result<void> require_approval(const Records& records, const Statement& statement) {
    if (statement.state == StatementState::kWithdrawn)
        return error(ErrorCode::kConflict, "This batch was withdrawn. Import the file again.", statement.id);
    CARNET_TRY_VOID(require_two_signers(records, statement, true));
    return require_newer_than_restore(records, statement);
}

Result<void> require_wallet_delivery(const BatchRecord& batch) {
    CARNET_TRY(const auto delivery, delivery_of(batch.profile));
    if (delivery == Delivery::kWallets) return {};
    return error(
        ErrorCode::kConflict,
        "The certificates of this batch are files: `carnet-issuer issue` signs them. Batches for wallets "
        "are imported with --to-wallets, or their profile says delivery = \"wallets\".",
        batch.id);
}

Result<Statement> require_whole_statement(const Records& records, const BatchRecord& batch) {
    CARNET_TRY(auto statement, require_statement(records, StatementKind::kBatch, batch.id));
    CARNET_TRY_VOID(check_document(statement));
    return statement;
}

}  // namespace

Result<BatchRecord> require_wallet_batch(const Records& records, std::string_view id) {
    CARNET_TRY(auto batch, records.batches->find(id));
    if (!batch) return error(ErrorCode::kNotFound, "There is no such batch.", std::string(id));
    CARNET_TRY_VOID(require_wallet_delivery(*batch));
    CARNET_TRY(const auto statement, require_whole_statement(records, *batch));
    CARNET_TRY_VOID(require_approval(records, statement));
    return *std::move(batch);
}

Result<ApprovedBatches::Known*> ApprovedBatches::read(const Records& records, std::int64_t number) {
    CARNET_TRY(auto batch, records.batches->about(number));
    if (!batch) return error(ErrorCode::kNotFound, "There is no such batch.", std::to_string(number));
    CARNET_TRY_VOID(require_wallet_delivery(*batch));
    CARNET_TRY(const auto statement, require_whole_statement(records, *batch));
    CARNET_TRY(auto rows, read_batch_rows(statement.document, *batch));
    if (known_.size() >= kMostKnown) known_.clear();
    return &(known_[number] = Known{*std::move(batch), statement.digest, std::move(rows)});
}

Result<ApprovedBatches::Known*> ApprovedBatches::known(const Records& records, std::int64_t number) {
    const auto at = known_.find(number);
    if (at == known_.end()) return read(records, number);
    CARNET_TRY(const auto head, records.statements->find_head(at->second.batch.id));
    if (head && head->digest == at->second.statement) return &at->second;
    known_.erase(at);
    return read(records, number);
}

Result<ApprovedRow> ApprovedBatches::require_row(const Records& records, std::int64_t batch,
                                                 std::int64_t number) {
    CARNET_TRY(const auto* approved, known(records, batch));
    CARNET_TRY(const auto head, records.statements->find_head(approved->batch.id));
    if (!head || head->kind != StatementKind::kBatch)
        return error(ErrorCode::kNotFound, "There is no such batch.", approved->batch.id);
    CARNET_TRY_VOID(require_approval(records, *head));
    CARNET_TRY(auto rows, records.batches->rows(batch, number - 1, 1));
    if (rows.empty() || rows.front().number != number)
        return error(ErrorCode::kNotFound, "The batch has no such row.", std::to_string(number));
    auto& row = rows.front();
    const auto at = static_cast<std::size_t>(number - 1);
    const bool is_approved = row.digest == row_digest(row.claims, row.valid_until) &&
                             at < approved->rows.size() && approved->rows[at] == row.digest;
    if (is_approved) return ApprovedRow{approved->batch, std::move(row)};
    return error(ErrorCode::kApprovalInvalid,
                 "The row is not the one that was approved. Run `carnet-issuer fsck`.",
                 "batch " + approved->batch.id + ", row " + std::to_string(number));
}

}  // namespace carnet::issuer
