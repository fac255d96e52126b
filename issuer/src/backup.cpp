// SPDX-License-Identifier: Apache-2.0
#include "issuer/backup.h"

#include "issuer/api_keys.h"
#include "issuer/records/sqlite_records.h"
#include "issuer/src/durable_file.h"
#include "issuer/src/high_water.h"
#include "issuer/src/store_facts.h"
#include "store/upkeep.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::string_view kStore = "store.sqlite";
// Sealed secrets; copied only when asked for.
constexpr std::array<std::string_view, 2> kSecretFolders = {"keys", "officers"};
// What else a home consists of.
constexpr std::array<std::string_view, 2> kOpenParts = {"carnet-issuer.toml", "profiles"};
// serve looks for changes twice a second, so no list gets more versions than this in the time since a backup.
constexpr std::int64_t kVersionsPerSecond = 2;
constexpr std::int64_t kVersionsToSpare = 1'000;

// A folder that is made beside its place and put there whole; removed again when something fails before.
class FolderInMaking {
  public:
    static Result<FolderInMaking> begin(const std::filesystem::path& place) {
        if (std::filesystem::exists(place))
            return error(ErrorCode::kConflict,
                         "This is there already. Name a directory that does not exist yet.", place.string());
        FolderInMaking made(place);
        std::error_code ignored;
        std::filesystem::remove_all(made.beside_, ignored);  // of a run that was interrupted
        CARNET_TRY_VOID(make_private_directory(made.beside_));
        return made;
    }
    FolderInMaking(FolderInMaking&& other) noexcept
        : place_(std::move(other.place_)), beside_(std::exchange(other.beside_, {})) {}
    FolderInMaking(const FolderInMaking&) = delete;
    FolderInMaking& operator=(const FolderInMaking&) = delete;
    FolderInMaking& operator=(FolderInMaking&&) = delete;
    ~FolderInMaking() {
        std::error_code ignored;
        if (!beside_.empty()) std::filesystem::remove_all(beside_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return beside_; }
    [[nodiscard]] Result<void> finish() {
        CARNET_TRY_VOID(sync_directory(beside_));
        std::error_code failed;
        std::filesystem::rename(beside_, place_, failed);
        if (failed)
            return error(ErrorCode::kIo, "Cannot be put in place: " + failed.message() + ".",
                         place_.string());
        beside_.clear();
        return sync_directory(std::filesystem::absolute(place_).parent_path());
    }

  private:
    explicit FolderInMaking(std::filesystem::path place)
        : place_(std::move(place)), beside_(place_.string() + ".part") {}
    std::filesystem::path place_;
    std::filesystem::path beside_;
};

Result<void> copy_part(const std::filesystem::path& from, const std::filesystem::path& to,
                       std::string_view part) {
    std::error_code failed;
    if (!std::filesystem::exists(from / part)) return {};
    std::filesystem::copy(from / part, to / part, std::filesystem::copy_options::recursive, failed);
    if (failed)
        return error(failed == std::errc::no_space_on_device ? ErrorCode::kDiskFull : ErrorCode::kIo,
                     "Cannot be copied: " + failed.message() + ".", (from / part).string());
    return {};
}

Result<void> copy_store_file(const std::filesystem::path& from, const std::filesystem::path& to,
                             const store::CopyProgress& progress) {
    CARNET_TRY(auto connection, store::Connection::open(from / kStore, {store::OpenMode::kReadOnly}));
    return store::copy_store(connection, to / kStore, progress);
}

// Marks the copy, so that nobody opens it as a living store.
Result<AuditHead> mark_as_backup(const std::filesystem::path& copy, UtcTime now) {
    CARNET_TRY(auto records, open_sqlite_records(copy / kStore, {store::OpenMode::kReadWrite}));
    CARNET_TRY(const auto head, audit_head(records));
    CARNET_TRY(const auto transaction, records.transactions->begin());
    CARNET_TRY_VOID(records.facts->put(fact::kBackupMade, std::to_string(now.seconds)));
    CARNET_TRY_VOID(transaction->commit());
    return head;
}

Result<UtcTime> time_of_backup(const Records& records, const std::filesystem::path& backup) {
    const auto seconds = fact::find_number(records, fact::kBackupMade);
    if (seconds && *seconds) return UtcTime{**seconds, 0};
    if (!seconds && seconds.error().code != ErrorCode::kStoreCorrupt) return seconds.error();
    return error(ErrorCode::kBadValue, "This is not a backup that carnet-issuer made.", backup.string());
}

// No list of the backup takes new credentials: what was issued since may hold any of its places.
Result<std::uint64_t> close_lists(Records& records) {
    CARNET_TRY(auto lists, records.status_lists->list());
    std::uint64_t closed = 0;
    for (auto& list : lists) {
        if (!list.open) continue;
        list.open = false;
        CARNET_TRY_VOID(records.status_lists->update(list));
        ++closed;
    }
    return closed;
}

// A version number that no publication since the backup can have reached.
Result<std::int64_t> version_gap(const Records& records, UtcTime made, UtcTime now) {
    std::int64_t highest = 0;
    CARNET_TRY(const auto lists, records.status_lists->list());
    for (const auto& list : lists) {
        for (const auto purpose : {StatusPurpose::kRevocation, StatusPurpose::kSuspension}) {
            CARNET_TRY(const auto latest, records.publications->latest(list.id, purpose));
            if (latest) highest = std::max(highest, latest->version);
        }
    }
    return highest + std::max<std::int64_t>(0, now.seconds - made.seconds) * kVersionsPerSecond +
           kVersionsToSpare;
}

Result<std::uint64_t> unfinished_batches(const Records& records) {
    CARNET_TRY(const auto batches, records.batches->list());
    std::uint64_t unfinished = 0;
    for (const auto& batch : batches) {
        CARNET_TRY(const auto counts, records.credentials->counts(batch.number));
        if (counts.open + counts.reserved != 0) ++unfinished;
    }
    return unfinished;
}

// Does this issuer keep a trust list, and up to which version is it in the backup?
Result<void> report_trust(const Records& records, RestoreReport& report) {
    CARNET_TRY(const auto changes, records.statements->list(StatementKind::kTrustChange, 0, 1));
    CARNET_TRY(const auto latest, records.trust_publications->latest());
    report.keeps_trust_list = latest || !changes.empty();
    report.trust_version = latest ? latest->sequence : 0;
    return {};
}

Result<RestoreReport> revive_store(const std::filesystem::path& copy, const std::filesystem::path& backup,
                                   UtcTime now) {
    CARNET_TRY(auto records, open_sqlite_records(copy / kStore, {store::OpenMode::kReadWrite}));
    RestoreReport report;
    CARNET_TRY(report.backup_made, time_of_backup(records, backup));
    CARNET_TRY(const auto transaction, records.transactions->begin());
    CARNET_TRY(const auto gap, version_gap(records, report.backup_made, now));
    CARNET_TRY(report.lists_closed, close_lists(records));
    CARNET_TRY(report.batches_to_approve, unfinished_batches(records));
    CARNET_TRY(report.api_keys_dropped, drop_api_keys(records));
    CARNET_TRY_VOID(report_trust(records, report));
    CARNET_TRY_VOID(records.facts->put(fact::kBackupMade, ""));
    CARNET_TRY_VOID(records.facts->put(fact::kVersionGap, std::to_string(gap)));
    CARNET_TRY(const auto issuer, records.facts->find(fact::kIssuer));
    CARNET_TRY(
        const auto restored_by,
        append_audit(records, {"operator", AuditAction::kStoreRestored, issuer.value_or(""), {}}, now));
    // Approvals older than this entry do not count for what is unfinished.
    CARNET_TRY_VOID(records.facts->put(fact::kRestoredBy, std::to_string(restored_by)));
    CARNET_TRY_VOID(transaction->commit());
    CARNET_TRY(report.head, audit_head(records));
    return report;
}

Result<void> make_missing_folders(const std::filesystem::path& home) {
    if (!std::filesystem::exists(home / "keys")) CARNET_TRY_VOID(keys::KeyStore::create(home / "keys"));
    if (!std::filesystem::exists(home / "officers"))
        CARNET_TRY_VOID(make_private_directory(home / "officers"));
    return make_private_directory(home / "locks");
}

}  // namespace

Result<BackupReport> make_backup(IssuerHome& home, const std::filesystem::path& directory,
                                 const BackupOptions& options, const Clock& clock) {
    const auto now = clock.now();
    CARNET_TRY(auto folder, FolderInMaking::begin(directory));
    CARNET_TRY_VOID(copy_store_file(home.directory(), folder.path(), options.progress));
    CARNET_TRY(const auto head, mark_as_backup(folder.path(), now));
    for (const auto part : kOpenParts) CARNET_TRY_VOID(copy_part(home.directory(), folder.path(), part));
    if (options.with_keys) {
        for (const auto part : kSecretFolders)
            CARNET_TRY_VOID(copy_part(home.directory(), folder.path(), part));
    }
    CARNET_TRY_VOID(folder.finish());
    CARNET_TRY_VOID(
        record_act(home, {"operator", AuditAction::kBackupMade, home.settings().did, head.hash}, now));
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(directory / kStore, failed);
    return BackupReport{directory, failed ? 0 : bytes, head, now};
}

Result<RestoreReport> restore_backup(const std::filesystem::path& backup,
                                     const std::filesystem::path& new_home, const Clock& clock) {
    CARNET_TRY(auto folder, FolderInMaking::begin(new_home));
    CARNET_TRY_VOID(copy_store_file(backup, folder.path(), {}));
    for (const auto part : kOpenParts) CARNET_TRY_VOID(copy_part(backup, folder.path(), part));
    for (const auto part : kSecretFolders) CARNET_TRY_VOID(copy_part(backup, folder.path(), part));
    CARNET_TRY_VOID(make_missing_folders(folder.path()));
    CARNET_TRY(const auto report, revive_store(folder.path(), backup, clock.now()));
    note_high_water(folder.path(), report.head);
    CARNET_TRY_VOID(folder.finish());
    return report;
}

}  // namespace carnet::issuer
