// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/session_store.h"

#include "store/migration.h"
#include "verifier/src/private_file.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

constexpr std::int32_t kApplicationId = 0x43565331;  // "CVS1"

// secure_delete: what is forgotten is overwritten, not only unlinked.
constexpr store::Sql kVersion1 = R"sql(
CREATE TABLE sessions(
  id TEXT PRIMARY KEY,
  need TEXT NOT NULL,
  prefix TEXT NOT NULL,
  mode TEXT NOT NULL,
  client_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  state TEXT NOT NULL,
  return_to TEXT NOT NULL,
  language TEXT NOT NULL,
  result_token BLOB NOT NULL,
  created INTEGER NOT NULL,
  answer_until INTEGER NOT NULL,
  phase TEXT NOT NULL,
  result TEXT NOT NULL,
  response_code BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_age ON sessions(created);
)sql";
constexpr std::array kMigrations = {store::Migration{kVersion1}};

Result<keys::Sha256Digest> read_digest(ByteView bytes) {
    keys::Sha256Digest digest{};
    if (bytes.size() != digest.size())
        return error(ErrorCode::kStoreCorrupt, "a digest of the session store has another length");
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Error unknown_word(std::string_view column) {
    return error(ErrorCode::kStoreCorrupt, "a word of the session store is not known", std::string(column));
}

// Columns in the order of the table.
Result<PresentationSession> read_session(const store::Query& row) {
    PresentationSession session;
    session.id = row.text(0);
    session.need = row.text(1);
    const auto prefix = client_id_prefix_from(row.text(2));
    const auto mode = response_mode_from(row.text(3));
    const auto phase = session_state_from(row.text(12));
    if (!prefix || !mode || !phase) return unknown_word("prefix, mode or phase");
    session.prefix = *prefix;
    session.mode = *mode;
    session.phase = *phase;
    session.client_id = row.text(4);
    session.nonce = row.text(5);
    session.state = row.text(6);
    session.return_to = row.text(7);
    CARNET_TRY(session.language, wording::language_from(row.text(8)));
    CARNET_TRY(session.result_token, read_digest(row.bytes(9)));
    session.created = {row.integer(10), 0};
    session.answer_until = {row.integer(11), 0};
    session.result = row.text(13);
    if (!row.is_null(14)) {
        CARNET_TRY(session.response_code, read_digest(row.bytes(14)));
    }
    return session;
}

}  // namespace

Result<std::unique_ptr<SessionStore>> SessionStore::open(const std::filesystem::path& file) {
    CARNET_TRY_VOID(make_private(file));
    CARNET_TRY(auto connection, store::Connection::open(file, {.mode = store::OpenMode::kCreate}));
    CARNET_TRY_VOID(connection.execute("PRAGMA secure_delete = ON"));
    CARNET_TRY_VOID(store::migrate(connection, {kApplicationId, kMigrations}));
    return std::unique_ptr<SessionStore>(new SessionStore(std::move(connection)));
}

Result<void> SessionStore::add(const PresentationSession& session) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(
        auto query,
        connection_.query("INSERT INTO sessions(id, need, prefix, mode, client_id, nonce, state, return_to, "
                          "language, result_token, created, answer_until, phase, result) VALUES(?1, ?2, ?3, "
                          "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, '')"));
    query.bind(1, session.id).bind(2, session.need).bind(3, to_string(session.prefix));
    query.bind(4, to_string(session.mode)).bind(5, session.client_id).bind(6, session.nonce);
    query.bind(7, session.state).bind(8, session.return_to).bind(9, wording::tag_of(session.language));
    query.bind(10, ByteView(session.result_token)).bind(11, session.created.seconds);
    return query.bind(12, session.answer_until.seconds).bind(13, to_string(session.phase)).run();
}

Result<std::optional<PresentationSession>> SessionStore::find(std::string_view id) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(
        auto query,
        connection_.query("SELECT id, need, prefix, mode, client_id, nonce, state, return_to, language, "
                          "result_token, created, answer_until, phase, result, response_code FROM sessions "
                          "WHERE id = ?1"));
    query.bind(1, id);
    CARNET_TRY(const bool is_there, query.next());
    if (!is_there) return std::optional<PresentationSession>();
    CARNET_TRY(auto session, read_session(query));
    return std::optional(std::move(session));
}

Result<bool> SessionStore::take(std::string_view id, UtcTime now) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto transaction, store::Transaction::begin(connection_));
    {
        CARNET_TRY(auto query,
                   connection_.query("UPDATE sessions SET phase = 'taken' WHERE id = ?1 AND phase = "
                                     "'open' AND answer_until > ?2"));
        CARNET_TRY_VOID(query.bind(1, id).bind(2, now.seconds).run());
    }
    const bool is_first = connection_.changes() == 1;
    CARNET_TRY_VOID(transaction.commit());
    return is_first;
}

Result<void> SessionStore::conclude(std::string_view id, SessionState phase, std::string_view result,
                                    const std::optional<keys::Sha256Digest>& response_code) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query,
               connection_.query("UPDATE sessions SET phase = ?2, result = ?3, response_code = ?4 WHERE "
                                 "id = ?1 AND phase = 'taken'"));
    query.bind(1, id).bind(2, to_string(phase)).bind(3, result);
    if (response_code) {
        query.bind(4, ByteView(*response_code));
    } else {
        query.bind_null(4);
    }
    return query.run();
}

Result<void> SessionStore::forget(UtcTime made_before) {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query, connection_.query("DELETE FROM sessions WHERE created < ?1"));
    CARNET_TRY_VOID(query.bind(1, made_before.seconds).run());
    if (connection_.changes() == 0) return {};
    // The log holds older pages until it is emptied.
    CARNET_TRY(auto checkpoint, connection_.query("PRAGMA wal_checkpoint(TRUNCATE)"));
    CARNET_TRY_VOID(checkpoint.next());
    return {};
}

Result<std::uint64_t> SessionStore::count() {
    const std::lock_guard lock(mutex_);
    CARNET_TRY(auto query, connection_.query("SELECT count(*) FROM sessions"));
    CARNET_TRY_VOID(query.next());
    return static_cast<std::uint64_t>(query.integer(0));
}

}  // namespace carnet::verifier
