// SPDX-License-Identifier: Apache-2.0
// What a Connection owns: the handle, the prepared statements by the address of their SQL, and whether the
// file failed under it.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <unordered_map>

namespace carnet::store {

struct CloseDatabase {
    void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

struct CachedStatement {
    StatementHandle statement;
    bool in_use = false;
};

struct ConnectionState {
    std::filesystem::path file;
    std::unique_ptr<sqlite3, CloseDatabase> database;
    // Nodes of this map do not move, so a Query may point at in_use.
    std::unordered_map<const void*, CachedStatement> statements;
    bool broken = false;
};

}  // namespace carnet::store
