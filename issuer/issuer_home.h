// SPDX-License-Identifier: Apache-2.0
//
// The directory in which one issuer lives, and the door to it:
//
//   carnet-issuer.toml   settings (issuer/settings.h)
//   store.sqlite         batches, credentials, officers' public keys, status, audit
//   keys/                signing keys, sealed (keys/key_store.h)
//   officers/ID.key      officers' keys, each sealed with the officer's own passphrase
//   locks/               advisory locks
//   high-water           how far the audit chain had come: a store older than this is refused
//
// Several processes may have one home open; what must happen once is guarded by HomeLock. An IssuerHome
// belongs to one thread; open one per thread.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/records.h"
#include "issuer/settings.h"
#include "keys/key_store.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::issuer {

class IssuerHome {
  public:
    // Makes the directory (0700; absent or empty), writes `settings_toml` into it, creates store and key
    // store, and the first audit entry. Keys and officers come next: KeyStore::rotate, add_officer.
    // kConflict: something is there already. kConfiguration: the settings do not read.
    [[nodiscard]] static Result<IssuerHome> create(const std::filesystem::path& directory,
                                                   std::string_view settings_toml, UtcTime now);
    // Opens what create() made; brings an older store's tables up to date; reads the store's safety pragmas
    // back. kNotFound: no issuer lives here. kConfiguration: settings or their DID do not fit the store.
    // kStoreCorrupt: a damaged store, one made by a newer version, or one older than the high-water mark (a
    // backup copied in by hand: use restore_backup). kForbidden: the store is a backup, not a living store.
    [[nodiscard]] static Result<IssuerHome> open(const std::filesystem::path& directory);

    [[nodiscard]] const std::filesystem::path& directory() const noexcept { return directory_; }
    [[nodiscard]] const IssuerSettings& settings() const noexcept { return settings_; }
    [[nodiscard]] Records& records() noexcept { return records_; }
    [[nodiscard]] const Records& records() const noexcept { return records_; }
    // The key store as it is on disk now.
    [[nodiscard]] Result<keys::KeyStore> keys() const;

    [[nodiscard]] std::filesystem::path store_path() const { return directory_ / "store.sqlite"; }
    [[nodiscard]] std::filesystem::path keys_path() const { return directory_ / "keys"; }
    [[nodiscard]] std::filesystem::path officers_path() const { return directory_ / "officers"; }
    [[nodiscard]] std::filesystem::path settings_path() const { return directory_ / "carnet-issuer.toml"; }

  private:
    IssuerHome(std::filesystem::path directory, IssuerSettings settings, Records records)
        : directory_(std::move(directory)), settings_(std::move(settings)), records_(std::move(records)) {}
    std::filesystem::path directory_;
    IssuerSettings settings_;
    Records records_;
};

// An advisory lock of the home (flock): held until destroyed, gone when the process dies.
class HomeLock {
  public:
    // `name`: "serve", or "issue-<batch>" (issue_batch takes that one itself). kConflict when another process
    // holds it; `detail` says which process and what to do.
    [[nodiscard]] static Result<HomeLock> take(const IssuerHome& home, std::string_view name);
    HomeLock(HomeLock&& other) noexcept;
    HomeLock& operator=(HomeLock&& other) noexcept;
    HomeLock(const HomeLock&) = delete;
    HomeLock& operator=(const HomeLock&) = delete;
    ~HomeLock();

  private:
    explicit HomeLock(int descriptor) noexcept : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace carnet::issuer
