// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue.h"

#include "issuer/desk/approval.h"
#include "issuer/desk/batch.h"
#include "issuer/src/active_key.h"
#include "issuer/src/issue_run.h"
#include "issuer/src/statement.h"
#include "issuer/src/store_facts.h"

#include <charconv>

namespace carnet::issuer {
namespace {

// After a restore nobody can tell which rows of an unfinished batch were issued in the time that was lost, so
// officers look again and approve again.
Result<void> check_restored(const Records& records, const Statement& statement, const BatchCounts& counts) {
    CARNET_TRY(const auto text, records.facts->find(fact::kRestoredBy));
    if (!text || counts.open == 0) return {};
    std::int64_t restored_by = 0;
    std::from_chars(text->data(), text->data() + text->size(), restored_by);
    if (statement.concluded_by > restored_by) return {};
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
    CARNET_TRY(const auto record, home.records().batches->find(batch));
    if (!record) return error(ErrorCode::kNotFound, "There is no such batch.", std::string(batch));
    CARNET_TRY(const auto lock, HomeLock::take(home, "issue-" + record->id));
    CARNET_TRY_VOID(check_approval(home.records(), *record));

    IssueRun run(home, *record, key, options, clock, random);
    CARNET_TRY_VOID(run.start());
    while (!run.is_stopped()) {  // what an earlier run left behind
        CARNET_TRY(const auto group, run.unfinished_group());
        if (group.empty()) break;
        CARNET_TRY_VOID(run.finish(group));
    }
    if (run.is_stopped()) return run.take_report();
    CARNET_TRY(auto group, run.reserve_first());
    while (!group.empty() && !run.is_stopped()) {
        CARNET_TRY(group, run.finish_and_reserve(group));
    }
    return run.take_report();
}

}  // namespace carnet::issuer
