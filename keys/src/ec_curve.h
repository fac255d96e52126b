// SPDX-License-Identifier: Apache-2.0
//
// What ECDSA needs to know of P-256 and P-384, and the import of keys into OpenSSL.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/algorithm.h"
#include "keys/secret_bytes.h"
#include "keys/src/openssl_handles.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace carnet::keys {

inline constexpr std::size_t kMaxScalarSize = 48;

struct Curve {
    const char* group;  // OpenSSL's name
    int nid;            // OpenSSL's number
    ByteView order;     // n, big-endian; its length is that of a scalar and of a coordinate
};

// P-256 or P-384; never asked for Ed25519.
[[nodiscard]] const Curve& curve_of(Algorithm algorithm) noexcept;

// Is the big-endian number in [1, n-1]? Constant time: also asked of secret scalars.
[[nodiscard]] bool is_scalar(const Curve& curve, ByteView number) noexcept;

// The message digest that goes with the curve: SHA-256 or SHA-384.
struct MessageDigest {
    std::array<std::uint8_t, kMaxScalarSize> bytes;
    std::size_t size;
};
[[nodiscard]] MessageDigest digest_for(Algorithm algorithm, ByteView message);

// A compressed point as an OpenSSL key; kBadKey when it is not on the curve.
[[nodiscard]] Result<KeyHandle> import_point(const Curve& curve, ByteView compressed);
// A scalar in [1, n-1] and its point as an OpenSSL key pair, the scalar in OpenSSL's secure heap.
[[nodiscard]] Result<KeyHandle> import_pair(const Curve& curve, const SecretBytes& scalar,
                                            ByteView compressed);
// scalar * G, compressed.
[[nodiscard]] Result<Bytes> public_point(const Curve& curve, const SecretBytes& scalar);
// The y coordinate of an imported point, at full length.
[[nodiscard]] Bytes y_coordinate(const Curve& curve, const EVP_PKEY* key);

}  // namespace carnet::keys
