// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/files.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace carnet::verifier {
namespace {

Error unreadable(const std::filesystem::path& path) {
    return error(ErrorCode::kIo, std::string("cannot be read: ") + std::generic_category().message(errno),
                 path.string());
}

Result<std::string> read_descriptor(int descriptor, const std::filesystem::path& path,
                                    std::size_t max_bytes) {
    std::string text;
    char piece[16 * 1024];
    for (;;) {
        const auto got = ::read(descriptor, piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(path);
        if (got == 0) return text;
        text.append(piece, static_cast<std::size_t>(got));
        if (text.size() > max_bytes)
            return error(ErrorCode::kLimit, "is larger than " + std::to_string(max_bytes) + " bytes",
                         path.string());
    }
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    if (path == "-") return read_descriptor(STDIN_FILENO, path, max_bytes);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unreadable(path);
    auto text = read_descriptor(descriptor, path, max_bytes);
    ::close(descriptor);
    return text;
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view text) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0 && errno == EEXIST)
        return error(ErrorCode::kConflict, "is there already; name another file", path.string());
    const bool is_open = descriptor >= 0;
    bool is_written = is_open;
    while (is_written && !text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        is_written = written > 0;
        if (is_written) text.remove_prefix(static_cast<std::size_t>(written));
    }
    const int failed = errno;
    if (is_open && ::close(descriptor) == 0 && is_written) return {};
    return error(ErrorCode::kIo, "cannot be written: " + std::generic_category().message(failed),
                 path.string());
}

}  // namespace carnet::verifier
