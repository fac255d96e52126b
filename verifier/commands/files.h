// SPDX-License-Identifier: Apache-2.0
//
// Files that a person names on the command line: read whole within a bound, or written where none was.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::verifier {

// "-" is standard input. kIo with the path and the system's reason; kLimit when there is more than
// `max_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// kConflict: there is a file of this name already. kIo.
[[nodiscard]] Result<void> write_new_file(const std::filesystem::path& path, std::string_view text);

}  // namespace carnet::verifier
