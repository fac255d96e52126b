// SPDX-License-Identifier: Apache-2.0
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {
namespace {

Result<StoredAuditEntry> read_entry(const store::Query& row) {
    StoredAuditEntry entry;
    entry.seq = row.integer(0);
    entry.text = row.text(1);
    CARNET_TRY(entry.hash, read_digest(row.bytes(2)));
    return entry;
}

class SqliteAudit final : public AuditRecords {
  public:
    explicit SqliteAudit(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> append(const StoredAuditEntry& entry) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO audit(seq, text, hash) VALUES(?1, ?2, ?3)"));
        return query.bind(1, entry.seq).bind(2, entry.text).bind(3, ByteView(entry.hash)).run();
    }

    Result<std::optional<StoredAuditEntry>> last() const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT seq, text, hash FROM audit ORDER BY seq DESC LIMIT 1"));
        return first<StoredAuditEntry>(query, read_entry);
    }

    Result<std::vector<StoredAuditEntry>> list(std::int64_t after, std::size_t limit) const override {
        CARNET_TRY(auto query, connection_->query(
                                   "SELECT seq, text, hash FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<StoredAuditEntry>(query, read_entry);
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<AuditRecords> sqlite_audit(SharedConnection connection) {
    return std::make_unique<SqliteAudit>(std::move(connection));
}

}  // namespace carnet::issuer
