// SPDX-License-Identifier: Apache-2.0
//
// A public key as a value: read from and written as Multikey, JWK and did:key.
//
// A PublicKey that exists is usable: its point is on the curve, canonically encoded, and for Ed25519 not of
// small order (one small-order key would make any document "signed"; docs/threat-model.md). It has no
// relation to the private side. Copying is cheap; any number of threads may read it. spec: Controlled
// Identifiers 1.0 section 2.2.2 (Multikey), RFC 7517, RFC 8037, did:key 0.9
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "keys/algorithm.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::keys {

class PublicKey {
  public:
    // Exactly the bytes that a Multikey carries after its prefix: 32, or a compressed point of 33 or 49.
    // kBadKey: wrong length, not on the curve, non-canonical. kWeakKey: small order.
    [[nodiscard]] static Result<PublicKey> from_bytes(Algorithm algorithm, ByteView bytes);
    // "z6Mk...", "zDna...", "z82L...". kBadMultibase, kUnsupportedAlgorithm, kBadKey, kWeakKey.
    [[nodiscard]] static Result<PublicKey> from_multikey(std::string_view multibase);
    // A public JWK. Refused: a member "d", a wrong kty or crv, coordinates that are short or not on the
    // curve, a "use" other than sig, an "alg" that contradicts the curve.
    [[nodiscard]] static Result<PublicKey> from_jwk(JsonValue jwk);
    // "did:key:z..." without fragment. kBadIdentifier if not of that form.
    [[nodiscard]] static Result<PublicKey> from_did_key(std::string_view did);

    [[nodiscard]] Algorithm algorithm() const noexcept;
    [[nodiscard]] ByteView bytes() const noexcept;
    [[nodiscard]] std::string multikey() const;
    [[nodiscard]] std::string jwk() const;  // JSON text, members in RFC 7638 order, no private part
    [[nodiscard]] std::string jwk_thumbprint() const;  // RFC 7638, SHA-256, base64url
    [[nodiscard]] std::string did_key() const;         // "did:key:" + multikey()

    friend bool operator==(const PublicKey& a, const PublicKey& b) noexcept;

    struct Impl;  // keys/src/public_key_impl.h: bytes and, for ECDSA, the parsed OpenSSL key
    [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }

  private:
    explicit PublicKey(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace carnet::keys
