// SPDX-License-Identifier: Apache-2.0
// Small files that are there as a whole or not at all, also after a power cut.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::issuer {

// Writes beside, syncs, renames over `path`, syncs the directory. Mode 0600. kDiskFull, kReadOnly, kIo.
[[nodiscard]] Result<void> write_file_durably(const std::filesystem::path& path, std::string_view text);
// The whole file; kNotFound, kLimit over `max_bytes`, kIo.
[[nodiscard]] Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes);
// A directory with mode 0700 that was not there. kConflict, kDiskFull, kReadOnly, kIo.
[[nodiscard]] Result<void> make_private_directory(const std::filesystem::path& path);
[[nodiscard]] Result<void> sync_directory(const std::filesystem::path& path);

}  // namespace carnet::issuer
