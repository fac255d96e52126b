// SPDX-License-Identifier: Apache-2.0
//
// Files of this program that nobody else on the machine may read.
#pragma once

#include "base/result.h"

#include <filesystem>

namespace carnet::verifier {

// Makes the file with mode 0600 where there is none; SQLite gives its other files the mode of the first.
// kIo with the system's reason.
[[nodiscard]] Result<void> make_private(const std::filesystem::path& file);

}  // namespace carnet::verifier
