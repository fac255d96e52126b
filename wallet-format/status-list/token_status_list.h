// SPDX-License-Identifier: Apache-2.0
//
// The statuses of an IETF Token Status List: 1, 2, 4 or 8 bits each, index 0 in the least significant bits of
// the first byte. (A Bitstring list counts from the other end and is another type: bitstring.h.) A value;
// distinct objects on distinct threads. spec: Token Status List draft-21 sections 4.1 and 7
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::wallet {

// spec: Token Status List draft-21 section 7.1
inline constexpr unsigned kTokenValid = 0x00;
inline constexpr unsigned kTokenInvalid = 0x01;
inline constexpr unsigned kTokenSuspended = 0x02;

class TokenStatusList {
  public:
    // All valid. kBadValue unless `entry_bits` is 1, 2, 4 or 8; entries are rounded up to whole bytes.
    // kStatusListTooLarge above 2^30 entries.
    [[nodiscard]] static Result<TokenStatusList> zeros(std::uint64_t entries, unsigned entry_bits);
    // `lst`: base64url(zlib(statuses)). Inflates into at most `max_bytes`, checked before growth.
    // kBadValue (entry_bits), kStatusListEncoding (base64url, zlib, trailing bytes), kStatusListTooLarge.
    [[nodiscard]] static Result<TokenStatusList> decode(std::string_view lst, unsigned entry_bits,
                                                        std::size_t max_bytes);

    [[nodiscard]] std::uint64_t entries() const noexcept;
    [[nodiscard]] unsigned entry_bits() const noexcept { return entry_bits_; }
    [[nodiscard]] ByteView bytes() const noexcept { return packed_; }
    // kStatusIndexRange when index >= entries().
    [[nodiscard]] Result<unsigned> get(std::uint64_t index) const;
    // kStatusIndexRange, or kBadValue when the status needs more than entry_bits().
    [[nodiscard]] Result<void> set(std::uint64_t index, unsigned status);

    // The `lst` member; deterministic for equal statuses.
    [[nodiscard]] std::string encode() const;

  private:
    TokenStatusList(Bytes packed, unsigned entry_bits)
        : packed_(std::move(packed)), entry_bits_(entry_bits) {}
    Bytes packed_;
    unsigned entry_bits_;
};

}  // namespace carnet::wallet
