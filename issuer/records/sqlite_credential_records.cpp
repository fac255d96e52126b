// SPDX-License-Identifier: Apache-2.0
// Credentials as they stand: for showing, exporting, changing their status and checking.
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {
namespace {

void read_outcome(CredentialRecord& record, const store::Query& row) {
    if (!row.is_null(12)) {
        record.state = CredentialState::kIssued;
        record.text = row.text(12);
        record.key = row.text(13);
        record.issued = read_time(row.integer(14));
        record.issued_by = row.integer(15);
    } else if (!row.is_null(16)) {
        record.state = CredentialState::kRefused;
        record.rule = row.text(16);
        record.detail = row.text(17);
        record.refused_by = row.integer(18);
    }
    record.revoked = row.integer(19) != 0;
    record.suspended = row.integer(20) != 0;
}

Result<CredentialRecord> read_credential(const store::Query& row) {
    CredentialRecord record;
    record.reservation.number = row.integer(0);
    record.reservation.id = row.text(1);
    record.reservation.batch = row.integer(2);
    record.reservation.row = row.integer(3);
    record.reservation.list = row.integer(4);
    record.reservation.index = static_cast<std::uint64_t>(row.integer(5));
    record.reservation.envelope = row.integer(6);
    record.reservation.valid_from = read_time(row.integer(7));
    CARNET_TRY(record.reservation.intent, read_digest(row.bytes(8)));
    record.reservation.reserved_by = row.integer(9);
    record.batch_id = row.text(10);
    record.line = static_cast<std::size_t>(row.integer(11));
    read_outcome(record, row);
    return record;
}

// One select for all three queries; only the condition differs, and SQL is literal.
#define CARNET_SELECT_CREDENTIALS                                                                          \
    "SELECT c.number, c.id, c.batch, c.row, c.list, c.place, c.envelope, c.valid_from, c.intent, "         \
    "c.reserved_by, b.id, r.line, s.text, s.key, s.issued, s.issued_by, f.rule, f.detail, f.refused_by, "  \
    "EXISTS(SELECT 1 FROM status_bits x WHERE x.list = c.list AND x.purpose = 'revocation' AND x.place = " \
    "c.place), EXISTS(SELECT 1 FROM status_bits x WHERE x.list = c.list AND x.purpose = 'suspension' AND " \
    "x.place = c.place) FROM credentials c JOIN batches b ON b.number = c.batch JOIN batch_rows r ON "     \
    "r.batch "                                                                                             \
    "= c.batch AND r.number = c.row LEFT JOIN signed s ON s.number = c.number LEFT JOIN refused f ON "     \
    "f.number = c.number "

class SqliteCredentials final : public CredentialRecords {
  public:
    explicit SqliteCredentials(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::optional<CredentialRecord>> find(std::string_view id) const override {
        CARNET_TRY(auto query, connection_->query(CARNET_SELECT_CREDENTIALS "WHERE c.id = ?1"));
        query.bind(1, id);
        return first<CredentialRecord>(query, read_credential);
    }

    Result<std::vector<CredentialRecord>> list(std::int64_t batch, std::int64_t after,
                                               std::size_t limit) const override {
        return batch == 0 ? list_all(after, limit) : list_batch(batch, after, limit);
    }

    Result<BatchCounts> counts(std::int64_t batch) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT (SELECT count(*) FROM batch_rows WHERE batch = ?1), count(*), "
                               "count(s.number), count(f.number) FROM credentials c LEFT JOIN signed s ON "
                               "s.number = c.number LEFT JOIN refused f ON f.number = c.number "
                               "WHERE c.batch = ?1"));
        CARNET_TRY(const bool row, query.bind(1, batch).next());
        BatchCounts counts;
        if (!row) return counts;
        const auto taken = static_cast<std::uint64_t>(query.integer(1));
        counts.rows = static_cast<std::uint64_t>(query.integer(0));
        counts.issued = static_cast<std::uint64_t>(query.integer(2));
        counts.refused = static_cast<std::uint64_t>(query.integer(3));
        counts.open = counts.rows - taken;
        counts.reserved = taken - counts.issued - counts.refused;
        return counts;
    }

    Result<std::optional<UtcTime>> last_valid_from() const override {
        // Times never go back from one reservation to the next, so the newest has the latest.
        CARNET_TRY(auto query,
                   connection_->query("SELECT valid_from FROM credentials ORDER BY number DESC LIMIT 1"));
        return first<UtcTime>(
            query, [](const store::Query& row) -> Result<UtcTime> { return read_time(row.integer(0)); });
    }

  private:
    Result<std::vector<CredentialRecord>> list_all(std::int64_t after, std::size_t limit) const {
        CARNET_TRY(auto query, connection_->query(CARNET_SELECT_CREDENTIALS
                                                  "WHERE c.number > ?1 ORDER BY c.number LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<CredentialRecord>(query, read_credential);
    }

    Result<std::vector<CredentialRecord>> list_batch(std::int64_t batch, std::int64_t after,
                                                     std::size_t limit) const {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_CREDENTIALS
                                      "WHERE c.batch = ?1 AND c.number > ?2 ORDER BY c.number LIMIT ?3"));
        query.bind(1, batch).bind(2, after).bind(3, as_count(limit));
        return collect<CredentialRecord>(query, read_credential);
    }

    SharedConnection connection_;
};

#undef CARNET_SELECT_CREDENTIALS

}  // namespace

std::unique_ptr<CredentialRecords> sqlite_credentials(SharedConnection connection) {
    return std::make_unique<SqliteCredentials>(std::move(connection));
}

}  // namespace carnet::issuer
