// SPDX-License-Identifier: Apache-2.0
// Status lists, their bits, and what was published of them.
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {
namespace {

Result<StatusListRecord> read_list(const store::Query& row) {
    StatusListRecord list;
    list.number = row.integer(0);
    list.id = row.text(1);
    list.entries = static_cast<std::uint64_t>(row.integer(2));
    list.used = static_cast<std::uint64_t>(row.integer(3));
    list.open = row.integer(4) != 0;
    list.created = read_time(row.integer(5));
    list.revision = row.integer(6);
    return list;
}

class SqliteStatusLists final : public StatusListRecords {
  public:
    explicit SqliteStatusLists(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<std::int64_t> add(const StatusListRecord& list) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO status_lists(id, entries, used, open, created, "
                                      "revision) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        query.bind(1, list.id).bind(2, as_count(list.entries)).bind(3, as_count(list.used));
        query.bind(4, std::int64_t{list.open}).bind(5, list.created.seconds);
        CARNET_TRY_VOID(query.bind(6, list.revision).run());
        return connection_->last_insert_id();
    }

    Result<std::vector<StatusListRecord>> list() const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, entries, used, open, created, revision FROM "
                                      "status_lists ORDER BY number"));
        return collect<StatusListRecord>(query, read_list);
    }

    Result<void> update(const StatusListRecord& list) override {
        CARNET_TRY(auto query,
                   connection_->query("UPDATE status_lists SET used = ?2, open = ?3, revision = ?4 "
                                      "WHERE number = ?1"));
        query.bind(1, list.number).bind(2, as_count(list.used)).bind(3, std::int64_t{list.open});
        CARNET_TRY_VOID(query.bind(4, list.revision).run());
        if (connection_->changes() == 1) return {};
        return error(ErrorCode::kNotFound, "There is no such status list.", list.id);
    }

    Result<bool> is_taken(std::int64_t list, std::uint64_t index) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT 1 FROM credentials WHERE list = ?1 AND place = ?2 UNION ALL "
                                      "SELECT 1 FROM decisions WHERE list = ?1 AND place = ?2 UNION ALL "
                                      "SELECT 1 FROM copies WHERE list = ?1 AND place = ?2"));
        return query.bind(1, list).bind(2, as_count(index)).next();
    }

  private:
    SharedConnection connection_;
};

class SqliteStatusBits final : public StatusBitRecords {
  public:
    explicit SqliteStatusBits(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> set(std::int64_t credential, StatusPurpose purpose, bool value) override {
        if (value) {
            CARNET_TRY(auto query,
                       connection_->query("INSERT INTO status_bits(list, purpose, place) SELECT list, "
                                          "?2, place FROM credentials WHERE number = ?1 ON CONFLICT DO "
                                          "NOTHING"));
            return query.bind(1, credential).bind(2, to_string(purpose)).run();
        }
        CARNET_TRY(auto query,
                   connection_->query("DELETE FROM status_bits WHERE purpose = ?2 AND (list, place) = "
                                      "(SELECT list, place FROM credentials WHERE number = ?1)"));
        return query.bind(1, credential).bind(2, to_string(purpose)).run();
    }

    Result<std::vector<std::uint64_t>> indices(std::int64_t list, StatusPurpose purpose) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT place FROM status_bits WHERE list = ?1 AND purpose = ?2 "
                                      "UNION ALL SELECT place FROM decision_bits WHERE list = ?1 AND "
                                      "?2 = 'revocation' UNION ALL SELECT place FROM copy_bits WHERE list = "
                                      "?1 AND purpose = ?2 ORDER BY place"));
        query.bind(1, list).bind(2, to_string(purpose));
        return collect<std::uint64_t>(query, [](const store::Query& row) -> Result<std::uint64_t> {
            return static_cast<std::uint64_t>(row.integer(0));
        });
    }

  private:
    SharedConnection connection_;
};

Result<Publication> read_publication(const store::Query& row) {
    const auto purpose = status_purpose_from(row.text(2));
    if (!purpose) return damaged("a published list");
    Publication publication;
    publication.list = row.integer(0);
    publication.list_id = row.text(1);
    publication.purpose = *purpose;
    publication.version = row.integer(3);
    publication.revision = row.integer(4);
    publication.valid_from = read_time(row.integer(5));
    publication.valid_until = read_time(row.integer(6));
    publication.text = row.text(7);
    publication.published_by = row.integer(8);
    return publication;
}

class SqlitePublications final : public PublicationRecords {
  public:
    explicit SqlitePublications(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const Publication& publication) override {
        CARNET_TRY(
            auto query,
            connection_->query("INSERT INTO publications(list, purpose, version, revision, valid_from, "
                               "valid_until, text, published_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
        query.bind(1, publication.list).bind(2, to_string(publication.purpose)).bind(3, publication.version);
        query.bind(4, publication.revision).bind(5, publication.valid_from.seconds);
        query.bind(6, publication.valid_until.seconds).bind(7, publication.text);
        return query.bind(8, publication.published_by).run();
    }

    Result<std::optional<Publication>> latest(std::string_view list, StatusPurpose purpose) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT p.list, l.id, purpose, version, p.revision, valid_from, valid_until, "
                               "text, published_by FROM publications p JOIN status_lists l ON l.number = "
                               "p.list WHERE l.id = ?1 AND purpose = ?2 ORDER BY version DESC LIMIT 1"));
        query.bind(1, list).bind(2, to_string(purpose));
        return first<Publication>(query, read_publication);
    }

    Result<std::optional<Publication>> find(std::string_view list, StatusPurpose purpose,
                                            std::int64_t version) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT p.list, l.id, purpose, version, p.revision, valid_from, valid_until, "
                               "text, published_by FROM publications p JOIN status_lists l ON l.number = "
                               "p.list WHERE l.id = ?1 AND purpose = ?2 AND version = ?3"));
        query.bind(1, list).bind(2, to_string(purpose)).bind(3, version);
        return first<Publication>(query, read_publication);
    }

    Result<std::vector<Publication>> versions(std::string_view list, StatusPurpose purpose,
                                              std::size_t limit) const override {
        CARNET_TRY(
            auto query,
            connection_->query("SELECT p.list, l.id, purpose, version, p.revision, valid_from, valid_until, "
                               "'', published_by FROM publications p JOIN status_lists l ON l.number = "
                               "p.list WHERE l.id = ?1 AND purpose = ?2 ORDER BY version DESC LIMIT ?3"));
        query.bind(1, list).bind(2, to_string(purpose)).bind(3, as_count(limit));
        return collect<Publication>(query, read_publication);
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<StatusListRecords> sqlite_status_lists(SharedConnection connection) {
    return std::make_unique<SqliteStatusLists>(std::move(connection));
}
std::unique_ptr<StatusBitRecords> sqlite_status_bits(SharedConnection connection) {
    return std::make_unique<SqliteStatusBits>(std::move(connection));
}
std::unique_ptr<PublicationRecords> sqlite_publications(SharedConnection connection) {
    return std::make_unique<SqlitePublications>(std::move(connection));
}

}  // namespace carnet::issuer
