// SPDX-License-Identifier: Apache-2.0
//
// Files that survive a crash: either the old text or the new one is there, never a half.
#pragma once

#include "base/result.h"
#include "keys/src/file_descriptor.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace carnet::keys {

// An errno as an Error with its remedy: kReadOnly, kDiskFull, kNotFound or kIo. `doing` continues
// "could not ...".
[[nodiscard]] Error system_error(int number, std::string_view doing, const std::filesystem::path& path);

// All of a regular file; kLimit above `max_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// Writes `<path>.tmp` (mode 0600), syncs it, renames it over `path` and syncs the directory. One writer at a
// time: hold the DirectoryLock.
[[nodiscard]] Result<void> write_durably(const std::filesystem::path& path, std::string_view text);

[[nodiscard]] Result<void> sync_directory(const std::filesystem::path& directory);

// Held while a directory is changed; other processes that keep to it wait outside. Released by the kernel
// when the process ends, however it ends.
class DirectoryLock {
  public:
    // kStoreBusy when another process holds it.
    [[nodiscard]] static Result<DirectoryLock> acquire(const std::filesystem::path& directory);

  private:
    explicit DirectoryLock(FileDescriptor file) noexcept : file_(std::move(file)) {}
    FileDescriptor file_;
};

}  // namespace carnet::keys
