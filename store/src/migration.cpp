// SPDX-License-Identifier: Apache-2.0
#include "store/migration.h"

#include "store/src/sqlite_error.h"

#include <sqlite3.h>

#include <string>

namespace carnet::store {
namespace {

Result<std::int64_t> single_integer(Connection& connection, Sql sql) {
    CARNET_TRY(auto query, connection.query(sql));
    CARNET_TRY(const bool row, query.next());
    return row ? query.integer(0) : 0;
}

// Pragmas take no parameters; these two take an integer of ours.
Result<void> set_pragma(Connection& connection, const char* name, std::int64_t value) {
    const std::string sql = "PRAGMA " + std::string(name) + "=" + std::to_string(value);
    const int code = sqlite3_exec(connection.handle(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlite_error(connection.handle(), code, connection.file().string());
    return {};
}

Result<void> check_owner(Connection& connection, const Schema& schema, int version) {
    CARNET_TRY(const auto owner, single_integer(connection, "PRAGMA application_id"));
    CARNET_TRY(const auto tables, single_integer(connection, "SELECT count(*) FROM sqlite_schema"));
    if (owner == schema.application_id || (owner == 0 && version == 0 && tables == 0)) return {};
    return error(ErrorCode::kStoreCorrupt, "This SQLite file belongs to another program. Check the path.",
                 connection.file().string());
}

// The version is read again under the write lock: another process may have taken the same step meanwhile.
Result<void> take_step(Connection& connection, const Schema& schema, int version) {
    CARNET_TRY(auto transaction, Transaction::begin(connection));
    CARNET_TRY(const int present, schema_version(connection));
    if (present != version) return {};
    CARNET_TRY_VOID(connection.execute(schema.migrations[static_cast<std::size_t>(version)].sql));
    CARNET_TRY_VOID(set_pragma(connection, "application_id", schema.application_id));
    CARNET_TRY_VOID(set_pragma(connection, "user_version", version + 1));
    return transaction.commit();
}

}  // namespace

Result<int> schema_version(Connection& connection) {
    CARNET_TRY(const auto version, single_integer(connection, "PRAGMA user_version"));
    return static_cast<int>(version);
}

Result<void> migrate(Connection& connection, const Schema& schema) {
    CARNET_TRY(int version, schema_version(connection));
    CARNET_TRY_VOID(check_owner(connection, schema, version));
    const int newest = static_cast<int>(schema.migrations.size());
    if (version > newest) {
        return error(ErrorCode::kStoreCorrupt,
                     "The store was written by a newer version of this program (tables " +
                         std::to_string(version) + ", known up to " + std::to_string(newest) +
                         "). Use that version.",
                     connection.file().string());
    }
    while (version < newest) {
        CARNET_TRY_VOID(take_step(connection, schema, version));
        CARNET_TRY(version, schema_version(connection));
    }
    return {};
}

}  // namespace carnet::store
