// SPDX-License-Identifier: Apache-2.0
//
// Byte strings. Bytes owns, ByteView borrows; text stays in std::string and std::string_view.
// Secrets never live here: they have their own type in keys/secret_bytes.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carnet {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// The bytes of a text, borrowed.
[[nodiscard]] inline ByteView as_bytes(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Bytes seen as text, borrowed. Says nothing about their being UTF-8.
[[nodiscard]] inline std::string_view as_text(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Equality whose duration depends on the lengths only. For tokens and digests of secrets.
[[nodiscard]] bool equal_in_constant_time(ByteView a, ByteView b) noexcept;

}  // namespace carnet
