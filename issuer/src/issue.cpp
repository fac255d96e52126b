// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue.h"

#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/profile.h"
#include "issuer/src/active_key.h"
#include "issuer/src/issue_run.h"
#include "issuer/src/statement.h"
#include "issuer/src/store_facts.h"

#include <chrono>

namespace carnet::issuer {
namespace {

// After a restore nobody can tell which rows of an unfinished batch were issued in the time that was lost, so
// officers look again and approve again.
Result<void> check_restored(const Records& records, const Statement& statement, const BatchCounts& counts) {
    CARNET_TRY(const auto restored_by, fact::find_number(records, fact::kRestoredBy));
    if (!restored_by || counts.open == 0 || statement.concluded_by > *restored_by) return {};
    return error(ErrorCode::kApprovalMissing,
                 "The store was restored from a backup after this batch was approved. Find out which of its "
                 "certificates were handed out in between (docs/issuing-cycle.md), then approve it again.",
                 statement.id);
}

Result<void> check_approval(const Records& records, const BatchRecord& batch) {
    CARNET_TRY(const auto statement, require_statement(records, StatementKind::kBatch, batch.id));
    if (statement.state == StatementState::kWithdrawn) {
        return error(ErrorCode::kConflict, "This batch was withdrawn. Import the file again.", batch.id);
    }
    CARNET_TRY_VOID(require_two_persons(records, statement, true));
    CARNET_TRY(const auto counts, records.credentials->counts(batch.number));
    CARNET_TRY_VOID(check_restored(records, statement, counts));
    return check_rows(records, batch, statement);
}

}  // namespace

Result<CertificateKey> unlock_certificate_key(const IssuerHome& home, const keys::SecretBytes& passphrase) {
    CARNET_TRY(auto key, unlock_active_key(home, keys::KeyPurpose::kCertificates, passphrase));
    return CertificateKey{std::move(key.record), std::move(key.signer)};
}

// docs/issuing-cycle.md
Result<IssueReport> issue_batch(IssuerHome& home, std::string_view batch, const CertificateKey& key,
                                const IssueOptions& options, const Clock& clock, Random& random) {
    if (options.group_size < 1 || options.group_size > 10'000) {
        return error(ErrorCode::kUsage, "A group has 1 to 10,000 credentials.");
    }
    const auto begun = std::chrono::steady_clock::now();
    CARNET_TRY(const auto record, home.records().batches->find(batch));
    if (!record) return error(ErrorCode::kNotFound, "There is no such batch.", std::string(batch));
    CARNET_TRY(const auto delivery, delivery_of(record->profile));
    if (delivery == Delivery::kWallets) {
        return error(
            ErrorCode::kConflict,
            "The certificates of this batch go to wallets: `carnet-issuer offer create` makes the offers.",
            record->id);
    }
    CARNET_TRY(const auto lock, HomeLock::take(home, "issue-" + record->id));
    CARNET_TRY_VOID(check_approval(home.records(), *record));

    IssueRun run(home, *record, key, options, clock, random);
    CARNET_TRY_VOID(run.start());
    CARNET_TRY(auto group, run.first());
    while (!run.is_stopped() && (!group.empty() || run.has_signed())) {
        CARNET_TRY(group, run.advance(std::move(group)));
    }
    auto report = run.take_report();
    report.microseconds = elapsed_microseconds(begun);
    return report;
}

}  // namespace carnet::issuer
