// SPDX-License-Identifier: Apache-2.0
//
// Bytes as text and back, strictly: each decoder accepts exactly one spelling of each byte string, so
// that decode(encode(x)) == x and encode(decode(t)) == t. No white space, no padding, no second alphabet.
//
// Errors carry the offset of the first character that is wrong. All functions are pure and thread-safe.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet {

// Lower-case hexadecimal. Decoding accepts either case (digests are printed both ways).
// spec: RFC 4648 8
[[nodiscard]] std::string encode_hex(ByteView bytes);
[[nodiscard]] Result<Bytes> decode_hex(std::string_view text);

// base64url without padding; unused trailing bits must be zero.
// spec: RFC 4648 5, RFC 7515 2
[[nodiscard]] std::string encode_base64url(ByteView bytes);
[[nodiscard]] Result<Bytes> decode_base64url(std::string_view text);

// Standard base64 with padding, for digestSRI values only.
// spec: RFC 4648 4
[[nodiscard]] std::string encode_base64(ByteView bytes);
[[nodiscard]] Result<Bytes> decode_base64(std::string_view text);

// base45, what a QR code holds in its alphanumeric mode: three digits for two bytes, two for a last one.
// spec: RFC 9285 4
[[nodiscard]] std::string encode_base45(ByteView bytes);
[[nodiscard]] Result<Bytes> decode_base45(std::string_view text);

// base58 in the Bitcoin alphabet. Decoding costs O(n^2), so it refuses texts over `kMaxBase58Text`.
// spec: Controlled Identifiers 1.0 section 2.4 (Multibase)
inline constexpr std::size_t kMaxBase58Text = 1024;
[[nodiscard]] std::string encode_base58btc(ByteView bytes);
[[nodiscard]] Result<Bytes> decode_base58btc(std::string_view text);

// Multibase with the two bases in use: 'z' base58btc and 'u' base64url without padding.
enum class Multibase : char { kBase58Btc = 'z', kBase64Url = 'u' };
[[nodiscard]] std::string encode_multibase(Multibase base, ByteView bytes);
// Decodes a value that must stand in `base`; another or no header is kBadMultibase.
[[nodiscard]] Result<Bytes> decode_multibase(Multibase base, std::string_view text);
// Decodes a value in either base.
[[nodiscard]] Result<Bytes> decode_multibase(std::string_view text);

// True when the bytes are well-formed UTF-8 (no surrogates, no overlong forms, up to U+10FFFF).
// spec: RFC 3629 4
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

}  // namespace carnet
