// SPDX-License-Identifier: Apache-2.0
//
// The text form of a sealed secret. docs/formats/sealed-key.md
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "keys/sealed_secret.h"

#include <string>
#include <string_view>

namespace carnet::keys {

inline constexpr std::size_t kSaltSize = 16;
inline constexpr std::size_t kNonceSize = 24;
inline constexpr std::size_t kTagSize = 16;
inline constexpr std::size_t kMaxSecretSize = 4096;
inline constexpr std::size_t kMaxSealedText = 16UL * 1024;

struct SealedSecret {
    SealingCost cost;
    Bytes salt;
    Bytes nonce;
    Bytes ciphertext;  // the tag included
};

[[nodiscard]] std::string write_sealed_secret(const SealedSecret& sealed);
// kStoreCorrupt with the place; the sizes are right when it succeeds, the cost is not judged.
[[nodiscard]] Result<SealedSecret> read_sealed_secret(std::string_view text);

}  // namespace carnet::keys
