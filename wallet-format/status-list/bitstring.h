// SPDX-License-Identifier: Apache-2.0
//
// The bits of a Bitstring Status List: index 0 is the most significant bit of the first byte. (Token status
// lists count from the other end and will have their own type.) A value; distinct objects on distinct
// threads. spec: Bitstring Status List 1.0 sections 3.3 and 3.4
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::wallet {

// The least number of entries: 16 KiB of single bits, so that an index hides in a crowd.
inline constexpr std::uint64_t kMinStatusEntries = 131'072;

class Bitstring {
  public:
    // All clear. `entry_bits` is 1 to 8 (kBadValue); entries are rounded up to whole bytes. kStatusListLength
    // below the minimum, kStatusListTooLarge above 2^30 entries.
    [[nodiscard]] static Result<Bitstring> zeros(std::uint64_t entries, unsigned entry_bits = 1);
    // "u" + base64url(gzip(bits)). Inflates into at most `max_bytes`, checked before growth.
    // kStatusListEncoding (prefix, base64url, gzip, trailing bytes), kStatusListTooLarge, kStatusListLength
    // (under the minimum).
    [[nodiscard]] static Result<Bitstring> decode(std::string_view encoded, unsigned entry_bits,
                                                  std::size_t max_bytes);

    [[nodiscard]] std::uint64_t entries() const noexcept;
    [[nodiscard]] unsigned entry_bits() const noexcept { return entry_bits_; }
    [[nodiscard]] ByteView bytes() const noexcept { return bits_; }
    // kStatusIndexRange when index >= entries().
    [[nodiscard]] Result<unsigned> get(std::uint64_t index) const;
    // kStatusIndexRange, or kBadValue when the value needs more than entry_bits().
    [[nodiscard]] Result<void> set(std::uint64_t index, unsigned value);

    // Deterministic for equal bits (gzip without time or name).
    [[nodiscard]] std::string encode() const;

  private:
    Bitstring(Bytes bits, unsigned entry_bits) : bits_(std::move(bits)), entry_bits_(entry_bits) {}
    Bytes bits_;
    unsigned entry_bits_;
};

}  // namespace carnet::wallet
