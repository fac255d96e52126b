// SPDX-License-Identifier: Apache-2.0
//
// Publishing status lists: signed versions, one per list and purpose, each kept for ever. Served as
//   {base_url}/status/{list}/{purpose}               the current version
//   {base_url}/status/{list}/{purpose}/versions/{n}  version n
// A version is signed and written in one transaction, so readers see the old one or the new one. Several
// publishers may run; version numbers never go back and never repeat.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "keys/signer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

// The key that signs status lists: which one, and opened.
struct StatusKey {
    keys::KeyRecord record;
    std::shared_ptr<const keys::Signer> signer;
};
[[nodiscard]] Result<StatusKey> unlock_status_key(const IssuerHome& home,
                                                  const keys::SecretBytes& passphrase);

// Is there anything to publish at `now`? Cheap enough to ask twice a second. A list is due when it was never
// published, when a bit changed since, or when its version is older than settings.resign_seconds.
[[nodiscard]] Result<bool> is_publishing_due(const IssuerHome& home, UtcTime now);

// Publishes all that is due (everything with `force`) and returns the new versions. kClock: the clock stands
// before the last version by more than a minute. kSignatureInvalid: our own signature does not verify.
[[nodiscard]] Result<std::vector<Publication>> publish_due(IssuerHome& home, const StatusKey& key,
                                                           const Clock& clock, bool force = false);

}  // namespace carnet::issuer
