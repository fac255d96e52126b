// SPDX-License-Identifier: Apache-2.0
// The one key that signs for a purpose today, opened.
#pragma once

#include "base/result.h"
#include "issuer/issuer_home.h"
#include "keys/signer.h"

#include <memory>

namespace carnet::issuer {

struct ActiveKey {
    keys::KeyRecord record;
    std::shared_ptr<const keys::Signer> signer;
};
// kKeyNotFound: no key of that purpose is active. kWrongPassphrase.
[[nodiscard]] Result<ActiveKey> unlock_active_key(const IssuerHome& home, keys::KeyPurpose purpose,
                                                  const keys::SecretBytes& passphrase);

}  // namespace carnet::issuer
