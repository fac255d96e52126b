// SPDX-License-Identifier: Apache-2.0
//
// A wallet's proof that it has the key which its access token is bound to, so that a token that leaks is of
// no use to whoever finds it. A proof is for one request: its method, its URL, its token, its moment. Reading
// is pure; DpopGuard is thread-safe and remembers, in memory, what was used: after a restart, proofs of the
// last minutes could be sent again by whoever recorded them on their way to us, with the same token and to
// the same place. spec: RFC 9449 4.2, 4.3, 8, 9, 11.1
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/oid4vci/nonce.h"
#include "issuer/oid4vci/protocol_error.h"
#include "keys/digest.h"

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::issuer {

inline constexpr std::size_t kMaxDpopText = 8'192;
inline constexpr std::int64_t kDpopSeconds = 300;           // an iat may be so far from now
inline constexpr std::size_t kMaxDpopRemembered = 100'000;  // proofs; more at once are refused
inline constexpr std::string_view kDpopAlgorithms = "ES256 ES384 EdDSA Ed25519";

// What the proof must have been made for.
struct DpopTarget {
    std::string_view method;        // "POST"
    std::string_view url;           // without query
    std::string_view access_token;  // empty: none goes along
};

struct DpopProof {
    std::string thumbprint;  // of the key: what a token is bound to
    std::string id;          // jti
    std::string nonce;       // empty when absent; whether it is ours is DpopGuard's to know
    UtcTime made;
};

// kLimit, kJose... (malformed, type, algorithm), kBadKey, kWeakKey, kKeyNotFound (no jwk), kSignatureInvalid,
// kJoseClaims: for another method, URL or token; jti or iat is missing.
[[nodiscard]] Result<DpopProof> read_dpop_proof(std::string_view jwt, const DpopTarget& target);

class DpopGuard {
  public:
    // `nonces` outlives it.
    explicit DpopGuard(const NonceMint& nonces) : nonces_(nonces) {}
    // A proof that is good now. invalid_dpop_proof; use_dpop_nonce: its nonce is not good, or its clock is
    // not ours, which a nonce of ours makes up for.
    [[nodiscard]] Answer<DpopProof> check(std::string_view jwt, const DpopTarget& target, UtcTime now) const;
    // The first time that this proof is used? invalid_dpop_proof: it is not. temporarily_unavailable: too
    // many are remembered.
    [[nodiscard]] Answer<void> use(const DpopProof& proof, UtcTime now);

  private:
    const NonceMint& nonces_;
    std::mutex mutex_;
    std::map<keys::Sha256Digest, UtcTime> used_;
    std::deque<std::pair<UtcTime, keys::Sha256Digest>> by_end_;
};

// Scheme and authority in lower case, without default port, query and fragment. spec: RFC 9449 4.3 (9)
[[nodiscard]] std::string comparable_url(std::string_view url);

}  // namespace carnet::issuer
