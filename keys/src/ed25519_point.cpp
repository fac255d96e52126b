// SPDX-License-Identifier: Apache-2.0
#include "keys/src/ed25519_point.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <sodium.h>

namespace carnet::keys {

namespace {

using Encoding = std::array<std::uint8_t, 32>;

constexpr std::uint8_t kSignBit = 0x80;

// The y coordinates (little-endian, sign of x left out) of all eight points whose order divides 8.
// tests/unit/keys proves the list by doubling each point three times.
constexpr std::array<Encoding, 5> kSmallOrderY{{
    {0x00},  // x = +-sqrt(-1): order 4
    {0x01},  // the neutral element
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},  // order 2
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
     0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},  // order 8
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
     0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},  // order 8
}};

Encoding without_sign(ByteView bytes) {
    Encoding y{};
    std::copy(bytes.begin(), bytes.end(), y.begin());
    y[31] &= static_cast<std::uint8_t>(~kSignBit);
    return y;
}

// y < p = 2^255 - 19. spec: RFC 8032 5.1.3 step 1
bool is_reduced(const Encoding& y) {
    const bool high_bytes_full =
        y[31] == 0x7f && std::all_of(y.begin() + 1, y.end() - 1, [](std::uint8_t b) { return b == 0xff; });
    return !high_bytes_full || y[0] < 0xed;
}

// Adding is the one libsodium operation that decodes a point and checks the curve equation without also
// paying for a multiplication by the group order.
bool is_on_curve(ByteView bytes) {
    constexpr Encoding neutral{0x01};
    Encoding sum{};
    return crypto_core_ed25519_add(sum.data(), bytes.data(), neutral.data()) == 0;
}

}  // namespace

Result<void> check_ed25519_point(ByteView bytes) {
    const Encoding y = without_sign(bytes);
    if (!is_reduced(y)) {
        return error(ErrorCode::kBadKey,
                     "the Ed25519 key is spelt in a non-canonical way; ask its owner for the right spelling");
    }
    if (std::find(kSmallOrderY.begin(), kSmallOrderY.end(), y) != kSmallOrderY.end()) {
        return error(ErrorCode::kWeakKey,
                     "the Ed25519 key is a point of small order, for which anyone can make signatures; "
                     "do not trust what it is said to have signed");
    }
    if (!is_on_curve(bytes)) {
        return error(ErrorCode::kBadKey, "the Ed25519 key is not a point of the curve");
    }
    return {};
}

}  // namespace carnet::keys
