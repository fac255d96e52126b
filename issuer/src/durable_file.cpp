// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace carnet::issuer {
namespace {

Error io_error(int code, std::string_view what, const std::filesystem::path& path) {
    const std::string detail = std::string(what) + ": " + std::generic_category().message(code);
    switch (code) {
        case ENOSPC:
        case EDQUOT:
            return error(ErrorCode::kDiskFull, detail + ". Make room and try again.", path.string());
        case EACCES:
        case EPERM:
        case EROFS:
            return error(ErrorCode::kReadOnly, detail + ". Check owner and permissions of the directory.",
                         path.string());
        case EEXIST:
            return error(ErrorCode::kConflict, detail + ".", path.string());
        case ENOENT:
            return error(ErrorCode::kNotFound, detail + ".", path.string());
        default:
            return error(ErrorCode::kIo, detail + ".", path.string());
    }
}

class Descriptor {
  public:
    explicit Descriptor(int value) noexcept : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    [[nodiscard]] int get() const noexcept { return value_; }
    [[nodiscard]] bool is_open() const noexcept { return value_ >= 0; }

  private:
    int value_;
};

Result<void> write_all(int descriptor, std::string_view text, const std::filesystem::path& path) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return io_error(errno, "The file could not be written", path);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) return io_error(errno, "The file could not be brought to the disk", path);
    return {};
}

Result<void> write_new(const std::filesystem::path& path, std::string_view text) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) return io_error(errno, "The file could not be made", path);
    return write_all(file.get(), text, path);
}

}  // namespace

Result<void> write_file_durably(const std::filesystem::path& path, std::string_view text) {
    // The process id keeps two writers of one file from sharing a temporary file.
    const std::filesystem::path beside = path.string() + ".new-" + std::to_string(::getpid());
    auto written = write_new(beside, text);
    if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
        written = io_error(errno, "The file could not be put in place", path);
    }
    if (!written) {
        ::unlink(beside.c_str());
        return written;
    }
    return sync_directory(path.parent_path());
}

Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return io_error(errno, "The file could not be opened", path);
    std::string text(max_bytes + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return io_error(errno, "The file could not be read", path);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size > max_bytes)
        return error(ErrorCode::kLimit, "The file is larger than it can be.", path.string());
    text.resize(size);
    return text;
}

Result<void> make_private_directory(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), 0700) != 0) return io_error(errno, "The directory could not be made", path);
    return {};
}

Result<void> sync_directory(const std::filesystem::path& path) {
    const Descriptor directory(::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open() || ::fsync(directory.get()) != 0) {
        return io_error(errno, "The directory could not be brought to the disk", path);
    }
    return {};
}

}  // namespace carnet::issuer
