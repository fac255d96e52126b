// SPDX-License-Identifier: Apache-2.0
#include "keys/key_agreement.h"

#include "base/json_writer.h"
#include "keys/digest.h"
#include "keys/signer.h"
#include "keys/src/ec_curve.h"
#include "keys/src/public_key_impl.h"

#include <algorithm>
#include <array>

namespace carnet::keys {

struct AgreementKey::Pair {
    KeyHandle handle;  // read by several threads, each with its own EVP_PKEY_CTX
};

namespace {

constexpr std::size_t kSharedSize = 32;  // the x coordinate of a point of P-256

Error cannot_agree() {
    return error(ErrorCode::kInternal, "OpenSSL could not agree on a key; is memory short?");
}

Error bad_jwk(std::string detail, JsonValue at) {
    return error(ErrorCode::kBadKey, std::move(detail), at.pointer());
}

Result<void> refuse_private(JsonValue jwk) {
    if (!jwk.find("d")) return {};
    return bad_jwk(
        "the JWK holds a private key; send the public part only, and replace the key, for it is no longer "
        "secret",
        jwk);
}

// A key that is meant for signatures must not encrypt. spec: RFC 7517 4.2, 4.3, 4.4
Result<void> check_declared_use(JsonValue jwk) {
    if (const auto use = jwk.find("use"); use && !(use->is_string() && use->string() == "enc"))
        return bad_jwk("the JWK is not meant for encryption (use is not enc)", *use);
    if (const auto alg = jwk.find("alg"); alg && !(alg->is_string() && alg->string() == "ECDH-ES"))
        return bad_jwk("the JWK's alg is not ECDH-ES, the one that is used here", *alg);
    if (const auto operations = jwk.find("key_ops"); operations && operations->size() != 0)
        return bad_jwk("the JWK's key_ops allow nothing that its public side is asked for", *operations);
    return {};
}

// The members that say which point it is, without what it is for: that was looked at.
std::string point_of(JsonValue jwk) {
    JsonWriter writer;
    writer.begin_object();
    for (const std::string_view name : {"kty", "crv", "x", "y"}) {
        if (const auto member = jwk.find(name)) writer.key(name).value(*member);
    }
    return writer.end_object().take();
}

// spec: RFC 7518 4.6.1 through NIST SP 800-56A 5.7.1.2
Result<SecretBytes> shared_secret(EVP_PKEY* own, EVP_PKEY* other) {
    const QuietErrors quiet;
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, own, nullptr));
    SecretBytes secret(kSharedSize);
    std::size_t size = secret.size();
    if (!context || EVP_PKEY_derive_init(context.get()) <= 0 ||
        EVP_PKEY_derive_set_peer(context.get(), other) <= 0 ||
        EVP_PKEY_derive(context.get(), secret.unsafe_secret_bytes().data(), &size) <= 0 ||
        size != kSharedSize) {
        return cannot_agree();
    }
    return secret;
}

void add_number(Sha256& hash, std::size_t number) {
    const std::array<std::uint8_t, 4> bytes{
        static_cast<std::uint8_t>(number >> 24U), static_cast<std::uint8_t>(number >> 16U),
        static_cast<std::uint8_t>(number >> 8U), static_cast<std::uint8_t>(number)};
    hash.update(bytes);
}

void add_with_length(Sha256& hash, ByteView bytes) {
    add_number(hash, bytes.size());
    hash.update(bytes);
}

// One round of the concatenation KDF, which gives 32 bytes. spec: RFC 7518 4.6.2 through NIST SP
// 800-56A 5.8.1
SecretBytes derive(const SecretBytes& shared, const KeyDerivation& with) {
    constexpr std::size_t kBitsPerByte = 8;
    Sha256 hash;
    add_number(hash, 1);
    hash.update(shared.unsafe_secret_bytes());
    add_with_length(hash, as_bytes(with.algorithm));
    add_with_length(hash, with.apu);
    add_with_length(hash, with.apv);
    add_number(hash, with.key_size * kBitsPerByte);
    Sha256Digest digest = hash.finish();
    SecretBytes key = SecretBytes::take_from(digest);
    key.shrink(with.key_size);
    return key;
}

}  // namespace

Result<AgreementPublicKey> AgreementPublicKey::from_jwk(JsonValue jwk) {
    CARNET_TRY_VOID(jwk.as_object());
    CARNET_TRY_VOID(refuse_private(jwk));
    CARNET_TRY_VOID(check_declared_use(jwk));
    CARNET_TRY(const JsonDocument point, JsonDocument::parse(point_of(jwk)));
    CARNET_TRY(PublicKey key, PublicKey::from_jwk(point.root()));
    if (key.algorithm() != Algorithm::kEcdsaP256)
        return error(ErrorCode::kUnsupportedAlgorithm, "only keys on P-256 agree on a key here",
                     jwk.pointer());
    return AgreementPublicKey(std::move(key));
}

Result<AgreementKey> AgreementKey::generate(Random& random) {
    CARNET_TRY(const SecretBytes scalar, generate_secret(Algorithm::kEcdsaP256, random));
    return from_secret(scalar);
}

Result<AgreementKey> AgreementKey::from_secret(const SecretBytes& scalar) {
    const Curve& curve = curve_of(Algorithm::kEcdsaP256);
    if (!is_scalar(curve, scalar.unsafe_secret_bytes()))
        return error(ErrorCode::kBadKey, "the secret key is zero or not below the order of its curve");
    CARNET_TRY(const Bytes point, public_point(curve, scalar));
    CARNET_TRY(PublicKey key, PublicKey::from_bytes(Algorithm::kEcdsaP256, point));
    CARNET_TRY(KeyHandle handle, import_pair(curve, scalar, point));
    return AgreementKey(AgreementPublicKey(std::move(key)),
                        std::make_shared<const Pair>(Pair{std::move(handle)}));
}

Result<SecretBytes> AgreementKey::agree(const AgreementPublicKey& other, const KeyDerivation& with) const {
    if (with.key_size == 0 || with.key_size > sizeof(Sha256Digest))
        return error(ErrorCode::kBadValue, "A derived key has 1 to 32 bytes.");
    CARNET_TRY(const SecretBytes shared, shared_secret(pair_->handle.get(), other.point_.impl().ec.get()));
    return derive(shared, with);
}

}  // namespace carnet::keys
