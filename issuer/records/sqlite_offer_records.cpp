// SPDX-License-Identifier: Apache-2.0
#include "issuer/records/sqlite_offer_records.h"

namespace carnet::issuer {
namespace {

Result<OfferRecord> read_offer(const store::Query& row) {
    OfferRecord offer;
    offer.number = row.integer(0);
    offer.id = row.text(1);
    offer.batch = row.integer(2);
    offer.row = row.integer(3);
    offer.award = row.text(4);
    CARNET_TRY(offer.code, read_digest(row.bytes(5)));
    if (!row.is_null(6)) {
        CARNET_TRY(offer.tx_code, read_digest(row.bytes(6)));
    }
    const auto state = offer_state_from(row.text(7));
    if (!state) return damaged("an offer");
    offer.state = *state;
    offer.wrong_tries = row.integer(8);
    offer.created = read_time(row.integer(9));
    offer.expires = read_time(row.integer(10));
    offer.replaces = row.is_null(11) ? 0 : row.integer(11);
    offer.made_by = row.integer(12);
    offer.notified = row.text(13);
    return offer;
}

// SQL is literal, so the columns are written once here.
#define CARNET_SELECT_OFFERS                                                                                \
    "SELECT number, id, batch, row, award, code, tx_code, state, wrong_tries, created, expires, replaces, " \
    "made_by, notified FROM offers "

class SqliteOffers final : public OfferRecords {
  public:
    explicit SqliteOffers(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> add(const OfferRecord& offer) override {
        CARNET_TRY(auto query, connection_->query(
                                   "INSERT INTO offers(id, batch, row, award, code, tx_code, state, "
                                   "wrong_tries, created, expires, replaces, made_by, notified) VALUES(?1, "
                                   "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
        query.bind(1, offer.id).bind(2, offer.batch).bind(3, offer.row).bind(4, offer.award);
        query.bind(5, ByteView(offer.code));
        if (offer.tx_code) {
            query.bind(6, ByteView(*offer.tx_code));
        } else {
            query.bind_null(6);
        }
        query.bind(7, to_string(offer.state)).bind(8, offer.wrong_tries);
        query.bind(9, offer.created.seconds).bind(10, offer.expires.seconds);
        if (offer.replaces != 0) {
            query.bind(11, offer.replaces);
        } else {
            query.bind_null(11);
        }
        CARNET_TRY_VOID(query.bind(12, offer.made_by).bind(13, offer.notified).run());
        return connection_->last_insert_id();
    }

    Result<std::optional<OfferRecord>> find(std::string_view id) const override {
        CARNET_TRY(auto query, connection_->query(CARNET_SELECT_OFFERS "WHERE id = ?1"));
        query.bind(1, id);
        return first<OfferRecord>(query, read_offer);
    }

    Result<std::optional<OfferRecord>> by_code(const keys::Sha256Digest& code) const override {
        CARNET_TRY(auto query, connection_->query(CARNET_SELECT_OFFERS "WHERE code = ?1"));
        query.bind(1, ByteView(code));
        return first<OfferRecord>(query, read_offer);
    }

    Result<std::vector<OfferRecord>> list(std::int64_t batch, std::int64_t after,
                                          std::size_t limit) const override {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_OFFERS "WHERE (?1 = 0 OR batch = ?1) AND number > ?2 "
                                                           "ORDER BY number LIMIT ?3"));
        query.bind(1, batch).bind(2, after).bind(3, as_count(limit));
        return collect<OfferRecord>(query, read_offer);
    }

    Result<void> update(const OfferRecord& offer) override {
        CARNET_TRY(auto query,
                   connection_->query("UPDATE offers SET state = ?2, wrong_tries = ?3, notified = "
                                      "?4 WHERE number = ?1"));
        query.bind(1, offer.number).bind(2, to_string(offer.state)).bind(3, offer.wrong_tries);
        CARNET_TRY_VOID(query.bind(4, offer.notified).run());
        if (connection_->changes() == 1) return {};
        return error(ErrorCode::kNotFound, "There is no such offer.", offer.id);
    }

    Result<std::vector<OfferRecord>> of_row(std::int64_t batch, std::int64_t row) const override {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_OFFERS "WHERE batch = ?1 AND row = ?2 ORDER BY "
                                                           "number"));
        query.bind(1, batch).bind(2, row);
        return collect<OfferRecord>(query, read_offer);
    }

    Result<std::int64_t> reopen_unused() override {
        CARNET_TRY_VOID(connection_->execute(
            "DELETE FROM offer_tokens WHERE offer IN (SELECT number FROM offers o WHERE state = 'granted' "
            "AND "
            "NOT EXISTS(SELECT 1 FROM copies c JOIN signed_copies s ON s.number = c.number WHERE c.offer = "
            "o.number))"));
        CARNET_TRY(auto query, connection_->query(
                                   "UPDATE offers SET state = 'open' WHERE state = 'granted' AND NOT EXISTS("
                                   "SELECT 1 FROM copies c JOIN signed_copies s ON s.number = c.number WHERE "
                                   "c.offer = offers.number)"));
        CARNET_TRY_VOID(query.run());
        return connection_->changes();
    }

  private:
    SharedConnection connection_;
};

#undef CARNET_SELECT_OFFERS

class SqliteOfferTokens final : public OfferTokenRecords {
  public:
    explicit SqliteOfferTokens(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const OfferToken& token) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO offer_tokens(token, offer, expires, names_datasets) "
                                      "VALUES(?1, (SELECT number FROM offers WHERE id = ?2), ?3, ?4)"));
        query.bind(1, ByteView(token.token)).bind(2, token.offer).bind(3, token.expires.seconds);
        return query.bind(4, std::int64_t{token.names_datasets}).run();
    }

    Result<std::optional<OfferToken>> find(const keys::Sha256Digest& token) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT t.token, o.id, t.expires, t.names_datasets FROM offer_tokens t "
                                      "JOIN offers o ON o.number = t.offer WHERE t.token = ?1"));
        query.bind(1, ByteView(token));
        return first<OfferToken>(query, [](const store::Query& row) -> Result<OfferToken> {
            OfferToken found;
            CARNET_TRY(found.token, read_digest(row.bytes(0)));
            found.offer = row.text(1);
            found.expires = read_time(row.integer(2));
            found.names_datasets = row.integer(3) != 0;
            return found;
        });
    }

    Result<void> drop_expired(UtcTime now) override {
        CARNET_TRY(auto query, connection_->query("DELETE FROM offer_tokens WHERE expires < ?1"));
        return query.bind(1, now.seconds).run();
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<OfferRecords> sqlite_offers(SharedConnection connection) {
    return std::make_unique<SqliteOffers>(std::move(connection));
}
std::unique_ptr<OfferTokenRecords> sqlite_offer_tokens(SharedConnection connection) {
    return std::make_unique<SqliteOfferTokens>(std::move(connection));
}

}  // namespace carnet::issuer
