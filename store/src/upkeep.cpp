// SPDX-License-Identifier: Apache-2.0
#include "store/upkeep.h"

#include "store/src/connection_state.h"
#include "store/src/sqlite_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <memory>

namespace carnet::store {
namespace {

constexpr int kPagesPerStep = 256;  // 1 MiB: often enough for a progress bar

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};
using BackupHandle = std::unique_ptr<sqlite3_backup, FinishBackup>;
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;

Result<DatabaseHandle> create_target(const std::filesystem::path& target) {
    // Created by us first, so that an existing file is refused and the permissions are the owner's only.
    const int descriptor = ::open(target.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return error(ErrorCode::kIo, "The copy's file cannot be created, or is there already.",
                     target.string());
    }
    ::close(descriptor);
    sqlite3* database = nullptr;
    const int code =
        sqlite3_open_v2(target.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
    DatabaseHandle handle(database);
    if (code != SQLITE_OK) return sqlite_error(database, code, target.string());
    return handle;
}

Result<void> copy_pages(Connection& source, sqlite3* target, const std::string& where,
                        const CopyProgress& progress) {
    const BackupHandle backup(sqlite3_backup_init(target, "main", source.handle(), "main"));
    if (!backup) return sqlite_error(target, sqlite3_extended_errcode(target), where);
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup.get(), kPagesPerStep);
        if (!progress) continue;
        const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup.get()));
        progress(total - static_cast<std::uint64_t>(sqlite3_backup_remaining(backup.get())), total);
    }
    if (code != SQLITE_DONE) return sqlite_error(target, code, where);
    return {};
}

// The header of a copy of a WAL store asks for a log beside it; a copy should be one file.
Result<void> leave_log_mode(sqlite3* target, const std::string& where) {
    const int code = sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlite_error(target, code, where);
    return {};
}

Result<void> sync_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) return error(ErrorCode::kIo, "The copy could not be brought to the disk.", path.string());
    return {};
}

Result<void> copy_into(Connection& connection, sqlite3* database, const std::filesystem::path& target,
                       const CopyProgress& progress) {
    // One read transaction around all steps: the copy shows one moment however long it takes.
    CARNET_TRY_VOID(connection.execute("BEGIN; SELECT count(*) FROM sqlite_schema"));
    const auto copied = copy_pages(connection, database, target.string(), progress);
    const auto ended = connection.execute("COMMIT");
    CARNET_TRY_VOID(copied);
    CARNET_TRY_VOID(ended);
    CARNET_TRY_VOID(leave_log_mode(database, target.string()));
    return sync_file(target);
}

Result<void> collect(Connection& connection, Sql sql, std::vector<std::string>& lines) {
    CARNET_TRY(auto query, connection.query(sql));
    for (;;) {
        CARNET_TRY(const bool row, query.next());
        if (!row) return {};
        if (query.text(0) != "ok") lines.emplace_back(query.text(0));
    }
}

}  // namespace

Result<std::vector<std::string>> find_damage(Connection& connection) {
    std::vector<std::string> lines;
    CARNET_TRY_VOID(collect(connection, "PRAGMA integrity_check(100)", lines));
    CARNET_TRY_VOID(
        collect(connection,
                "SELECT 'row ' || rowid || ' of ' || \"table\" || ' refers to a missing row of ' || "
                "parent FROM pragma_foreign_key_check LIMIT 100",
                lines));
    return lines;
}

Result<void> copy_store(Connection& connection, const std::filesystem::path& target,
                        const CopyProgress& progress) {
    CARNET_TRY(auto database, create_target(target));  // what was there before is never removed below
    auto copied = copy_into(connection, database.get(), target, progress);
    database.reset();
    if (copied) return {};
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    return copied;
}

}  // namespace carnet::store
