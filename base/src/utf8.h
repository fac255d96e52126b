// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace carnet {

// Bytes of the well-formed UTF-8 character at the front of the text; 0 if none stands there.
// spec: RFC 3629 4
[[nodiscard]] std::size_t utf8_character_length(std::string_view text) noexcept;

}  // namespace carnet
