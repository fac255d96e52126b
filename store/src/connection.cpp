// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"

#include "store/src/connection_state.h"
#include "store/src/sqlite_error.h"

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>

namespace carnet::store {
namespace {

int flags_of(OpenMode mode) {
    switch (mode) {
        case OpenMode::kCreate:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case OpenMode::kReadWrite:
            return SQLITE_OPEN_READWRITE;
        case OpenMode::kReadOnly:
            return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READONLY;
}

Error failure(const ConnectionState& state, int code) {
    return sqlite_error(state.database.get(), code, state.file.string());
}

Result<StatementHandle> prepare(const ConnectionState& state, const char* sql, std::size_t size,
                                unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(state.database.get(), sql, static_cast<int>(size), flags, &statement, nullptr);
    if (code != SQLITE_OK) return failure(state, code);
    return StatementHandle(statement);
}

struct Pragma {
    Sql set;
    Sql read;
    std::string_view wanted;
};

// Without any one of these an acknowledged credential can be lost or a broken reference kept: measured, 582
// of 924 power-cut images lost credentials under synchronous=NORMAL (docs/decisions/0010-sqlite-settings.md).
constexpr std::array kSafetyPragmas = {
    Pragma{"PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal"},
    Pragma{"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
    Pragma{"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    Pragma{"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    Pragma{"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
};

// How fast, not how safe. Folding the log back costs two more syncs: every 32 MiB instead of every 4 MiB, so
// that a group of 500 credentials does not trigger it each time. 16 MiB of pages hold the indexes that random
// ids and places touch all over; the default of 2 MiB reads them again and again.
constexpr Sql kPace("PRAGMA wal_autocheckpoint=8192; PRAGMA cache_size=-16384");

Result<std::string> single_text(Connection& connection, Sql sql) {
    CARNET_TRY(auto query, connection.query(sql));
    CARNET_TRY(const bool row, query.next());
    return row ? std::string(query.text(0)) : std::string();
}

Result<void> make_safe(Connection& connection) {
    for (const Pragma& pragma : kSafetyPragmas) {
        CARNET_TRY_VOID(connection.execute(pragma.set));
        CARNET_TRY(const auto value, single_text(connection, pragma.read));
        if (value == pragma.wanted) continue;
        return error(ErrorCode::kStoreFailed,
                     std::string(pragma.set.c_str()) + " was answered with \"" + value +
                         "\": this file system or SQLite build does not keep what it acknowledges. Put the "
                         "store on a local disk.",
                     connection.file().string());
    }
    return {};
}

// SQLite would give its files the permissions of the umask (and the log beside it those of the file); a store
// holds personal data, so only the owner may read it.
Result<void> create_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
        return {};
    }
    const int code = errno;
    return error(
        code == ENOSPC   ? ErrorCode::kDiskFull
        : code == ENOENT ? ErrorCode::kNotFound
                         : ErrorCode::kReadOnly,
        "The store's file cannot be created. Check the path, the owner and the permissions of its directory.",
        file.string());
}

Result<void> limit_size(const ConnectionState& state, std::uint32_t max_pages) {
    const std::string sql = "PRAGMA max_page_count=" + std::to_string(max_pages);
    const int code = sqlite3_exec(state.database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(state, code);
    return {};
}

}  // namespace

Result<Connection> Connection::open(const std::filesystem::path& file, const OpenOptions& options) {
    auto state = std::make_unique<ConnectionState>();
    state->file = file;
    if (options.mode == OpenMode::kCreate) CARNET_TRY_VOID(create_private(file));
    sqlite3* database = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &database,
                        flags_of(options.mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    state->database.reset(database);
    if (code != SQLITE_OK) return failure(*state, code);
    sqlite3_busy_timeout(database, static_cast<int>(options.busy_timeout.count()));
    Connection connection(std::move(state));
    if (options.mode == OpenMode::kReadOnly) return connection;
    CARNET_TRY_VOID(make_safe(connection));
    CARNET_TRY_VOID(connection.execute(kPace));
    if (options.max_pages) CARNET_TRY_VOID(limit_size(*connection.state_, *options.max_pages));
    return connection;
}

Connection::Connection(std::unique_ptr<ConnectionState> state) noexcept : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Query> Connection::query(Sql sql) {
    CachedStatement& cached = state_->statements[sql.c_str()];
    if (cached.in_use) {  // a query inside the same query's loop: it gets a statement of its own
        CARNET_TRY(auto own, prepare(*state_, sql.c_str(), sql.size(), 0));
        return Query(*state_, own.release(), nullptr);
    }
    if (!cached.statement) {
        CARNET_TRY(cached.statement, prepare(*state_, sql.c_str(), sql.size(), SQLITE_PREPARE_PERSISTENT));
    }
    return Query(*state_, cached.statement.get(), &cached.in_use);
}

Result<void> Connection::execute(Sql sql) {
    const int code = sqlite3_exec(state_->database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    state_->broken = state_->broken || breaks_connection(code);
    return failure(*state_, code);
}

std::int64_t Connection::last_insert_id() const noexcept {
    return sqlite3_last_insert_rowid(state_->database.get());
}
std::int64_t Connection::changes() const noexcept {
    return sqlite3_changes64(state_->database.get());
}
const std::filesystem::path& Connection::file() const noexcept {
    return state_->file;
}
sqlite3* Connection::handle() const noexcept {
    return state_->database.get();
}

Result<Transaction> Transaction::begin(Connection& connection) {
    if (connection.state_->broken) {
        return error(
            ErrorCode::kStoreFailed,
            "An earlier write to the store's file failed, so nothing more is written by this process. "
            "Look at the disk, then start again.",
            connection.file().string());
    }
    CARNET_TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
    if (connection_ == nullptr) return;
    // A rollback that fails leaves the transaction uncommitted all the same; SQLite undoes it when closing.
    static_cast<void>(connection_->execute("ROLLBACK"));
}

Result<void> Transaction::commit() {
    CARNET_TRY_VOID(connection_->execute("COMMIT"));
    connection_ = nullptr;
    return {};
}

Result<Snapshot> Snapshot::begin(Connection& connection) {
    CARNET_TRY_VOID(connection.execute("BEGIN DEFERRED"));
    Snapshot snapshot(connection);
    // The moment that is kept is that of the first reading.
    CARNET_TRY_VOID(connection.execute("SELECT count(*) FROM sqlite_schema"));
    return snapshot;
}

Snapshot::Snapshot(Snapshot&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Snapshot::~Snapshot() {
    if (connection_ == nullptr) return;
    static_cast<void>(connection_->execute("ROLLBACK"));
}

}  // namespace carnet::store
