// SPDX-License-Identifier: Apache-2.0
// Encoded status lists as they come, as text and as bare gzip bytes: never more than the cap, never fewer
// entries than the minimum, and what decodes encodes to the same bits.
#include "base/bytes.h"
#include "base/text_encoding.h"
#include "wallet-format/src/deflate.h"
#include "wallet-format/status-list/bitstring.h"

#include <algorithm>
#include <cstdlib>

namespace {

constexpr std::size_t kCap = 128 * 1024;

void check(std::string_view encoded, unsigned entry_bits) {
    using namespace carnet::wallet;
    const auto bits = Bitstring::decode(encoded, entry_bits, kCap);
    if (!bits) return;
    if (bits->bytes().size() > kCap || bits->entries() < kMinStatusEntries) std::abort();
    if (!bits->get(bits->entries() - 1) || bits->get(bits->entries())) std::abort();
    const auto again = Bitstring::decode(bits->encode(), entry_bits, kCap);
    if (!again || !std::ranges::equal(again->bytes(), bits->bytes())) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carnet;
    if (size == 0) return 0;
    const unsigned entry_bits = 1 + data[0] % 8U;
    const ByteView rest(data + 1, size - 1);
    check(as_text(rest), entry_bits);
    check(encode_multibase(Multibase::kBase64Url, rest), entry_bits);
    if (const auto bytes = wallet::gunzip(rest, kCap); bytes && bytes->size() > kCap) std::abort();
    const auto packed = wallet::gzip(rest);
    if (!std::ranges::equal(wallet::gunzip(packed, rest.size()).value(), rest)) std::abort();
    return 0;
}
