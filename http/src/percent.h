// SPDX-License-Identifier: Apache-2.0
//
// Percent-decoding of URL parts.
// spec: RFC 3986 2.1
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carnet::http {

enum class Plus : bool { kStays, kIsSpace };

// The decoded bytes, or nothing when a '%' is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, Plus plus);

// True when every '%' is followed by two hexadecimal digits.
[[nodiscard]] bool is_percent_encoded(std::string_view text) noexcept;

}  // namespace carnet::http
