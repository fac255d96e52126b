// SPDX-License-Identifier: Apache-2.0
// The parts of sqlite_records.cpp: one maker per interface, all over one shared connection.
#pragma once

#include "issuer/records.h"
#include "store/connection.h"
#include "store/migration.h"

#include <algorithm>
#include <memory>

namespace carnet::issuer {

using SharedConnection = std::shared_ptr<store::Connection>;

[[nodiscard]] const store::Schema& sqlite_schema();

[[nodiscard]] std::unique_ptr<Transactions> sqlite_transactions(SharedConnection connection);
[[nodiscard]] std::unique_ptr<FactRecords> sqlite_facts(SharedConnection connection);
[[nodiscard]] std::unique_ptr<OfficerRecords> sqlite_officers(SharedConnection connection);
[[nodiscard]] std::unique_ptr<StatementRecords> sqlite_statements(SharedConnection connection);
[[nodiscard]] std::unique_ptr<SignatureRecords> sqlite_signatures(SharedConnection connection);
[[nodiscard]] std::unique_ptr<BatchRecords> sqlite_batches(SharedConnection connection);
[[nodiscard]] std::unique_ptr<AwardRecords> sqlite_awards(SharedConnection connection);
[[nodiscard]] std::unique_ptr<EnvelopeRecords> sqlite_envelopes(SharedConnection connection);
[[nodiscard]] std::unique_ptr<IssueRecords> sqlite_issue(SharedConnection connection);
[[nodiscard]] std::unique_ptr<CredentialRecords> sqlite_credentials(SharedConnection connection);
[[nodiscard]] std::unique_ptr<StatusListRecords> sqlite_status_lists(SharedConnection connection);
[[nodiscard]] std::unique_ptr<StatusBitRecords> sqlite_status_bits(SharedConnection connection);
[[nodiscard]] std::unique_ptr<PublicationRecords> sqlite_publications(SharedConnection connection);
[[nodiscard]] std::unique_ptr<AuditRecords> sqlite_audit(SharedConnection connection);
[[nodiscard]] std::unique_ptr<StoreUpkeep> sqlite_upkeep(SharedConnection connection);

// A column that holds what no writer of ours puts there.
[[nodiscard]] inline Error damaged(std::string_view what) {
    return error(ErrorCode::kStoreCorrupt,
                 "The store holds " + std::string(what) + " that cannot be read. Run `carnet-issuer fsck`.");
}

[[nodiscard]] inline Result<Sha256Digest> read_digest(ByteView bytes) {
    Sha256Digest digest{};
    if (bytes.size() != digest.size()) return damaged("a digest");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

[[nodiscard]] inline UtcTime read_time(std::int64_t seconds) {
    return UtcTime{seconds, 0};
}

[[nodiscard]] inline std::int64_t as_count(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

// Columns of batch_rows from `first` on, in the order of kBatchRowColumns.
[[nodiscard]] Result<BatchRow> read_batch_row(const store::Query& query, int first);

// Runs `query` to its end, making one T of each row.
template <class T, class Read>
[[nodiscard]] Result<std::vector<T>> collect(store::Query& query, Read read) {
    std::vector<T> rows;
    for (;;) {
        CARNET_TRY(const bool row, query.next());
        if (!row) return rows;
        CARNET_TRY(auto value, read(query));
        rows.push_back(std::move(value));
    }
}

// The first row of `query` as a T, or nothing.
template <class T, class Read>
[[nodiscard]] Result<std::optional<T>> first(store::Query& query, Read read) {
    CARNET_TRY(const bool row, query.next());
    if (!row) return std::optional<T>();
    CARNET_TRY(auto value, read(query));
    return std::optional<T>(std::move(value));
}

}  // namespace carnet::issuer
