// SPDX-License-Identifier: Apache-2.0
#include "issuer/records/sqlite_trust_records.h"

namespace carnet::issuer {
namespace {

Result<TrustPublication> read_publication(const store::Query& row) {
    TrustPublication publication;
    publication.sequence = row.integer(0);
    publication.issued = read_time(row.integer(1));
    publication.next_update = read_time(row.integer(2));
    publication.text = row.text(3);
    publication.adopted = row.integer(4) != 0;
    publication.published_by = row.integer(5);
    return publication;
}

class SqliteTrustPublications final : public TrustPublicationRecords {
  public:
    explicit SqliteTrustPublications(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const TrustPublication& publication) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO trust_publications(sequence, issued, next_update, text, "
                                      "adopted, published_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        query.bind(1, publication.sequence).bind(2, publication.issued.seconds);
        query.bind(3, publication.next_update.seconds).bind(4, publication.text);
        return query.bind(5, std::int64_t{publication.adopted}).bind(6, publication.published_by).run();
    }

    Result<std::optional<TrustPublication>> latest() const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT sequence, issued, next_update, text, adopted, published_by "
                                      "FROM trust_publications ORDER BY sequence DESC LIMIT 1"));
        return first<TrustPublication>(query, read_publication);
    }

    Result<std::optional<TrustPublication>> find(std::int64_t sequence) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT sequence, issued, next_update, text, adopted, published_by "
                                      "FROM trust_publications WHERE sequence = ?1"));
        query.bind(1, sequence);
        return first<TrustPublication>(query, read_publication);
    }

    Result<std::vector<TrustPublication>> list(std::int64_t after, std::size_t limit) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT sequence, issued, next_update, '', adopted, published_by FROM "
                                      "trust_publications WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"));
        query.bind(1, after).bind(2, as_count(limit));
        return collect<TrustPublication>(query, read_publication);
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<TrustPublicationRecords> sqlite_trust_publications(SharedConnection connection) {
    return std::make_unique<SqliteTrustPublications>(std::move(connection));
}

}  // namespace carnet::issuer
