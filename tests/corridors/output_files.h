// SPDX-License-Identifier: Apache-2.0
// Files in and out.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::corridors {

[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file);
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file, std::string_view text);

}  // namespace carnet::corridors
