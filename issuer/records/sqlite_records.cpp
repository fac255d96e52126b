// SPDX-License-Identifier: Apache-2.0
#include "issuer/records/sqlite_records.h"

#include "issuer/records/sqlite_decision_records.h"
#include "issuer/records/sqlite_offer_records.h"
#include "issuer/records/sqlite_parts.h"
#include "issuer/records/sqlite_trust_records.h"
#include "store/upkeep.h"

namespace carnet::issuer {
namespace {

class SqliteTransaction final : public Transaction {
  public:
    SqliteTransaction(SharedConnection connection, store::Transaction transaction)
        : connection_(std::move(connection)), transaction_(std::move(transaction)) {}
    Result<void> commit() override { return transaction_.commit(); }

  private:
    SharedConnection connection_;  // outlives the transaction, as it must
    store::Transaction transaction_;
};

class SqliteSnapshot final : public ReadSnapshot {
  public:
    SqliteSnapshot(SharedConnection connection, store::Snapshot snapshot)
        : connection_(std::move(connection)), snapshot_(std::move(snapshot)) {}

  private:
    SharedConnection connection_;  // outlives the snapshot, as it must
    store::Snapshot snapshot_;
};

class SqliteTransactions final : public Transactions {
  public:
    explicit SqliteTransactions(SharedConnection connection) : connection_(std::move(connection)) {}
    Result<std::unique_ptr<Transaction>> begin() override {
        CARNET_TRY(auto transaction, store::Transaction::begin(*connection_));
        return std::unique_ptr<Transaction>(
            std::make_unique<SqliteTransaction>(connection_, std::move(transaction)));
    }
    Result<std::unique_ptr<ReadSnapshot>> begin_reading() override {
        CARNET_TRY(auto snapshot, store::Snapshot::begin(*connection_));
        return std::unique_ptr<ReadSnapshot>(
            std::make_unique<SqliteSnapshot>(connection_, std::move(snapshot)));
    }

  private:
    SharedConnection connection_;
};

class SqliteUpkeep final : public StoreUpkeep {
  public:
    explicit SqliteUpkeep(SharedConnection connection) : connection_(std::move(connection)) {}
    Result<std::vector<std::string>> find_damage() const override { return store::find_damage(*connection_); }
    Result<void> copy_to(const std::filesystem::path& target,
                         const std::function<void(std::uint64_t, std::uint64_t)>& progress) const override {
        return store::copy_store(*connection_, target, progress);
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<Transactions> sqlite_transactions(SharedConnection connection) {
    return std::make_unique<SqliteTransactions>(std::move(connection));
}

std::unique_ptr<StoreUpkeep> sqlite_upkeep(SharedConnection connection) {
    return std::make_unique<SqliteUpkeep>(std::move(connection));
}

Result<Records> open_sqlite_records(const std::filesystem::path& file, const store::OpenOptions& options) {
    CARNET_TRY(auto opened, store::Connection::open(file, options));
    const auto connection = std::make_shared<store::Connection>(std::move(opened));
    CARNET_TRY_VOID(store::migrate(*connection, sqlite_schema()));
    Records records;
    records.transactions = sqlite_transactions(connection);
    records.facts = sqlite_facts(connection);
    records.officers = sqlite_officers(connection);
    records.statements = sqlite_statements(connection);
    records.signatures = sqlite_signatures(connection);
    records.batches = sqlite_batches(connection);
    records.awards = sqlite_awards(connection);
    records.envelopes = sqlite_envelopes(connection);
    records.issue = sqlite_issue(connection);
    records.credentials = sqlite_credentials(connection);
    records.status_lists = sqlite_status_lists(connection);
    records.status_bits = sqlite_status_bits(connection);
    records.publications = sqlite_publications(connection);
    records.trust_publications = sqlite_trust_publications(connection);
    records.decisions = sqlite_decisions(connection);
    records.offers = sqlite_offers(connection);
    records.offer_tokens = sqlite_offer_tokens(connection);
    records.copies = sqlite_copies(connection);
    records.audit = sqlite_audit(connection);
    records.upkeep = sqlite_upkeep(connection);
    return records;
}

}  // namespace carnet::issuer
