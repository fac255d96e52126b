// SPDX-License-Identifier: Apache-2.0
// Facts, officers, statements and signatures.
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {
namespace {

class SqliteFacts final : public FactRecords {
  public:
    explicit SqliteFacts(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> put(std::string_view name, std::string_view value) override {
        CARNET_TRY(auto query, connection_->query("INSERT INTO facts(name, value) VALUES(?1, ?2) "
                                                  "ON CONFLICT(name) DO UPDATE SET value = excluded.value"));
        return query.bind(1, name).bind(2, value).run();
    }

    Result<std::optional<std::string>> find(std::string_view name) const override {
        CARNET_TRY(auto query, connection_->query("SELECT value FROM facts WHERE name = ?1"));
        query.bind(1, name);
        return first<std::string>(
            query, [](const store::Query& row) -> Result<std::string> { return std::string(row.text(0)); });
    }

  private:
    SharedConnection connection_;
};

Result<OfficerRecord> read_officer(const store::Query& row) {
    auto key = keys::PublicKey::from_multikey(row.text(4));
    if (!key) return damaged("an officer's key");
    return OfficerRecord{
        std::string(row.text(0)), std::string(row.text(1)), Roles{row.integer(2) != 0, row.integer(3) != 0},
        *std::move(key),          row.integer(5) != 0,      read_time(row.integer(6))};
}

class SqliteOfficers final : public OfficerRecords {
  public:
    explicit SqliteOfficers(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const OfficerRecord& officer) override {
        const std::string key = officer.key.multikey();
        CARNET_TRY(auto query, connection_->query(
                                   "INSERT INTO officers(id, name, may_prepare, may_approve, key, enabled, "
                                   "added) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        query.bind(1, officer.id).bind(2, officer.name).bind(3, std::int64_t{officer.roles.prepare});
        query.bind(4, std::int64_t{officer.roles.approve}).bind(5, key);
        return query.bind(6, std::int64_t{officer.enabled}).bind(7, officer.added.seconds).run();
    }

    Result<std::optional<OfficerRecord>> find(std::string_view id) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT id, name, may_prepare, may_approve, key, enabled, added "
                                      "FROM officers WHERE id = ?1"));
        query.bind(1, id);
        return first<OfficerRecord>(query, read_officer);
    }

    Result<std::vector<OfficerRecord>> list() const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT id, name, may_prepare, may_approve, key, enabled, added "
                                      "FROM officers ORDER BY number"));
        return collect<OfficerRecord>(query, read_officer);
    }

    Result<void> set_enabled(std::string_view id, bool enabled) override {
        CARNET_TRY(auto query, connection_->query("UPDATE officers SET enabled = ?2 WHERE id = ?1"));
        CARNET_TRY_VOID(query.bind(1, id).bind(2, std::int64_t{enabled}).run());
        if (connection_->changes() == 1) return {};
        return error(ErrorCode::kNotFound, "There is no such officer.", std::string(id));
    }

  private:
    SharedConnection connection_;
};

Result<Statement> read_statement(const store::Query& row) {
    const auto kind = statement_kind_from(row.text(2));
    const auto state = statement_state_from(row.text(6));
    if (!kind || !state) return damaged("a statement");
    Statement statement;
    statement.number = row.integer(0);
    statement.id = row.text(1);
    statement.kind = *kind;
    statement.document = row.text(3);
    CARNET_TRY(statement.digest, read_digest(row.bytes(4)));
    statement.created = read_time(row.integer(5));
    statement.state = *state;
    statement.concluded_by = row.integer(7);
    return statement;
}

class SqliteStatements final : public StatementRecords {
  public:
    explicit SqliteStatements(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const Statement& statement) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO statements(id, kind, document, digest, created, state, "
                                      "concluded_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        query.bind(1, statement.id).bind(2, to_string(statement.kind)).bind(3, statement.document);
        query.bind(4, ByteView(statement.digest)).bind(5, statement.created.seconds);
        return query.bind(6, to_string(statement.state)).bind(7, statement.concluded_by).run();
    }

    Result<std::optional<Statement>> find(std::string_view id) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, kind, document, digest, created, state, "
                                      "concluded_by FROM statements WHERE id = ?1"));
        query.bind(1, id);
        return first<Statement>(query, read_statement);
    }

    Result<std::optional<Statement>> find_head(std::string_view id) const override {
        CARNET_TRY(auto query, connection_->query("SELECT number, id, kind, '', digest, created, state, "
                                                  "concluded_by FROM statements WHERE id = ?1"));
        query.bind(1, id);
        return first<Statement>(query, read_statement);
    }

    Result<std::vector<Statement>> list(StatementKind kind, std::int64_t after,
                                        std::size_t limit) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT number, id, kind, document, digest, created, state, "
                                      "concluded_by FROM statements WHERE kind = ?1 AND number > ?2 "
                                      "ORDER BY number LIMIT ?3"));
        query.bind(1, to_string(kind)).bind(2, after).bind(3, as_count(limit));
        return collect<Statement>(query, read_statement);
    }

    Result<void> conclude(std::string_view id, StatementState state, std::int64_t audit_entry) override {
        CARNET_TRY(auto query,
                   connection_->query("UPDATE statements SET state = ?2, concluded_by = ?3 WHERE id = ?1"));
        CARNET_TRY_VOID(query.bind(1, id).bind(2, to_string(state)).bind(3, audit_entry).run());
        if (connection_->changes() == 1) return {};
        return error(ErrorCode::kNotFound, "There is no such statement.", std::string(id));
    }

  private:
    SharedConnection connection_;
};

Result<OfficerSignature> read_signature(const store::Query& row) {
    const auto act = signed_act_from(row.text(1));
    if (!act) return damaged("a signature");
    OfficerSignature signature;
    signature.statement = row.text(0);
    signature.act = *act;
    CARNET_TRY(signature.digest, read_digest(row.bytes(2)));
    signature.officer = row.text(3);
    signature.time = read_time(row.integer(4));
    signature.signature.assign(row.bytes(5).begin(), row.bytes(5).end());
    return signature;
}

class SqliteSignatures final : public SignatureRecords {
  public:
    explicit SqliteSignatures(SharedConnection connection) : connection_(std::move(connection)) {}

    Result<void> add(const OfficerSignature& signature) override {
        CARNET_TRY(auto query,
                   connection_->query("INSERT INTO signatures(statement, act, digest, officer, time, "
                                      "signature) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        query.bind(1, signature.statement).bind(2, to_string(signature.act));
        query.bind(3, ByteView(signature.digest)).bind(4, signature.officer);
        return query.bind(5, signature.time.seconds).bind(6, ByteView(signature.signature)).run();
    }

    Result<std::vector<OfficerSignature>> of(std::string_view statement) const override {
        CARNET_TRY(auto query,
                   connection_->query("SELECT statement, act, digest, officer, time, signature FROM "
                                      "signatures WHERE statement = ?1 ORDER BY number"));
        query.bind(1, statement);
        return collect<OfficerSignature>(query, read_signature);
    }

  private:
    SharedConnection connection_;
};

}  // namespace

std::unique_ptr<FactRecords> sqlite_facts(SharedConnection connection) {
    return std::make_unique<SqliteFacts>(std::move(connection));
}
std::unique_ptr<OfficerRecords> sqlite_officers(SharedConnection connection) {
    return std::make_unique<SqliteOfficers>(std::move(connection));
}
std::unique_ptr<StatementRecords> sqlite_statements(SharedConnection connection) {
    return std::make_unique<SqliteStatements>(std::move(connection));
}
std::unique_ptr<SignatureRecords> sqlite_signatures(SharedConnection connection) {
    return std::make_unique<SqliteSignatures>(std::move(connection));
}

}  // namespace carnet::issuer
