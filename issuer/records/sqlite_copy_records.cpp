// SPDX-License-Identifier: Apache-2.0
// Copies of awards that are bound to holders' keys, and their bits.
#include "issuer/records/sqlite_offer_records.h"

namespace carnet::issuer {
namespace {

Result<CopyRecord> read_copy(const store::Query& row) {
    CopyRecord copy;
    copy.number = row.integer(0);
    copy.offer = row.integer(1);
    copy.offer_id = row.text(2);
    copy.configuration = row.text(3);
    copy.holder = row.text(4);
    copy.award = row.text(5);
    copy.batch = row.integer(6);
    copy.row = row.integer(7);
    copy.list = row.integer(8);
    copy.index = static_cast<std::uint64_t>(row.integer(9));
    copy.envelope = row.integer(10);
    copy.valid_from = read_time(row.integer(11));
    CARNET_TRY(copy.intent, read_digest(row.bytes(12)));
    copy.reserved_by = row.integer(13);
    copy.is_signed = !row.is_null(14);
    if (copy.is_signed) {
        copy.text = row.text(14);
        copy.key = row.text(15);
        copy.issued = read_time(row.integer(16));
        copy.issued_by = row.integer(17);
    }
    copy.revoked = row.integer(18) != 0;
    copy.suspended = row.integer(19) != 0;
    return copy;
}

// One select for all queries; only the condition differs, and SQL is literal.
#define CARNET_SELECT_COPIES                                                                                \
    "SELECT c.number, c.offer, o.id, c.configuration, c.holder, c.award, o.batch, o.row, c.list, c.place, " \
    "c.envelope, c.valid_from, c.intent, c.reserved_by, s.text, s.key, s.issued, s.issued_by, "             \
    "EXISTS(SELECT "                                                                                        \
    "1 FROM copy_bits x WHERE x.list = c.list AND x.purpose = 'revocation' AND x.place = c.place), "        \
    "EXISTS(SELECT 1 FROM copy_bits x WHERE x.list = c.list AND x.purpose = 'suspension' AND x.place = "    \
    "c.place) FROM copies c JOIN offers o ON o.number = c.offer LEFT JOIN signed_copies s ON s.number = "   \
    "c.number "

class SqliteCopies final : public CopyRecords {
  public:
    explicit SqliteCopies(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> reserve(const CopyRecord& copy) override {
        CARNET_TRY(
            auto query,
            connection_->query("INSERT INTO copies(offer, configuration, holder, award, list, place, "
                               "envelope, valid_from, intent, reserved_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
                               "?7, ?8, ?9, ?10)"));
        query.bind(1, copy.offer).bind(2, copy.configuration).bind(3, copy.holder).bind(4, copy.award);
        query.bind(5, copy.list).bind(6, as_count(copy.index)).bind(7, copy.envelope);
        query.bind(8, copy.valid_from.seconds).bind(9, ByteView(copy.intent));
        CARNET_TRY_VOID(query.bind(10, copy.reserved_by).run());
        return connection_->last_insert_id();
    }

    Result<void> store(const CopyRecord& copy) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO signed_copies(number, text, key, issued, "
                                                  "issued_by) VALUES(?1, ?2, ?3, ?4, ?5)"));
        query.bind(1, copy.number).bind(2, copy.text).bind(3, copy.key);
        return query.bind(4, copy.issued.seconds).bind(5, copy.issued_by).run();
    }

    Result<void> set(const CopyRecord& copy, StatusPurpose purpose, bool value) override {
        if (value) {
            CARNET_TRY(auto query,
                       connection_->query("INSERT INTO copy_bits(list, purpose, place) VALUES(?1, "
                                          "?2, ?3) ON CONFLICT DO NOTHING"));
            return query.bind(1, copy.list).bind(2, to_string(purpose)).bind(3, as_count(copy.index)).run();
        }
        CARNET_TRY(auto query,
                   connection_->query("DELETE FROM copy_bits WHERE list = ?1 AND purpose = ?2 AND "
                                      "place = ?3"));
        return query.bind(1, copy.list).bind(2, to_string(purpose)).bind(3, as_count(copy.index)).run();
    }

    Result<std::vector<CopyRecord>> of_offer(std::int64_t offer) const override {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_COPIES "WHERE c.offer = ?1 ORDER BY c.number"));
        query.bind(1, offer);
        return collect<CopyRecord>(query, read_copy);
    }

    Result<std::vector<CopyRecord>> of_award(std::string_view award) const override {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_COPIES "WHERE c.award = ?1 ORDER BY c.number"));
        query.bind(1, award);
        return collect<CopyRecord>(query, read_copy);
    }

    Result<std::vector<CopyRecord>> list(std::int64_t after, std::size_t limit) const override {
        CARNET_TRY(auto query,
                   connection_->query(CARNET_SELECT_COPIES "WHERE c.number > ?1 ORDER BY c.number "
                                                           "LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<CopyRecord>(query, read_copy);
    }

  private:
    SharedConnection connection_;
};

#undef CARNET_SELECT_COPIES

}  // namespace

std::unique_ptr<CopyRecords> sqlite_copies(SharedConnection connection) {
    return std::make_unique<SqliteCopies>(std::move(connection));
}

}  // namespace carnet::issuer
