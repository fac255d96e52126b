// SPDX-License-Identifier: Apache-2.0
//
// Backup of a living home, and the way back. A backup is consistent to one transaction and marked as a
// backup, so that it is not opened as a living store by mistake.
//
// What was issued after a backup is not in it. restore_backup therefore closes every status list of the
// backup (new credentials get places in new lists, whose ids are random: no index is ever given twice), lifts
// version numbers past any that may have been published, asks for fresh approvals of unfinished batches, and
// drops the API keys: one that was removed since would work again.
// docs/issuing-cycle.md says what the officers do about the time between.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/audit.h"
#include "issuer/issuer_home.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace carnet::issuer {

struct BackupOptions {
    bool with_keys = false;  // copy keys/ and officers/ too: sealed, but as strong as their passphrases only
    std::function<void(std::uint64_t pages_done, std::uint64_t pages_total)> progress;
};

struct BackupReport {
    std::filesystem::path directory;
    std::uint64_t bytes = 0;
    AuditHead head;
    UtcTime made;
};

// Into a directory that does not exist yet; appears there complete or not at all. Beside running commands.
[[nodiscard]] Result<BackupReport> make_backup(IssuerHome& home, const std::filesystem::path& directory,
                                               const BackupOptions& options, const Clock& clock);

struct RestoreReport {
    AuditHead head;  // after the restore's own entry
    UtcTime backup_made;
    std::uint64_t lists_closed = 0;
    std::uint64_t batches_to_approve = 0;  // unfinished ones
    std::uint64_t api_keys_dropped = 0;
    std::int64_t trust_version =
        0;  // newest trust list in the backup; resume_trust comes before the next one
    bool keeps_trust_list = false;
};

// Into a home that does not exist yet. Without keys in the backup the key store is empty: put keys/ and
// officers/ back before issuing.
[[nodiscard]] Result<RestoreReport> restore_backup(const std::filesystem::path& backup,
                                                   const std::filesystem::path& new_home, const Clock& clock);

}  // namespace carnet::issuer
