// SPDX-License-Identifier: Apache-2.0
#include "keys/src/signer_kinds.h"

#include <array>

#include <sodium.h>

namespace carnet::keys {

namespace {

class Ed25519Signer final : public Signer {
  public:
    Ed25519Signer(PublicKey public_key, SecretBytes expanded)
        : public_key_(std::move(public_key)), expanded_(std::move(expanded)) {}

    const PublicKey& public_key() const noexcept override { return public_key_; }

    // spec: RFC 8032 5.1.6
    Result<Bytes> sign(ByteView message) const override {
        Bytes signature(crypto_sign_BYTES);
        if (crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                                 expanded_.unsafe_secret_bytes().data()) != 0) {
            return error(ErrorCode::kInternal, "libsodium could not sign");
        }
        return signature;
    }

  private:
    PublicKey public_key_;
    SecretBytes expanded_;  // seed and public key, the form that libsodium signs with
};

}  // namespace

Result<std::unique_ptr<const Signer>> make_ed25519_signer(const SecretBytes& seed) {
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> point{};
    SecretBytes expanded(crypto_sign_SECRETKEYBYTES);
    if (crypto_sign_seed_keypair(point.data(), expanded.unsafe_secret_bytes().data(),
                                 seed.unsafe_secret_bytes().data()) != 0) {
        return error(ErrorCode::kInternal, "libsodium could not expand a seed");
    }
    CARNET_TRY(PublicKey public_key, PublicKey::from_bytes(Algorithm::kEd25519, point));
    return std::unique_ptr<const Signer>(
        std::make_unique<const Ed25519Signer>(std::move(public_key), std::move(expanded)));
}

}  // namespace carnet::keys
