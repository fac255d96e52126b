// SPDX-License-Identifier: Apache-2.0
//
// An issuer's keys on disk: which exist, for which purpose, in which state since when, and their secrets
// sealed.
//
// A directory holds `keys.json` (public: everything but the secrets; docs/formats/key-store.md), one sealed
// file per key, and the chain of certificates of each key that has one. Changes are written to a temporary
// file, synced, renamed, and the directory synced. One process changes a store at a time (an advisory lock);
// any number read it. Objects are not thread-safe; the Signers are.
//
//   active -> retiring -> retired            rotation: the new key is active while the old one is retiring,
//   so that
//      \________\___________\-> revoked      what is signed in between verifies under either
//                                            revoked as of T: signatures from T on are not to be trusted
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/algorithm.h"
#include "keys/certificate.h"
#include "keys/public_key.h"
#include "keys/sealed_secret.h"
#include "keys/signer.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::keys {

// Certificates, status lists and trust lists are signed by different keys, sealed under different
// passphrases; the serving process never opens the first. The last is a verifier's, for what it asks of
// wallets.
enum class KeyPurpose : std::uint8_t { kCertificates, kStatusLists, kTrustLists, kPresentationRequests };
inline constexpr std::array kAllKeyPurposes = {KeyPurpose::kCertificates, KeyPurpose::kStatusLists,
                                               KeyPurpose::kTrustLists, KeyPurpose::kPresentationRequests};
enum class KeyState : std::uint8_t { kActive, kRetiring, kRetired, kRevoked };

[[nodiscard]] std::string_view to_string(KeyPurpose purpose) noexcept;  // "certificates", ...
[[nodiscard]] std::string_view to_string(KeyState state) noexcept;      // "active", ...
[[nodiscard]] Result<KeyPurpose> key_purpose_from(std::string_view text);
[[nodiscard]] Result<KeyState> key_state_from(std::string_view text);

// May a key in state `from` become `to`? (One table, drawn above.)
[[nodiscard]] bool may_become(KeyState from, KeyState to) noexcept;

struct KeyRecord {
    std::string id;  // the fragment of its verification method: "key-1", "key-2", ... per store, never reused
    KeyPurpose purpose;
    PublicKey public_key;
    KeyState state;
    UtcTime created;
    std::optional<UtcTime> retiring_since;
    std::optional<UtcTime> retired_since;
    std::optional<UtcTime> revoked_as_of;  // may lie before the moment at which it was recorded
};

class KeyStore {
  public:
    // An empty store in a directory that is absent or empty (created with mode 0700).
    [[nodiscard]] static Result<KeyStore> create(const std::filesystem::path& directory);
    [[nodiscard]] static Result<KeyStore> open(const std::filesystem::path& directory);

    [[nodiscard]] const std::vector<KeyRecord>& records() const noexcept { return records_; }
    [[nodiscard]] const KeyRecord* find(std::string_view id) const noexcept;
    // The one active key of that purpose, or nullptr.
    [[nodiscard]] const KeyRecord* active(KeyPurpose purpose) const noexcept;

    // Makes a key and its sealed file. An active key of the same purpose becomes retiring in the same write.
    [[nodiscard]] Result<KeyRecord> rotate(KeyPurpose purpose, Algorithm algorithm,
                                           const SecretBytes& passphrase, const SealingCost& cost,
                                           UtcTime now, Random& random);
    // kKeyState names the transitions that are allowed. `as_of` is for kRevoked only.
    [[nodiscard]] Result<void> change_state(std::string_view id, KeyState state, UtcTime now,
                                            std::optional<UtcTime> as_of = {});
    // The signer of one key. kKeyState for a retired or revoked one, kWrongPassphrase.
    [[nodiscard]] Result<std::shared_ptr<const Signer>> unlock(std::string_view id,
                                                               const SecretBytes& passphrase) const;
    // A secret of 32 bytes for another use, made of that key's: the same for every process that can unlock
    // it, and of no use to find the key. Errors as unlock().
    [[nodiscard]] Result<SecretBytes> derive(std::string_view id, const SecretBytes& passphrase,
                                             std::string_view name) const;
    // What certificate authorities say of a key, kept beside it and replaced as a whole: leaf first, the
    // anchor left out. kBadCertificate: check_chain_shape() says so, or the leaf is of another key.
    // kKeyState: the key signs no more.
    [[nodiscard]] Result<void> set_chain(std::string_view id, std::span<const Certificate> chain);
    // Empty when none was handed in.
    [[nodiscard]] Result<std::vector<Certificate>> chain(std::string_view id) const;

  private:
    explicit KeyStore(std::filesystem::path directory) : directory_(std::move(directory)) {}
    [[nodiscard]] Result<void> load();
    // Found, and neither retired nor revoked.
    [[nodiscard]] Result<const KeyRecord*> signing_key(std::string_view id) const;
    [[nodiscard]] Result<SecretBytes> open_sealed(const KeyRecord& record,
                                                  const SecretBytes& passphrase) const;
    [[nodiscard]] Result<void> save(const std::vector<KeyRecord>& records) const;
    std::filesystem::path directory_;
    std::vector<KeyRecord> records_;
};

}  // namespace carnet::keys
