// SPDX-License-Identifier: Apache-2.0
//
// The pages that people open, read into memory when serve starts: a request names one of these files or
// nothing, so that no path of a request ever reaches the disk. Values; thread-safe to read.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

inline constexpr std::size_t kMaxPageFiles = 500;
inline constexpr std::size_t kMaxPageFileBytes = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t kMaxPageBytes = std::size_t{64} * 1024 * 1024;  // of all together

// One way in which a file is sent.
struct PageBody {
    std::string encoding;  // "br", "gzip"; empty: as it is
    std::string bytes;
    std::string etag;  // strong, of these bytes; with its quotes
};

struct PageFile {
    std::string path;  // "/assets/index-3f2a.js"; index.html of the folder itself is "/"
    std::string_view media_type;
    bool is_immutable = false;     // its name changes with its content: everything under /assets/
    std::vector<PageBody> bodies;  // smallest first; the last is the file as it is
};

struct PageFiles {
    std::vector<PageFile> files;
    std::vector<std::string> unused;  // of kinds that are not served, links, odd names
};

// kIo, kNotFound: there is no such folder, or no index.html in it; the remedy says how the pages are built.
// kLimit: more than the limits above.
[[nodiscard]] Result<PageFiles> read_page_files(const std::filesystem::path& folder);

}  // namespace carnet::verifier
