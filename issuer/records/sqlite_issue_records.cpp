// SPDX-License-Identifier: Apache-2.0
// What the issuing pipeline reads and writes: envelopes, open rows, reservations, signed credentials.
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {
namespace {

class SqliteEnvelopes final : public EnvelopeRecords {
  public:
    explicit SqliteEnvelopes(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> keep(std::string_view canonical_json) override {
        CARNET_TRY(auto known, connection_->query("SELECT number FROM envelopes WHERE text = ?1"));
        CARNET_TRY(const bool row, known.bind(1, canonical_json).next());
        if (row) return known.integer(0);
        CARNET_TRY(auto query, connection_->query("INSERT INTO envelopes(text) VALUES(?1)"));
        CARNET_TRY_VOID(query.bind(1, canonical_json).run());
        return connection_->last_insert_id();
    }

    Result<std::optional<std::string>> find(std::int64_t number) const override {
        CARNET_TRY(auto query, connection_->query("SELECT text FROM envelopes WHERE number = ?1"));
        query.bind(1, number);
        return first<std::string>(
            query, [](const store::Query& row) -> Result<std::string> { return std::string(row.text(0)); });
    }

  private:
    SharedConnection connection_;
};

Result<ReservedRow> read_reserved(const store::Query& row) {
    ReservedRow reserved;
    reserved.reservation.number = row.integer(0);
    reserved.reservation.id = row.text(1);
    reserved.reservation.batch = row.integer(2);
    reserved.reservation.row = row.integer(3);
    reserved.reservation.list = row.integer(4);
    reserved.reservation.index = static_cast<std::uint64_t>(row.integer(5));
    reserved.reservation.envelope = row.integer(6);
    reserved.reservation.valid_from = read_time(row.integer(7));
    CARNET_TRY(reserved.reservation.intent, read_digest(row.bytes(8)));
    reserved.reservation.reserved_by = row.integer(9);
    CARNET_TRY(reserved.row, read_batch_row(row, 10));
    return reserved;
}

class SqliteIssue final : public IssueRecords {
  public:
    explicit SqliteIssue(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::vector<BatchRow>> open_rows(std::int64_t batch, std::int64_t after,
                                            std::size_t limit) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT number, line, claims, valid_until, digest, by_number, by_person "
                               "FROM batch_rows r WHERE batch = ?1 AND number > ?2 AND NOT EXISTS(SELECT 1 "
                               "FROM credentials c WHERE c.batch = ?1 AND c.row = r.number) "
                               "ORDER BY number LIMIT ?3"));
        query.bind(1, batch).bind(2, after).bind(3, as_count(limit));
        return collect<BatchRow>(query, [](const store::Query& row) { return read_batch_row(row, 0); });
    }

    Result<std::vector<ReservedRow>> reserved(std::int64_t batch, std::int64_t after,
                                              std::size_t limit) const override {
        CARNET_TRY(
            auto query,
            connection_->query(
                "SELECT c.number, c.id, c.batch, c.row, c.list, c.place, c.envelope, c.valid_from, c.intent, "
                "c.reserved_by, r.number, r.line, r.claims, r.valid_until, r.digest, r.by_number, "
                "r.by_person FROM credentials c JOIN batch_rows r ON r.batch = c.batch AND r.number = c.row "
                "WHERE c.batch = ?1 AND c.number > ?2 AND NOT EXISTS(SELECT 1 FROM signed s WHERE s.number = "
                "c.number) AND NOT EXISTS(SELECT 1 FROM refused f WHERE f.number = c.number) "
                "ORDER BY c.number LIMIT ?3"));
        query.bind(1, batch).bind(2, after).bind(3, as_count(limit));
        return collect<ReservedRow>(query, read_reserved);
    }

    Result<std::int64_t> reserve(const Reservation& reservation) override {
        CARNET_TRY(
            auto query,
            connection_->query("INSERT INTO credentials(id, batch, row, list, place, envelope, valid_from, "
                               "intent, reserved_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
        query.bind(1, reservation.id).bind(2, reservation.batch).bind(3, reservation.row);
        query.bind(4, reservation.list).bind(5, as_count(reservation.index)).bind(6, reservation.envelope);
        query.bind(7, reservation.valid_from.seconds).bind(8, ByteView(reservation.intent));
        CARNET_TRY_VOID(query.bind(9, reservation.reserved_by).run());
        return connection_->last_insert_id();
    }

    Result<void> store(const SignedCredential& credential) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO signed(number, text, key, issued, issued_by) "
                                                  "VALUES(?1, ?2, ?3, ?4, ?5)"));
        query.bind(1, credential.number).bind(2, credential.text).bind(3, credential.key);
        return query.bind(4, credential.issued.seconds).bind(5, credential.issued_by).run();
    }

    Result<void> refuse(const RefusedCredential& refusal) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO refused(number, rule, detail, refused_by) "
                                                  "VALUES(?1, ?2, ?3, ?4)"));
        query.bind(1, refusal.number).bind(2, refusal.rule).bind(3, refusal.detail);
        return query.bind(4, refusal.refused_by).run();
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<EnvelopeRecords> sqlite_envelopes(SharedConnection connection) {
    return std::make_unique<SqliteEnvelopes>(std::move(connection));
}
std::unique_ptr<IssueRecords> sqlite_issue(SharedConnection connection) {
    return std::make_unique<SqliteIssue>(std::move(connection));
}

}  // namespace carnet::issuer
