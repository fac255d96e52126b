// SPDX-License-Identifier: Apache-2.0
//
// gzip with two properties that status lists need: writing equal input gives equal bytes, and reading never
// holds more than the caller allows, however small the input that asks for it.
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

}  // namespace carnet::wallet
