// SPDX-License-Identifier: Apache-2.0
// Token status lists as they come: as claims, as text, and as bare zlib bytes. Never more than the cap, no
// status outside its bits, and what decodes encodes to the same statuses.
#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "wallet-format/src/deflate.h"
#include "wallet-format/status-list/status_list_token.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace carnet;

constexpr std::size_t kCap = 128 * 1024;

void check(const wallet::TokenStatusList& list) {
    if (list.bytes().size() > kCap) std::abort();
    if (list.entries() != 0 && !list.get(list.entries() - 1)) std::abort();
    if (list.get(list.entries())) std::abort();
    if (list.entries() != 0 && list.get(0).value() >= 1U << list.entry_bits()) std::abort();
    const auto again = wallet::TokenStatusList::decode(list.encode(), list.entry_bits(), kCap);
    if (!again || !std::ranges::equal(again->bytes(), list.bytes())) std::abort();
}

void check_text(std::string_view lst, unsigned entry_bits) {
    if (const auto list = wallet::TokenStatusList::decode(lst, entry_bits, kCap)) check(*list);
}

void check_claims(std::string_view text) {
    const auto document = JsonDocument::parse(text);
    if (!document) return;
    const auto subject = document->root().find("sub");
    const auto uri =
        subject && subject->is_string() ? subject->string() : std::string_view("https://a.example");
    if (const auto token = wallet::read_status_list_claims(document->root(), uri, kCap)) check(token->list);
    if (const auto status = document->root().find("status")) {
        if (const auto reference = wallet::read_token_status(*status); reference && *reference)
            if ((*reference)->uri.empty()) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const unsigned entry_bits = 1U << data[0] % 4U;
    const ByteView rest(data + 1, size - 1);
    check_claims(as_text(ByteView(data, size)));
    check_text(as_text(rest), entry_bits);
    check_text(encode_base64url(rest), entry_bits);
    const auto packed = wallet::zlib_compress(rest);
    if (!std::ranges::equal(wallet::zlib_expand(packed, rest.size()).value(), rest)) std::abort();
    return 0;
}
