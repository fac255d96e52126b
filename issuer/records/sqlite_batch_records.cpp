// SPDX-License-Identifier: Apache-2.0
// Batches, their rows, and the awards that are known already.
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {

Result<BatchRow> read_batch_row(const store::Query& query, int first) {
    BatchRow row;
    row.number = query.integer(first);
    row.line = static_cast<std::size_t>(query.integer(first + 1));
    row.claims = query.text(first + 2);
    if (!query.is_null(first + 3)) {
        auto date = Date::parse(query.text(first + 3));
        if (!date) return damaged("a date");
        row.valid_until = *date;
    }
    CARNET_TRY(row.digest, read_digest(query.bytes(first + 4)));
    row.identity.by_number = query.text(first + 5);
    row.identity.by_person = query.text(first + 6);
    return row;
}

namespace {

Result<BatchRecord> read_batch(const store::Query& row) {
    BatchRecord batch;
    batch.number = row.integer(0);
    batch.id = row.text(1);
    batch.profile_name = row.text(2);
    batch.profile = row.text(3);
    batch.source_name = row.text(4);
    CARNET_TRY(batch.source_digest, read_digest(row.bytes(5)));
    batch.report = row.text(6);
    batch.rows = static_cast<std::uint64_t>(row.integer(7));
    batch.refused_rows = static_cast<std::uint64_t>(row.integer(8));
    batch.imported = read_time(row.integer(9));
    batch.imported_by = row.text(10);
    return batch;
}

class SqliteBatches final : public BatchRecords {
  public:
    explicit SqliteBatches(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> add(const BatchRecord& batch) override {
        CARNET_TRY(
            auto query,
            connection_->query("INSERT INTO batches(id, profile_name, profile, source_name, source_digest, "
                               "report, row_count, refused_rows, imported, imported_by) "
                               "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
        query.bind(1, batch.id).bind(2, batch.profile_name).bind(3, batch.profile);
        query.bind(4, batch.source_name).bind(5, ByteView(batch.source_digest)).bind(6, batch.report);
        query.bind(7, as_count(batch.rows)).bind(8, as_count(batch.refused_rows));
        CARNET_TRY_VOID(query.bind(9, batch.imported.seconds).bind(10, batch.imported_by).run());
        return connection_->last_insert_id();
    }

    Result<void> add_row(std::int64_t batch, const BatchRow& row) override {
        const std::string valid_until = row.valid_until ? row.valid_until->text() : std::string();
        CARNET_TRY(auto query, connection_->query(
                                   "INSERT INTO batch_rows(batch, number, line, claims, valid_until, digest, "
                                   "by_number, by_person) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
        query.bind(1, batch).bind(2, row.number).bind(3, as_count(row.line)).bind(4, row.claims);
        if (row.valid_until) {
            query.bind(5, valid_until);
        } else {
            query.bind_null(5);
        }
        query.bind(6, ByteView(row.digest)).bind(7, row.identity.by_number);
        return query.bind(8, row.identity.by_person).run();
    }

    Result<std::optional<BatchRecord>> find(std::string_view id) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, profile_name, profile, source_name, source_digest, "
                                      "report, row_count, refused_rows, imported, imported_by FROM batches "
                                      "WHERE id = ?1"));
        query.bind(1, id);
        return first<BatchRecord>(query, read_batch);
    }

    Result<std::optional<BatchRecord>> about(std::int64_t batch) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, profile_name, profile, source_name, source_digest, "
                                      "'', row_count, refused_rows, imported, imported_by FROM batches "
                                      "WHERE number = ?1"));
        query.bind(1, batch);
        return first<BatchRecord>(query, read_batch);
    }

    Result<std::vector<BatchRecord>> list() const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, profile_name, profile, source_name, source_digest, "
                                      "'', row_count, refused_rows, imported, imported_by FROM batches "
                                      "ORDER BY number DESC"));
        return collect<BatchRecord>(query, read_batch);
    }

    Result<std::vector<BatchRow>> rows(std::int64_t batch, std::int64_t after,
                                       std::size_t limit) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT number, line, claims, valid_until, digest, by_number, by_person "
                               "FROM batch_rows WHERE batch = ?1 AND number > ?2 ORDER BY number LIMIT ?3"));
        query.bind(1, batch).bind(2, after).bind(3, as_count(limit));
        return collect<BatchRow>(query, [](const store::Query& row) { return read_batch_row(row, 0); });
    }

  private:
    SharedConnection connection_;
};

KnownAward read_known(const store::Query& row, bool by_number) {
    return KnownAward{std::string(row.text(0)), row.integer(1), static_cast<std::size_t>(row.integer(2)),
                      by_number};
}

class SqliteAwards final : public AwardRecords {
  public:
    explicit SqliteAwards(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::optional<KnownAward>> find(const AwardIdentity& identity) const override {
        if (!identity.by_number.empty()) {
            CARNET_TRY(auto known, find_by_number(identity.by_number));
            if (known) return known;
        }
        if (identity.by_person.empty()) return std::optional<KnownAward>();
        return find_by_person(identity.by_person);
    }

  private:
    Result<std::optional<KnownAward>> find_by_number(std::string_view number) const {
        CARNET_TRY(auto query,
                   connection_->query(
                       "SELECT b.id, r.number, r.line FROM batch_rows r JOIN batches b ON b.number = r.batch "
                       "JOIN statements s ON s.id = b.id WHERE r.by_number = ?1 AND r.by_number <> '' AND "
                       "s.state <> 'withdrawn' AND NOT EXISTS(SELECT 1 FROM credentials c JOIN refused f ON "
                       "f.number = c.number WHERE c.batch = r.batch AND c.row = r.number) LIMIT 1"));
        query.bind(1, number);
        CARNET_TRY(const bool row, query.next());
        if (!row) return std::optional<KnownAward>();
        return std::optional<KnownAward>(read_known(query, true));
    }

    Result<std::optional<KnownAward>> find_by_person(std::string_view person) const {
        CARNET_TRY(auto query,
                   connection_->query(
                       "SELECT b.id, r.number, r.line FROM batch_rows r JOIN batches b ON b.number = r.batch "
                       "JOIN statements s ON s.id = b.id WHERE r.by_person = ?1 AND r.by_person <> '' AND "
                       "s.state <> 'withdrawn' AND NOT EXISTS(SELECT 1 FROM credentials c JOIN refused f ON "
                       "f.number = c.number WHERE c.batch = r.batch AND c.row = r.number) LIMIT 1"));
        query.bind(1, person);
        CARNET_TRY(const bool row, query.next());
        if (!row) return std::optional<KnownAward>();
        return std::optional<KnownAward>(read_known(query, false));
    }

    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<BatchRecords> sqlite_batches(SharedConnection connection) {
    return std::make_unique<SqliteBatches>(std::move(connection));
}
std::unique_ptr<AwardRecords> sqlite_awards(SharedConnection connection) {
    return std::make_unique<SqliteAwards>(std::move(connection));
}

}  // namespace carnet::issuer
