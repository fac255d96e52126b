// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/batch.h"

#include "base/json_writer.h"
#include "issuer/audit.h"
#include "issuer/desk/approval.h"
#include "issuer/desk/batch_document.h"
#include "issuer/intake/import.h"
#include "issuer/src/statement.h"

#include <set>

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1000;
constexpr std::size_t kMaxRows = 200'000;

Error twice(const Application& application, std::string_view what) {
    return error(ErrorCode::kConflict,
                 "The award " + std::string(what) + ". Withdraw the earlier batch or leave this row out.",
                 "line " + std::to_string(application.line));
}

// The rows as they will be kept; nothing is awarded twice under one number.
Result<std::vector<BatchRow>> make_rows(const Records& records,
                                        const std::vector<Application>& applications) {
    std::vector<BatchRow> rows;
    std::set<std::string> numbers;
    for (const auto& application : applications) {
        BatchRow row;
        row.number = static_cast<std::int64_t>(rows.size()) + 1;
        row.line = application.line;
        row.claims = wallet::write_claims(application.document);
        row.valid_until = application.valid_until;
        row.digest = row_digest(row.claims, row.valid_until);
        row.identity = identity_of(application);
        if (!row.identity.by_number.empty()) {
            if (!numbers.insert(row.identity.by_number).second)
                return twice(application, "is twice in this file");
            CARNET_TRY(const auto known, records.awards->find({row.identity.by_number, {}}));
            if (known) return twice(application, "is in batch " + known->batch + " already");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

BatchRecord make_record(const NewBatch& batch, std::string id, std::string_view imported_by, UtcTime now) {
    BatchRecord record;
    record.id = std::move(id);
    record.profile_name = batch.profile.name;
    record.profile = batch.profile.canonical();
    record.source_name = batch.source_name;
    record.source_digest = batch.source_digest;
    record.report = batch.report_csv;
    record.rows = batch.applications.size();
    record.refused_rows = batch.refused_rows;
    record.imported = UtcTime{now.seconds, 0};
    record.imported_by = imported_by;
    return record;
}

std::vector<Sha256Digest> digests_of(const std::vector<BatchRow>& rows) {
    std::vector<Sha256Digest> digests;
    digests.reserve(rows.size());
    for (const auto& row : rows) digests.push_back(row.digest);
    return digests;
}

Result<BatchRecord> require_batch(const Records& records, std::string_view id) {
    CARNET_TRY(auto batch, records.batches->find(id));
    if (batch) return *std::move(batch);
    return error(ErrorCode::kNotFound, "There is no such batch.", std::string(id));
}

Result<BatchSummary> summarize(const Records& records, BatchRecord record) {
    BatchSummary summary;
    CARNET_TRY(const auto statement, require_statement(records, StatementKind::kBatch, record.id));
    CARNET_TRY(summary.counts, records.credentials->counts(record.number));
    CARNET_TRY(summary.signatures, records.signatures->of(record.id));
    summary.digest = statement.digest;
    summary.state = statement.state;
    summary.record = std::move(record);
    return summary;
}

// An officer's act on a batch: who, on what.
struct DeskAct {
    OfficerRecord officer;
    BatchRecord batch;
    Statement statement;
};

Result<DeskAct> begin_desk_act(const Records& records, std::string_view batch,
                               const UnlockedOfficer& officer) {
    CARNET_TRY(auto present, require_present(records, officer.record()));
    CARNET_TRY(auto record, require_batch(records, batch));
    CARNET_TRY(auto statement, require_statement(records, StatementKind::kBatch, batch));
    if (statement.state == StatementState::kWithdrawn) {
        return error(ErrorCode::kConflict, "This batch was withdrawn. Import the file again.",
                     std::string(batch));
    }
    return DeskAct{std::move(present), std::move(record), std::move(statement)};
}

}  // namespace

Sha256Digest row_digest(std::string_view claims, const std::optional<Date>& valid_until) {
    std::string text = R"({"claims":)";
    text.append(claims).append(R"(,"validUntil":)");
    if (valid_until) {
        text.append("\"").append(valid_until->text()).append("\"}");
    } else {
        text.append("null}");
    }
    return keys::sha256(as_bytes(text));
}

NewBatch batch_of_accepted(const IssuingProfile& profile, std::string source_name, ImportResult& result) {
    NewBatch batch;
    batch.profile = profile;
    batch.source_name = std::move(source_name);
    batch.source_digest = result.facts.sha256;
    batch.report_csv = write_report_csv(result);
    batch.refused_rows = result.facts.refused;
    batch.applications = std::move(result.applications);
    return batch;
}

Result<BatchSummary> import_batch(IssuerHome& home, const NewBatch& batch, std::string_view imported_by,
                                  const Clock& clock, Random& random) {
    if (batch.applications.empty() || batch.applications.size() > kMaxRows) {
        return error(ErrorCode::kUsage,
                     "A batch has 1 to 200,000 awards; this file gives " +
                         std::to_string(batch.applications.size()) + ".",
                     batch.source_name);
    }
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto rows, make_rows(records, batch.applications));
    auto record = make_record(batch, new_id("", now, random), imported_by, now);
    const auto statement = make_statement(record.id, StatementKind::kBatch,
                                          write_batch_document(record, batch.profile, digests_of(rows)), now);
    CARNET_TRY_VOID(records.statements->add(statement));
    CARNET_TRY(record.number, records.batches->add(record));
    for (const auto& row : rows) CARNET_TRY_VOID(records.batches->add_row(record.number, row));
    CARNET_TRY_VOID(act.note({imported_by, AuditAction::kBatchImported, record.id, statement.digest}, now));
    CARNET_TRY_VOID(act.commit());
    return summarize(records, std::move(record));
}

Result<void> sign_preparation(IssuerHome& home, std::string_view batch, const UnlockedOfficer& officer,
                              const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto desk, begin_desk_act(records, batch, officer));
    CARNET_TRY_VOID(require_preparer(desk.officer));
    CARNET_TRY_VOID(check_rows(records, desk.batch, desk.statement));
    CARNET_TRY(const auto signature, sign_statement(desk.statement, SignedAct::kPrepare, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY_VOID(
        act.note({desk.officer.id, AuditAction::kBatchPrepared, batch, desk.statement.digest}, now));
    return act.commit();
}

Result<void> approve_batch(IssuerHome& home, std::string_view batch, const Sha256Digest& shown,
                           const UnlockedOfficer& officer, const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto desk, begin_desk_act(records, batch, officer));
    CARNET_TRY_VOID(require_shown(desk.statement, shown));
    CARNET_TRY_VOID(require_approver(records, desk.statement, desk.officer));
    CARNET_TRY_VOID(check_rows(records, desk.batch, desk.statement));
    CARNET_TRY(const auto signature, sign_statement(desk.statement, SignedAct::kApprove, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    // With this signature two persons must stand behind it; else nobody prepared it, and nothing is kept.
    CARNET_TRY_VOID(require_two_persons(records, desk.statement, true));
    CARNET_TRY(const auto seq,
               act.note({desk.officer.id, AuditAction::kBatchApproved, batch, desk.statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(batch, StatementState::kApproved, seq));
    return act.commit();
}

Result<void> withdraw_batch(IssuerHome& home, std::string_view batch, const UnlockedOfficer& officer,
                            const Clock& clock) {
    const UtcTime now = clock.now();
    auto& records = home.records();
    CARNET_TRY(auto act, Act::begin(home));
    CARNET_TRY(const auto desk, begin_desk_act(records, batch, officer));
    CARNET_TRY(const auto counts, records.credentials->counts(desk.batch.number));
    if (counts.open != counts.rows) {
        return error(ErrorCode::kConflict,
                     "Issuing of this batch has begun. Let it finish, then revoke what must not stand.",
                     std::string(batch));
    }
    CARNET_TRY(const auto offers, records.offers->list(desk.batch.number, 0, 1));
    if (!offers.empty()) {
        return error(ErrorCode::kConflict,
                     "Offers of this batch were made. Withdraw what was not redeemed, revoke what was.",
                     std::string(batch));
    }
    CARNET_TRY(const auto signature, sign_statement(desk.statement, SignedAct::kWithdraw, officer, now));
    CARNET_TRY_VOID(records.signatures->add(signature));
    CARNET_TRY(const auto seq,
               act.note({desk.officer.id, AuditAction::kBatchWithdrawn, batch, desk.statement.digest}, now));
    CARNET_TRY_VOID(records.statements->conclude(batch, StatementState::kWithdrawn, seq));
    return act.commit();
}

Result<std::vector<BatchSummary>> list_batches(const IssuerHome& home) {
    CARNET_TRY(auto batches, home.records().batches->list());
    std::vector<BatchSummary> summaries;
    for (auto& batch : batches) {
        CARNET_TRY(auto summary, summarize(home.records(), std::move(batch)));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<BatchSummary> find_batch(const IssuerHome& home, std::string_view id) {
    CARNET_TRY(auto batch, require_batch(home.records(), id));
    return summarize(home.records(), std::move(batch));
}

Result<void> check_rows(const Records& records, const BatchRecord& batch, const Statement& statement) {
    std::vector<Sha256Digest> digests;
    for (;;) {
        CARNET_TRY(const auto page,
                   records.batches->rows(batch.number, static_cast<std::int64_t>(digests.size()), kPage));
        if (page.empty()) break;
        for (const auto& row : page) {
            // Numbered without gap, and what is kept is what the digest says.
            const bool sound = row.number == static_cast<std::int64_t>(digests.size()) + 1 &&
                               row.digest == row_digest(row.claims, row.valid_until);
            if (!sound) {
                return error(ErrorCode::kApprovalInvalid,
                             "The row was changed after it was imported. Run `carnet-issuer fsck`.",
                             "batch " + batch.id + ", row " + std::to_string(row.number));
            }
            digests.push_back(row.digest);
        }
    }
    return check_batch_document(statement.document, batch, digests);
}

}  // namespace carnet::issuer
