// SPDX-License-Identifier: Apache-2.0
//
// Files that a person names on the command line, read whole within a bound.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace carnet::verifier {

// "-" is standard input. kIo with the path and the system's reason; kLimit when there is more than
// `max_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace carnet::verifier
