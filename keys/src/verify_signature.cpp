// SPDX-License-Identifier: Apache-2.0
#include "keys/verify_signature.h"

#include "keys/src/ec_curve.h"
#include "keys/src/public_key_impl.h"

#include <algorithm>
#include <string>

#include <sodium.h>

namespace carnet::keys {

namespace {

constexpr std::uint8_t kDerInteger = 0x02;
constexpr std::uint8_t kDerSequence = 0x30;

// Tag, length, number and a possible leading zero for two scalars, and the sequence around them; always
// below 128, so that every length is one byte.
constexpr std::size_t kMaxDerSize = 2 + 2 * (2 + 1 + kMaxScalarSize);
static_assert(kMaxDerSize < 128);

struct DerSignature {
    std::array<std::uint8_t, kMaxDerSize> bytes;
    std::size_t size;
};

Error wrong_signature() {
    return error(
        ErrorCode::kSignatureInvalid,
        "the signature does not fit: the content was changed after signing, or another key signed it");
}

void append_der_integer(DerSignature& der, ByteView number) {
    const auto* first = std::find_if(number.data(), number.data() + number.size() - 1,
                                     [](std::uint8_t byte) { return byte != 0; });
    const auto digits = static_cast<std::size_t>(number.data() + number.size() - first);
    const std::size_t padding = *first >= 0x80 ? 1 : 0;
    der.bytes[der.size++] = kDerInteger;
    der.bytes[der.size++] = static_cast<std::uint8_t>(digits + padding);
    if (padding != 0) der.bytes[der.size++] = 0;
    std::copy(first, first + digits, der.bytes.begin() + static_cast<std::ptrdiff_t>(der.size));
    der.size += digits;
}

// spec: RFC 3279 2.2.3 (Ecdsa-Sig-Value), the one form in which OpenSSL takes a signature
DerSignature to_der(ByteView r, ByteView s) {
    DerSignature der{};
    der.bytes[0] = kDerSequence;
    der.size = 2;
    append_der_integer(der, r);
    append_der_integer(der, s);
    der.bytes[1] = static_cast<std::uint8_t>(der.size - 2);
    return der;
}

// libsodium refuses S >= L, a small-order R, and compares R byte by byte. spec: RFC 8032 5.1.7
Result<void> verify_ed25519(const PublicKey& key, ByteView message, ByteView signature) {
    if (crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes().data()) !=
        0) {
        return wrong_signature();
    }
    return {};
}

// spec: FIPS 186-5 6.4.2 (r and s in [1, n-1] before anything else)
Result<void> verify_ecdsa(const PublicKey& key, ByteView message, ByteView signature) {
    const Curve& curve = curve_of(key.algorithm());
    const ByteView r = signature.first(signature.size() / 2);
    const ByteView s = signature.last(signature.size() / 2);
    if (!is_scalar(curve, r) || !is_scalar(curve, s)) return wrong_signature();

    const DerSignature der = to_der(r, s);
    const MessageDigest digest = digest_for(key.algorithm(), message);
    const QuietErrors quiet;
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.impl().ec.get(), nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) <= 0) {
        return error(ErrorCode::kInternal, "OpenSSL could not start a verification; is memory short?");
    }
    const int answer =
        EVP_PKEY_verify(context.get(), der.bytes.data(), der.size, digest.bytes.data(), digest.size);
    if (answer != 1) return wrong_signature();
    return {};
}

}  // namespace

Result<void> verify_signature(const PublicKey& key, ByteView message, ByteView signature) {
    const AlgorithmFacts& known = facts(key.algorithm());
    if (signature.size() != known.signature_size) {
        return error(
            ErrorCode::kSignatureLength,
            "a signature by " + std::string(known.name) + " has " + std::to_string(known.signature_size) +
                " bytes (r and s side by side, not DER); this one has " + std::to_string(signature.size()));
    }
    switch (key.algorithm()) {
        case Algorithm::kEd25519:
            return verify_ed25519(key, message, signature);
        case Algorithm::kEcdsaP256:
        case Algorithm::kEcdsaP384:
            return verify_ecdsa(key, message, signature);
    }
    return wrong_signature();
}

}  // namespace carnet::keys
