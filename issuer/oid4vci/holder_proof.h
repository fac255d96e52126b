// SPDX-License-Identifier: Apache-2.0
//
// A holder's proof of possession of a key, in the form `jwt`: which key it is, and that whoever has it meant
// this issuer, now. Keys come as a jwk, or as the DID of a key (did:key, did:jwk), never from a fetched
// document. Pure, thread-safe. spec: OpenID4VCI 1.0 appendix F.1, F.4
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::size_t kMaxProofText = 16'384;
// The nonce says that a proof is new; its own time only has to be near it, for phones' clocks are wrong.
inline constexpr std::int64_t kOldestProofSeconds = 600;

struct HolderProof {
    std::string holder;  // DID of the key: as the proof names it, or did:jwk of its jwk
    keys::PublicKey key;
    std::string nonce;  // as it stands there; empty when absent. Whether it is ours is the caller's to check
};

// kLimit, kJose... (malformed, type, algorithm), kBadIdentifier, kBadKey, kWeakKey, kKeyNotFound: none or
// several of kid, jwk, x5c, or one that is not supported. kSignatureInvalid. kJoseClaims: another audience,
// no time, or one that is not now.
[[nodiscard]] Result<HolderProof> check_holder_proof(std::string_view jwt, std::string_view audience,
                                                     UtcTime now,
                                                     std::int64_t oldest_seconds = kOldestProofSeconds);

}  // namespace carnet::issuer
