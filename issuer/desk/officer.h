// SPDX-License-Identifier: Apache-2.0
//
// Officers: the persons whose signatures make a certificate possible. Each holds an Ed25519 key sealed with a
// passphrase that only they know; the store holds the public half.
//
// The first two officers are believed because somebody with the machine in hand made them
// (docs/issuing-cycle.md says what that means). From the third on, adding or enabling an officer takes the
// signatures of two enabled officers, one of them with the role `approve`; disabling takes one, because
// stopping must be easy.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "keys/sealed_secret.h"
#include "keys/secret_bytes.h"
#include "keys/signer.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// An officer who has just proven to be present: record and opened key. Made by unlock_officer only. Keep it
// no longer than the act needs.
class UnlockedOfficer {
  public:
    [[nodiscard]] const OfficerRecord& record() const noexcept { return record_; }
    [[nodiscard]] const keys::Signer& signer() const noexcept { return *signer_; }

  private:
    friend Result<UnlockedOfficer> unlock_officer(const IssuerHome& home, std::string_view id,
                                                  const keys::SecretBytes& passphrase);
    UnlockedOfficer(OfficerRecord record, std::unique_ptr<const keys::Signer> signer)
        : record_(std::move(record)), signer_(std::move(signer)) {}
    OfficerRecord record_;
    std::unique_ptr<const keys::Signer> signer_;
};

// kNotFound, kForbidden (disabled), kWrongPassphrase, kStoreCorrupt (the sealed key is not the officer's).
[[nodiscard]] Result<UnlockedOfficer> unlock_officer(const IssuerHome& home, std::string_view id,
                                                     const keys::SecretBytes& passphrase);

struct NewOfficer {
    std::string id;  // [a-z0-9-], 1 to 40
    std::string name;
    Roles roles;
};

// May an officer be added without vouchers? True for the first two.
[[nodiscard]] Result<bool> is_bootstrapping(const IssuerHome& home);

// Makes the officer's key, seals it with `passphrase`, records the public half. `vouchers` are ignored while
// bootstrapping, and must be two afterwards. kConflict: the id was used before. kBadValue: id, name or roles.
// kApprovalMissing: vouchers are missing. kForbidden: vouchers are one person, or none has `approve`.
[[nodiscard]] Result<OfficerRecord> add_officer(IssuerHome& home, const NewOfficer& officer,
                                                const keys::SecretBytes& passphrase,
                                                const std::vector<const UnlockedOfficer*>& vouchers,
                                                const keys::SealingCost& cost, const Clock& clock,
                                                Random& random);

// Enables (two vouchers) or disables (one) an officer. What a disabled officer signed earlier stays in the
// record, but no longer lets a batch be issued.
[[nodiscard]] Result<void> set_officer_enabled(IssuerHome& home, std::string_view id, bool enabled,
                                               const std::vector<const UnlockedOfficer*>& vouchers,
                                               const Clock& clock, Random& random);

// Seals the officer's key under another passphrase. The key stays.
[[nodiscard]] Result<void> change_passphrase(IssuerHome& home, std::string_view id,
                                             const keys::SecretBytes& old_passphrase,
                                             const keys::SecretBytes& new_passphrase,
                                             const keys::SealingCost& cost, const Clock& clock,
                                             Random& random);

}  // namespace carnet::issuer
