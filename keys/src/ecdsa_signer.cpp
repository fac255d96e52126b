// SPDX-License-Identifier: Apache-2.0
//
// The scalar is imported into OpenSSL once and held there for the signer's life, in OpenSSL's secure heap
// (ec_curve.cpp sets it up): as well guarded as SecretBytes, and no copy is made and wiped per signature.
#include "keys/src/ec_curve.h"
#include "keys/src/signer_kinds.h"

#include <array>

namespace carnet::keys {

namespace {

constexpr std::size_t kMaxDerSize = 128;  // a DER signature over P-384 has at most 104 bytes

Error cannot_sign() {
    return error(ErrorCode::kInternal, "OpenSSL could not sign; is memory short?");
}

// DER to r || s, each at full length. spec: vc-di-ecdsa 3.3 (IEEE P1363 form)
Result<Bytes> to_raw(const std::uint8_t* der, std::size_t size, std::size_t scalar_size) {
    const SignaturePair pair(d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(size)));
    const int width = static_cast<int>(scalar_size);
    Bytes raw(2 * scalar_size);
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw.data(), width) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw.data() + scalar_size, width) < 0) {
        return cannot_sign();
    }
    return raw;
}

class EcdsaSigner final : public Signer {
  public:
    EcdsaSigner(PublicKey public_key, KeyHandle pair)
        : public_key_(std::move(public_key)), pair_(std::move(pair)) {}

    const PublicKey& public_key() const noexcept override { return public_key_; }

    // The nonce is OpenSSL's: random, with the key and the digest mixed in, so that a weak generator alone
    // does not give the key away. spec: FIPS 186-5 6.4.1
    Result<Bytes> sign(ByteView message) const override {
        const Algorithm algorithm = public_key_.algorithm();
        const MessageDigest digest = digest_for(algorithm, message);
        const QuietErrors quiet;
        const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, pair_.get(), nullptr));
        std::array<std::uint8_t, kMaxDerSize> der{};
        std::size_t size = der.size();
        if (!context || EVP_PKEY_sign_init(context.get()) <= 0 ||
            EVP_PKEY_sign(context.get(), der.data(), &size, digest.bytes.data(), digest.size) <= 0) {
            return cannot_sign();
        }
        return to_raw(der.data(), size, curve_of(algorithm).order.size());
    }

  private:
    PublicKey public_key_;
    KeyHandle pair_;  // read by several threads, each with its own EVP_PKEY_CTX
};

}  // namespace

Result<std::unique_ptr<const Signer>> make_ecdsa_signer(Algorithm algorithm, const SecretBytes& scalar) {
    const Curve& curve = curve_of(algorithm);
    if (!is_scalar(curve, scalar.unsafe_secret_bytes())) {
        return error(ErrorCode::kBadKey, "the secret key is zero or not below the order of its curve");
    }
    CARNET_TRY(const Bytes point, public_point(curve, scalar));
    CARNET_TRY(PublicKey public_key, PublicKey::from_bytes(algorithm, point));
    CARNET_TRY(KeyHandle pair, import_pair(curve, scalar, point));
    return std::unique_ptr<const Signer>(
        std::make_unique<const EcdsaSigner>(std::move(public_key), std::move(pair)));
}

}  // namespace carnet::keys
