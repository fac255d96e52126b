// SPDX-License-Identifier: Apache-2.0
//
// The signature algorithms that Carnet uses, and the one table of their names and sizes.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carnet::keys {

enum class Algorithm : std::uint8_t { kEd25519, kEcdsaP256, kEcdsaP384 };

struct AlgorithmFacts {
    Algorithm algorithm;
    std::string_view name;        // in our own files: "Ed25519", "P-256", "P-384"
    std::string_view jose;        // RFC 7518, RFC 8037: "EdDSA", "ES256", "ES384"
    std::string_view jwk_type;    // "OKP", "EC"
    std::string_view jwk_curve;   // "Ed25519", "P-256", "P-384"
    std::uint16_t multicodec;     // public key code: 0xed, 0x1200, 0x1201 (varint-encoded in a Multikey)
    std::size_t public_key_size;  // bytes inside a Multikey: 32, 33, 49 (points compressed)
    std::size_t signature_size;   // bytes of the raw signature: 64, 64, 96
    std::size_t secret_key_size;  // bytes of the raw secret: 32 (seed), 32, 48 (scalar)
};

[[nodiscard]] const AlgorithmFacts& facts(Algorithm algorithm) noexcept;
// From AlgorithmFacts::name; kUnsupportedAlgorithm names the known ones.
[[nodiscard]] Result<Algorithm> algorithm_from_name(std::string_view name);

}  // namespace carnet::keys
