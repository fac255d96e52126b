// SPDX-License-Identifier: Apache-2.0
#include "store/src/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>

namespace carnet::store {
namespace {

int system_errno(sqlite3* database) {
    return database == nullptr ? 0 : sqlite3_system_errno(database);
}

Error failed(ErrorCode code, std::string_view sentence, sqlite3* database, int result,
             std::string_view where) {
    std::string detail(sentence);
    detail += " [SQLite: ";
    detail += database == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(database);
    detail += ", code " + std::to_string(result) + "]";
    return error(code, std::move(detail), std::string(where));
}

}  // namespace

Error sqlite_error(sqlite3* database, int code, std::string_view where) {
    const int primary = code & 0xff;
    const bool no_space = system_errno(database) == ENOSPC || system_errno(database) == EDQUOT;
    if (primary == SQLITE_FULL || (primary == SQLITE_IOERR && no_space)) {
        return failed(ErrorCode::kDiskFull,
                      "The disk is full. What was committed is safe; make room and run the command again.",
                      database, code, where);
    }
    switch (primary) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return failed(ErrorCode::kStoreBusy,
                          "Another process is writing to the store. Try again when it has finished.",
                          database, code, where);
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return failed(ErrorCode::kReadOnly,
                          "The store cannot be written. Check the owner and permissions of the file and its "
                          "directory, and whether the disk is mounted read-only.",
                          database, code, where);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return failed(
                ErrorCode::kStoreCorrupt,
                "The store's file is damaged. Stop, keep a copy of it, and restore the last backup.",
                database, code, where);
        case SQLITE_CONSTRAINT:
            return failed(ErrorCode::kConflict, "Something that must be unique is in the store already.",
                          database, code, where);
        case SQLITE_CANTOPEN:
            // SQLite looks for more than the one file, so its last errno does not say whether that one is
            // there.
            if (std::error_code ignored; std::filesystem::exists(where, ignored))
                return failed(
                    ErrorCode::kReadOnly,
                    "The store is there and cannot be opened for writing. Check the owner and permissions of "
                    "its directory, and whether the disk is mounted read-only.",
                    database, code, where);
            return failed(ErrorCode::kNotFound, "The store is not there. Check the path.", database, code,
                          where);
        default:
            return failed(ErrorCode::kStoreFailed, "The store failed.", database, code, where);
    }
}

bool breaks_connection(int code) noexcept {
    const int primary = code & 0xff;
    return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

}  // namespace carnet::store
