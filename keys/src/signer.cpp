// SPDX-License-Identifier: Apache-2.0
#include "keys/signer.h"

#include "keys/src/ec_curve.h"
#include "keys/src/signer_kinds.h"

#include <string>

namespace carnet::keys {

// spec: RFC 8032 5.1.5 step 1; FIPS 186-5 A.2.2 (testing candidates, so that no scalar is likelier)
Result<SecretBytes> generate_secret(Algorithm algorithm, Random& random) {
    SecretBytes secret = SecretBytes::random(facts(algorithm).secret_key_size, random);
    if (algorithm == Algorithm::kEd25519) return secret;
    // Fewer than one candidate in 2^32 fails; a generator that fails often is broken.
    for (int attempt = 0; attempt < 16; ++attempt) {
        if (is_scalar(curve_of(algorithm), secret.unsafe_secret_bytes())) return secret;
        random.fill(secret.unsafe_secret_bytes());
    }
    return error(ErrorCode::kInternal, "the random generator gives no usable numbers");
}

Result<std::unique_ptr<const Signer>> make_signer(Algorithm algorithm, SecretBytes secret) {
    const AlgorithmFacts& expected = facts(algorithm);
    if (secret.size() != expected.secret_key_size) {
        return error(ErrorCode::kBadKey, "a secret key for " + std::string(expected.name) + " has " +
                                             std::to_string(expected.secret_key_size) + " bytes, not " +
                                             std::to_string(secret.size()));
    }
    if (algorithm == Algorithm::kEd25519) return make_ed25519_signer(secret);
    return make_ecdsa_signer(algorithm, secret);
}

}  // namespace carnet::keys
