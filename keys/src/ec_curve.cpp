// SPDX-License-Identifier: Apache-2.0
#include "keys/src/ec_curve.h"

#include "keys/digest.h"
#include "keys/src/fatal.h"

#include <algorithm>
#include <mutex>
#include <string>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>

namespace carnet::keys {

namespace {

// spec: FIPS 186-5 through SP 800-186 3.2.1.3 (P-256) and 3.2.1.4 (P-384): the orders of the base points
constexpr std::array<std::uint8_t, 32> kOrderP256{
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};
constexpr std::array<std::uint8_t, 48> kOrderP384{
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc7, 0x63, 0x4d, 0x81, 0xf4, 0x37, 0x2d, 0xdf,
    0x58, 0x1a, 0x0d, 0xb2, 0x48, 0xb0, 0xa7, 0x7a, 0xec, 0xec, 0x19, 0x6a, 0xcc, 0xc5, 0x29, 0x73};

constexpr Curve kP256{"P-256", NID_X9_62_prime256v1, kOrderP256};
constexpr Curve kP384{"P-384", NID_secp384r1, kOrderP384};

// Large enough for hundreds of keys beside those of TLS; small enough for usual limits on locked memory.
constexpr std::size_t kSecureHeapBytes = 256UL * 1024;
constexpr std::size_t kSecureHeapSmallest = 32;

// OpenSSL takes numbers from its secure heap (guard pages, not in core dumps, locked where the limit
// allows) only when that heap was set up before the first of them is made.
void start_secure_heap() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (CRYPTO_secure_malloc_initialized() == 0 &&
            CRYPTO_secure_malloc_init(kSecureHeapBytes, kSecureHeapSmallest) == 0) {
            end_process("OpenSSL has no secure heap for private keys");
        }
    });
}

OSSL_PARAM group_parameter(const Curve& curve) {
    // OpenSSL only reads through this pointer; its signature serves getting and setting alike.
    return OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(curve.group), 0);
}

OSSL_PARAM point_parameter(ByteView point) {
    return OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, const_cast<std::uint8_t*>(point.data()),
                                             point.size());
}

KeyHandle import_parameters(OSSL_PARAM* parameters, int selection) {
    const QuietErrors quiet;
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &key, selection, parameters) <= 0) {
        return nullptr;
    }
    return KeyHandle(key);
}

Error no_key_calculation() {
    return error(ErrorCode::kInternal, "OpenSSL could not calculate with a key; is memory short?");
}

}  // namespace

const Curve& curve_of(Algorithm algorithm) noexcept {
    switch (algorithm) {
        case Algorithm::kEcdsaP256:
            return kP256;
        case Algorithm::kEcdsaP384:
            return kP384;
        case Algorithm::kEd25519:
            break;
    }
    end_process("Ed25519 was taken for an ECDSA curve");
}

bool is_scalar(const Curve& curve, ByteView number) noexcept {
    if (number.size() != curve.order.size()) return false;
    unsigned int borrow = 0;  // of number - n: set at the end exactly when number < n
    unsigned int any_bit = 0;
    for (std::size_t i = number.size(); i-- > 0;) {
        borrow = ((static_cast<unsigned int>(number[i]) - curve.order[i] - borrow) >> 8U) & 1U;
        any_bit |= number[i];
    }
    return borrow == 1 && any_bit != 0;
}

// spec: vc-di-ecdsa 3.3; RFC 7518 3.4: P-256 goes with SHA-256, P-384 with SHA-384
MessageDigest digest_for(Algorithm algorithm, ByteView message) {
    MessageDigest digest{};
    const auto take = [&digest](const auto& bytes) {
        std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
        digest.size = bytes.size();
    };
    if (algorithm == Algorithm::kEcdsaP256) {
        take(sha256(message));
    } else {
        take(sha384(message));
    }
    return digest;
}

Result<KeyHandle> import_point(const Curve& curve, ByteView compressed) {
    const bool has_compressed_prefix =
        !compressed.empty() && (compressed[0] == 0x02 || compressed[0] == 0x03);
    std::array parameters{group_parameter(curve), point_parameter(compressed), OSSL_PARAM_construct_end()};
    KeyHandle key =
        has_compressed_prefix ? import_parameters(parameters.data(), EVP_PKEY_PUBLIC_KEY) : nullptr;
    if (!key) {
        return error(ErrorCode::kBadKey,
                     "the key is not a compressed point of the curve " + std::string(curve.group));
    }
    return key;
}

Result<KeyHandle> import_pair(const Curve& curve, const SecretBytes& scalar, ByteView compressed) {
    start_secure_heap();
    // OpenSSL wants the number little-endian; the turned copy stays in guarded memory as well.
    SecretBytes turned(scalar.size());
    std::reverse_copy(scalar.unsafe_secret_bytes().begin(), scalar.unsafe_secret_bytes().end(),
                      turned.unsafe_secret_bytes().begin());
    std::array parameters{
        group_parameter(curve), point_parameter(compressed),
        OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, turned.unsafe_secret_bytes().data(), turned.size()),
        OSSL_PARAM_construct_end()};
    KeyHandle key = import_parameters(parameters.data(), EVP_PKEY_KEYPAIR);
    if (!key) return no_key_calculation();
    return key;
}

Result<Bytes> public_point(const Curve& curve, const SecretBytes& scalar) {
    start_secure_heap();
    const QuietErrors quiet;
    const Group group(EC_GROUP_new_by_curve_name(curve.nid));
    const NumberContext numbers(BN_CTX_secure_new());
    const Number secret(BN_secure_new());
    if (!group || !numbers || !secret) return no_key_calculation();
    const Point point(EC_POINT_new(group.get()));
    const ByteView raw = scalar.unsafe_secret_bytes();
    if (!point || BN_bin2bn(raw.data(), static_cast<int>(raw.size()), secret.get()) == nullptr) {
        return no_key_calculation();
    }
    BN_set_flags(secret.get(), BN_FLG_CONSTTIME);
    Bytes compressed(curve.order.size() + 1);
    if (EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, numbers.get()) != 1 ||
        EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_COMPRESSED, compressed.data(),
                           compressed.size(), numbers.get()) != compressed.size()) {
        return no_key_calculation();
    }
    return compressed;
}

Bytes y_coordinate(const Curve& curve, const EVP_PKEY* key) {
    BIGNUM* number = nullptr;
    Bytes y(curve.order.size());
    const bool found = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_EC_PUB_Y, &number) == 1;
    const Number y_number(number);
    if (!found || BN_bn2binpad(number, y.data(), static_cast<int>(y.size())) < 0) {
        end_process("OpenSSL does not give back the point of a key that it took");
    }
    return y;
}

}  // namespace carnet::keys
