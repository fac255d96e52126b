// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/bitstring.h"

#include "base/text_encoding.h"
#include "wallet-format/src/deflate.h"

#include <utility>

namespace carnet::wallet {
namespace {

constexpr unsigned kBitsPerByte = 8;
constexpr unsigned kMaxEntryBits = 8;
constexpr std::uint64_t kMaxEntries = std::uint64_t{1} << 30U;  // 1 GiB of the widest entries

Result<void> check_entry_bits(unsigned entry_bits) {
    if (entry_bits >= 1 && entry_bits <= kMaxEntryBits) return {};
    return error(ErrorCode::kBadValue, "A status entry has 1 to 8 bits.");
}

// spec: Bitstring Status List 1.0 section 3.2 step 9 (the minimum counts entries, not bits)
Result<void> check_length(std::uint64_t entries) {
    if (entries >= kMinStatusEntries) return {};
    return error(ErrorCode::kStatusListLength,
                 "A status list needs at least " + std::to_string(kMinStatusEntries) +
                     " entries, so that one index hides among many; this one has " + std::to_string(entries) +
                     ".");
}

// Compressing makes data that cannot be compressed a little longer, by less than a thousandth and a header;
// base64url adds a third.
constexpr std::size_t longest_text(std::size_t max_bytes) noexcept {
    const std::size_t compressed = max_bytes + max_bytes / 1000 + 64;
    return compressed / 3 * 4 + 8;
}

Error out_of_range(std::uint64_t index, std::uint64_t entries) {
    return error(ErrorCode::kStatusIndexRange, "Index " + std::to_string(index) +
                                                   " is not in the list; it has " + std::to_string(entries) +
                                                   " entries.");
}

// The bit at a position, counted from the most significant bit of the first byte.
// spec: Bitstring Status List 1.0 section 2.2 (encodedList: index 0 is the left-most bit)
constexpr unsigned mask_of(std::uint64_t position) noexcept {
    return 0x80U >> static_cast<unsigned>(position % kBitsPerByte);
}

}  // namespace

Result<Bitstring> Bitstring::zeros(std::uint64_t entries, unsigned entry_bits) {
    CARNET_TRY_VOID(check_entry_bits(entry_bits));
    CARNET_TRY_VOID(check_length(entries));
    if (entries > kMaxEntries) {
        return error(ErrorCode::kStatusListTooLarge, "Use several lists instead of one so large.");
    }
    const std::uint64_t bytes = (entries * entry_bits + kBitsPerByte - 1) / kBitsPerByte;
    return Bitstring(Bytes(bytes), entry_bits);
}

// spec: Bitstring Status List 1.0 section 3.4
Result<Bitstring> Bitstring::decode(std::string_view encoded, unsigned entry_bits, std::size_t max_bytes) {
    CARNET_TRY_VOID(check_entry_bits(entry_bits));
    if (encoded.size() > longest_text(max_bytes)) {
        return error(ErrorCode::kStatusListTooLarge, "The list is longer than any list of the " +
                                                         std::to_string(max_bytes) + " bytes allowed.");
    }
    auto compressed = decode_multibase(Multibase::kBase64Url, encoded);
    if (!compressed) {
        return error(ErrorCode::kStatusListEncoding,
                     "encodedList must be base64url without padding after the multibase header 'u': " +
                         compressed.error().detail);
    }
    CARNET_TRY(Bytes bits, gunzip(*compressed, max_bytes));
    Bitstring list(std::move(bits), entry_bits);
    CARNET_TRY_VOID(check_length(list.entries()));
    return list;
}

std::uint64_t Bitstring::entries() const noexcept {
    return std::uint64_t{bits_.size()} * kBitsPerByte / entry_bits_;
}

Result<unsigned> Bitstring::get(std::uint64_t index) const {
    if (index >= entries()) return out_of_range(index, entries());
    unsigned value = 0;
    for (std::uint64_t at = index * entry_bits_; at < (index + 1) * entry_bits_; ++at) {
        value = value << 1U | ((bits_[at / kBitsPerByte] & mask_of(at)) != 0 ? 1U : 0U);
    }
    return value;
}

Result<void> Bitstring::set(std::uint64_t index, unsigned value) {
    if (index >= entries()) return out_of_range(index, entries());
    if (value >= 1U << entry_bits_) {
        return error(ErrorCode::kBadValue, "The status " + std::to_string(value) + " needs more than " +
                                               std::to_string(entry_bits_) + " bits.");
    }
    for (std::uint64_t at = (index + 1) * entry_bits_; at-- > index * entry_bits_; value >>= 1U) {
        auto& byte = bits_[at / kBitsPerByte];
        const unsigned mask = mask_of(at);
        byte = static_cast<std::uint8_t>((value & 1U) != 0 ? byte | mask : byte & ~mask);
    }
    return {};
}

// spec: Bitstring Status List 1.0 section 3.3
std::string Bitstring::encode() const {
    return encode_multibase(Multibase::kBase64Url, gzip(bits_));
}

}  // namespace carnet::wallet
