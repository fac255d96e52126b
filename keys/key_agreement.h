// SPDX-License-Identifier: Apache-2.0
//
// Agreeing on a key with somebody whose public key is known: ECDH on P-256, and the derivation that JOSE
// makes of it. These keys never sign: they are types of their own, so that one cannot stand in for the other.
// Immutable; any number of threads may use one. spec: NIST SP 800-56A 5.7.1.2, 5.8.1 through RFC 7518 4.6
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "keys/public_key.h"
#include "keys/secret_bytes.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace carnet::keys {

class AgreementPublicKey {
  public:
    // A public JWK of type EC on P-256. kBadKey: a private member, coordinates that are short or not on the
    // curve, a "use" other than enc, an "alg" other than ECDH-ES, key_ops that are not empty (RFC 7518 has
    // none for the public side). kUnsupportedAlgorithm: another kty or crv.
    [[nodiscard]] static Result<AgreementPublicKey> from_jwk(JsonValue jwk);
    [[nodiscard]] std::string jwk() const { return point_.jwk(); }  // crv, kty, x and y only
    [[nodiscard]] std::string jwk_thumbprint() const { return point_.jwk_thumbprint(); }
    [[nodiscard]] ByteView bytes() const noexcept { return point_.bytes(); }  // compressed

    friend bool operator==(const AgreementPublicKey&, const AgreementPublicKey&) noexcept = default;

  private:
    friend class AgreementKey;
    explicit AgreementPublicKey(PublicKey point) : point_(std::move(point)) {}
    PublicKey point_;
};

// What both sides mix in. spec: RFC 7518 4.6.2
struct KeyDerivation {
    std::string_view algorithm;  // of "enc" where the key is used directly: "A128GCM", "A256GCM"
    ByteView apu;                // who sends and who receives, as agreed; may be empty
    ByteView apv;
    std::size_t key_size = 0;  // bytes, 1 to 32
};

class AgreementKey {
  public:
    [[nodiscard]] static Result<AgreementKey> generate(Random& random);
    // A scalar of 32 bytes; kBadKey when it is zero or not below the order.
    [[nodiscard]] static Result<AgreementKey> from_secret(const SecretBytes& scalar);

    [[nodiscard]] const AgreementPublicKey& public_key() const noexcept { return public_key_; }
    // The key that the owner of `other` derives too. kBadValue: a size that one round does not give.
    [[nodiscard]] Result<SecretBytes> agree(const AgreementPublicKey& other, const KeyDerivation& with) const;

    struct Pair;  // keys/src/key_agreement.cpp: OpenSSL's, in its secure heap

  private:
    AgreementKey(AgreementPublicKey public_key, std::shared_ptr<const Pair> pair)
        : public_key_(std::move(public_key)), pair_(std::move(pair)) {}
    AgreementPublicKey public_key_;
    std::shared_ptr<const Pair> pair_;
};

}  // namespace carnet::keys
