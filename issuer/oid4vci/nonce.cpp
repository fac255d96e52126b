// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/nonce.h"

#include "base/bytes.h"
#include "base/text_encoding.h"
#include "keys/digest.h"

#include <algorithm>
#include <span>

namespace carnet::issuer {
namespace {

// 8 bytes: its end in seconds; 16: random; 16: the code over both.
constexpr std::size_t kEndBytes = 8;
constexpr std::size_t kContentBytes = 24;
constexpr std::size_t kCodeBytes = 16;
using Content = std::span<const std::uint8_t, kContentBytes>;

// What is hashed has one length, and half of the digest is kept: nothing can be appended to it.
std::array<std::uint8_t, kCodeBytes> code_over(Content content, ByteView secret) {
    Bytes all(secret.begin(), secret.end());
    all.insert(all.end(), content.begin(), content.end());
    const auto digest = keys::sha256(all);
    std::array<std::uint8_t, kCodeBytes> code{};
    std::copy_n(digest.begin(), kCodeBytes, code.begin());
    return code;
}

}  // namespace

NonceMint::NonceMint(Random& random) {
    random.fill(secret_);
}

std::string NonceMint::make(UtcTime now, Random& random) const {
    std::array<std::uint8_t, kContentBytes + kCodeBytes> nonce{};
    random.fill(nonce);
    auto end = static_cast<std::uint64_t>(now.seconds + kNonceSeconds);
    for (std::size_t i = kEndBytes; i-- > 0; end >>= 8) nonce[i] = static_cast<std::uint8_t>(end & 0xff);
    const auto code = code_over(Content(nonce.data(), kContentBytes), secret_);
    std::copy(code.begin(), code.end(), nonce.begin() + kContentBytes);
    return encode_base64url(nonce);
}

bool NonceMint::is_good(std::string_view text, UtcTime now) const {
    const auto nonce = decode_base64url(text);
    if (!nonce || nonce->size() != kContentBytes + kCodeBytes) return false;
    const auto code = code_over(Content(nonce->data(), kContentBytes), secret_);
    if (!equal_in_constant_time(ByteView(*nonce).subspan(kContentBytes), code)) return false;
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < kEndBytes; ++i) end = end << 8 | (*nonce)[i];
    return now.seconds < static_cast<std::int64_t>(end);
}

}  // namespace carnet::issuer
