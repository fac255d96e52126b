// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/status-list/token_status_list.h"

#include "base/text_encoding.h"
#include "wallet-format/src/deflate.h"

namespace carnet::wallet {
namespace {

constexpr unsigned kBitsPerByte = 8;
constexpr std::uint64_t kMaxEntries = std::uint64_t{1} << 30U;

// spec: Token Status List draft-21 section 4.2 (bits: a status never crosses a byte)
Result<void> check_entry_bits(unsigned entry_bits) {
    if (entry_bits == 1 || entry_bits == 2 || entry_bits == 4 || entry_bits == 8) return {};
    return error(ErrorCode::kBadValue, "A token status has 1, 2, 4 or 8 bits.");
}

// Where a status stands: which byte, and how far its bits are from the least significant one.
struct Place {
    std::size_t byte;
    unsigned shift;
};

// spec: Token Status List draft-21 section 4.1 step 3
constexpr Place place_of(std::uint64_t index, unsigned entry_bits) noexcept {
    const unsigned per_byte = kBitsPerByte / entry_bits;
    return {static_cast<std::size_t>(index / per_byte), static_cast<unsigned>(index % per_byte) * entry_bits};
}

constexpr unsigned mask_of(unsigned entry_bits) noexcept {
    return (1U << entry_bits) - 1U;
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

}  // namespace

Result<TokenStatusList> TokenStatusList::zeros(std::uint64_t entries, unsigned entry_bits) {
    CARNET_TRY_VOID(check_entry_bits(entry_bits));
    if (entries > kMaxEntries)
        return error(ErrorCode::kStatusListTooLarge, "Use several lists instead of one so large.");
    const std::uint64_t bytes = (entries * entry_bits + kBitsPerByte - 1) / kBitsPerByte;
    return TokenStatusList(Bytes(bytes), entry_bits);
}

// spec: Token Status List draft-21 section 8.3 steps 5 and 6
Result<TokenStatusList> TokenStatusList::decode(std::string_view lst, unsigned entry_bits,
                                                std::size_t max_bytes) {
    CARNET_TRY_VOID(check_entry_bits(entry_bits));
    if (lst.size() > longest_text(max_bytes)) {
        return error(ErrorCode::kStatusListTooLarge, "The list is longer than any list of the " +
                                                         std::to_string(max_bytes) + " bytes allowed.");
    }
    const auto compressed = decode_base64url(lst);
    if (!compressed) {
        return error(ErrorCode::kStatusListEncoding,
                     "lst must be base64url without padding: " + compressed.error().detail);
    }
    CARNET_TRY(Bytes packed, zlib_expand(*compressed, max_bytes));
    return TokenStatusList(std::move(packed), entry_bits);
}

std::uint64_t TokenStatusList::entries() const noexcept {
    return std::uint64_t{packed_.size()} * (kBitsPerByte / entry_bits_);
}

Result<unsigned> TokenStatusList::get(std::uint64_t index) const {
    if (index >= entries()) return out_of_range(index, entries());
    const Place at = place_of(index, entry_bits_);
    return static_cast<unsigned>(packed_[at.byte]) >> at.shift & mask_of(entry_bits_);
}

Result<void> TokenStatusList::set(std::uint64_t index, unsigned status) {
    if (index >= entries()) return out_of_range(index, entries());
    const unsigned mask = mask_of(entry_bits_);
    if (status > mask) {
        return error(ErrorCode::kBadValue, "The status " + std::to_string(status) + " needs more than " +
                                               std::to_string(entry_bits_) + " bits.");
    }
    const Place at = place_of(index, entry_bits_);
    auto& byte = packed_[at.byte];
    byte = static_cast<std::uint8_t>((byte & ~(mask << at.shift)) | status << at.shift);
    return {};
}

// spec: Token Status List draft-21 section 4.1 step 4, section 4.2
std::string TokenStatusList::encode() const {
    return encode_base64url(zlib_compress(packed_));
}

}  // namespace carnet::wallet
