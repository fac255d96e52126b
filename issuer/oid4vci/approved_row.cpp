// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/approved_row.h"

#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/desk/batch_document.h"
#include "issuer/src/statement.h"
#include "issuer/src/store_facts.h"

namespace carnet::issuer {
namespace {

// Nobody can tell which offers were redeemed in the time that a restore lost, so officers look again.
Result<void> require_newer_than_restore(const Records& records, const Statement& statement) {
    CARNET_TRY(const auto restored_by, fact::find_number(records, fact::kRestoredBy));
    if (!restored_by || statement.concluded_by > *restored_by) return {};
    return error(ErrorCode::kApprovalMissing,
                 "The store was restored from a backup after this batch was approved. Approve it again.",
                 statement.id);
}

Result<Statement> require_approval(const Records& records, const BatchRecord& batch) {
    CARNET_TRY(auto statement, require_statement(records, StatementKind::kBatch, batch.id));
    if (statement.state == StatementState::kWithdrawn)
        return error(ErrorCode::kConflict, "This batch was withdrawn. Import the file again.", batch.id);
    CARNET_TRY_VOID(require_two_persons(records, statement, true));
    CARNET_TRY_VOID(require_newer_than_restore(records, statement));
    return statement;
}

Result<BatchRecord> find_wallet_batch(const Records& records, std::string_view id) {
    CARNET_TRY(auto batch, records.batches->find(id));
    if (!batch) return error(ErrorCode::kNotFound, "There is no such batch.", std::string(id));
    CARNET_TRY(const auto delivery, delivery_of(batch->profile));
    if (delivery == Delivery::kWallets) return *std::move(batch);
    return error(
        ErrorCode::kConflict,
        "The certificates of this batch are files: `carnet-issuer issue` signs them. Batches for wallets "
        "are imported with --to-wallets, or their profile says delivery = \"wallets\".",
        std::string(id));
}

}  // namespace

Result<BatchRecord> require_wallet_batch(const Records& records, std::string_view id) {
    CARNET_TRY(auto batch, find_wallet_batch(records, id));
    CARNET_TRY_VOID(require_approval(records, batch));
    return batch;
}

Result<ApprovedRow> require_approved_row(const Records& records, std::string_view id, std::int64_t number) {
    CARNET_TRY(auto batch, find_wallet_batch(records, id));
    CARNET_TRY(const auto statement, require_approval(records, batch));
    CARNET_TRY(auto rows, records.batches->rows(batch.number, number - 1, 1));
    if (rows.empty() || rows.front().number != number)
        return error(ErrorCode::kNotFound, "The batch has no such row.", std::to_string(number));
    auto& row = rows.front();
    if (row.digest != row_digest(row.claims, row.valid_until)) {
        return error(ErrorCode::kApprovalInvalid,
                     "The row was changed after it was imported. Run `carnet-issuer fsck`.",
                     "batch " + batch.id + ", row " + std::to_string(number));
    }
    CARNET_TRY_VOID(check_batch_row(statement.document, batch, row));
    return ApprovedRow{std::move(batch), std::move(row)};
}

}  // namespace carnet::issuer
