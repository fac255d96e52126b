// SPDX-License-Identifier: Apache-2.0
//
// Four words that stand on a print beside its number: the first 36 bits of the SHA-256 of the signed message,
// nine bits a word, from issuer/print/check-words.txt (512 words; the first four letters tell each, and no
// slip of one letter makes another). Who has a torn sheet reads them to the issuer, whose audit log holds the
// digest of every print. They prove nothing by themselves. Thread-safe. docs/formats/paper.md
#pragma once

#include "base/result.h"
#include "keys/digest.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::size_t kCheckWords = 4;

[[nodiscard]] std::string check_words_of(const keys::Sha256Digest& digest);  // "walrus opera fern castle"

// The 36 bits that the words stand for, as a number. Capitals, and spaces or hyphens between, do not matter.
// kBadValue: not four of the words; `where` is the first that is none.
[[nodiscard]] Result<std::uint64_t> read_check_words(std::string_view words);
[[nodiscard]] std::uint64_t check_bits_of(const keys::Sha256Digest& digest) noexcept;

}  // namespace carnet::issuer
