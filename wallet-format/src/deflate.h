// SPDX-License-Identifier: Apache-2.0
//
// Compressed bytes in the two wrappers that status lists use, with two properties they need: writing equal
// input gives equal bytes, and reading never holds more than the caller allows, however small the input that
// asks for it. Bitstring lists are gzip, token lists zlib.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>

namespace carnet::wallet {

// One member, without time, name or operating system.
// spec: RFC 1952 2.3
[[nodiscard]] Bytes gzip(ByteView bytes);
// One whole member and nothing behind it. kStatusListEncoding: not gzip, damaged, cut short, or followed by
// something. kStatusListTooLarge: more than `max_bytes` inside; noticed before they are kept.
[[nodiscard]] Result<Bytes> gunzip(ByteView compressed, std::size_t max_bytes);

// The same as a zlib stream.
// spec: RFC 1950 2.2
[[nodiscard]] Bytes zlib_compress(ByteView bytes);
[[nodiscard]] Result<Bytes> zlib_expand(ByteView compressed, std::size_t max_bytes);

}  // namespace carnet::wallet
