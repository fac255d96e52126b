// SPDX-License-Identifier: Apache-2.0
//
// The one function that says whether a signature is right. Thread-safe.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/public_key.h"

namespace carnet::keys {

// Success, or why not:
//   kSignatureLength  not exactly AlgorithmFacts::signature_size bytes (a DER signature ends here too)
//   kSignatureInvalid the signature does not belong to this message and key (Ed25519: S >= L; ECDSA: r or s
//                     zero or not below the order, included)
// Ed25519 by libsodium only; ECDSA by OpenSSL over SHA-256 (P-256) or SHA-384 (P-384), raw r || s; high s is
// accepted, because the specifications' own vectors have it.
// spec: RFC 8032 5.1.7; FIPS 186-5 6.4; vc-di-ecdsa 3.3
[[nodiscard]] Result<void> verify_signature(const PublicKey& key, ByteView message, ByteView signature);

}  // namespace carnet::keys
