// SPDX-License-Identifier: Apache-2.0
//
// One secret sealed under one passphrase: Argon2id makes the key, XChaCha20-Poly1305 seals, and the
// public description (purpose, key id, algorithm) is authenticated with it, so that two sealed files cannot
// be swapped. The text form is documented in docs/formats/sealed-key.md. Thread-safe. spec: RFC 9106
// (Argon2id); draft-irtf-cfrg-xchacha-03
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "keys/secret_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::keys {

// Cost of opening. The defaults (libsodium MODERATE: 256 MiB, 3 passes) and their reason: docs/defaults.md.
struct SealingCost {
    std::uint64_t memory_bytes = 256ULL * 1024 * 1024;
    std::uint64_t passes = 3;
};

// `description` is any text that must accompany the secret unchanged.
[[nodiscard]] Result<std::string> seal_secret(const SecretBytes& secret, const SecretBytes& passphrase,
                                              std::string_view description, const SealingCost& cost,
                                              Random& random);
// kWrongPassphrase: passphrase, description or bytes are not those that were sealed (which one cannot be
// told). kStoreCorrupt: not a sealed secret at all. A cost above 1 GiB or 10 passes is refused before it is
// paid.
[[nodiscard]] Result<SecretBytes> open_secret(std::string_view sealed, const SecretBytes& passphrase,
                                              std::string_view description);

}  // namespace carnet::keys
