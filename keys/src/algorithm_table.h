// SPDX-License-Identifier: Apache-2.0
//
// The one table behind keys/algorithm.h, in the order of the enumeration.
#pragma once

#include "keys/algorithm.h"

#include <array>

namespace carnet::keys {

// spec: RFC 7518 3.1 and 6.2.1.1; RFC 8037 2; the multicodec table; vc-di-ecdsa 3.3
inline constexpr std::array<AlgorithmFacts, 3> kAlgorithms{{
    {Algorithm::kEd25519, "Ed25519", "EdDSA", "OKP", "Ed25519", 0xed, 32, 64, 32},
    {Algorithm::kEcdsaP256, "P-256", "ES256", "EC", "P-256", 0x1200, 33, 64, 32},
    {Algorithm::kEcdsaP384, "P-384", "ES384", "EC", "P-384", 0x1201, 49, 96, 48},
}};

}  // namespace carnet::keys
