// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include "base/text_encoding.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace carnet {

std::uint64_t Random::below(std::uint64_t bound) {
    if (bound == 0) std::abort();
    // 2^64 mod bound: draws below it would make small results likelier, so they are drawn again.
    const std::uint64_t unfair = (0 - bound) % bound;
    std::array<std::uint8_t, 8> bytes{};
    std::uint64_t draw = 0;
    do {
        fill(bytes);
        std::memcpy(&draw, bytes.data(), sizeof draw);
    } while (draw < unfair);
    return draw % bound;
}

// spec: RFC 9562 5.4
std::string Random::uuid() {
    std::array<std::uint8_t, 16> bytes{};
    fill(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x40U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    std::string text = encode_hex(bytes);
    for (const std::size_t place : {20U, 16U, 12U, 8U}) text.insert(place, 1, '-');
    return text;
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();
    if (!out.empty()) randombytes_buf(out.data(), out.size());
}

}  // namespace carnet
