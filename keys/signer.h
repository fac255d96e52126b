// SPDX-License-Identifier: Apache-2.0
//
// Something that signs with a key it never shows. Implementations: Ed25519 (libsodium) and ECDSA (OpenSSL)
// in guarded memory; PKCS#11 comes later. A Signer is immutable and may be used by several threads at once.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "keys/algorithm.h"
#include "keys/public_key.h"
#include "keys/secret_bytes.h"

#include <memory>

namespace carnet::keys {

class Signer {
  public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const PublicKey& public_key() const noexcept = 0;
    // The raw signature (AlgorithmFacts::signature_size bytes) of the whole message; hashing is inside.
    [[nodiscard]] virtual Result<Bytes> sign(ByteView message) const = 0;
};

// A fresh secret of the algorithm: an Ed25519 seed, or an ECDSA scalar in [1, n-1].
[[nodiscard]] Result<SecretBytes> generate_secret(Algorithm algorithm, Random& random);
// A signer over a raw secret (AlgorithmFacts::secret_key_size bytes); kBadKey for anything else.
[[nodiscard]] Result<std::unique_ptr<const Signer>> make_signer(Algorithm algorithm, SecretBytes secret);

}  // namespace carnet::keys
