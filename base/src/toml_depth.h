// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace carnet::toml_detail {

// The first line on which brackets and dots of keys go deeper than `most`; nothing where none does. Of text
// that is not TOML it may say either.
[[nodiscard]] std::optional<std::size_t> line_too_deep(std::string_view text, std::size_t most);

}  // namespace carnet::toml_detail
