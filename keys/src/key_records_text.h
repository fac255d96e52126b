// SPDX-License-Identifier: Apache-2.0
//
// keys.json as text. docs/formats/key-store.md
#pragma once

#include "base/result.h"
#include "keys/key_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::keys {

inline constexpr std::size_t kMaxKeysText = 1024UL * 1024;

[[nodiscard]] std::string write_key_records(const std::vector<KeyRecord>& records);
// The records and the rules among them: ids in rising order, one active key a purpose, times that fit the
// state. kStoreCorrupt with a JSON Pointer.
[[nodiscard]] Result<std::vector<KeyRecord>> read_key_records(std::string_view text);

// 7 for "key-7"; nothing for any other form.
[[nodiscard]] std::optional<std::uint32_t> key_number(std::string_view id) noexcept;

}  // namespace carnet::keys
