// SPDX-License-Identifier: Apache-2.0
#include "keys/src/durable_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace carnet::keys {

namespace {

constexpr mode_t kOwnerOnly = 0600;

ErrorCode code_for(int number) {
    switch (number) {
        case EACCES:
        case EPERM:
        case EROFS:
            return ErrorCode::kReadOnly;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return ErrorCode::kDiskFull;
        case ENOENT:
        case ENOTDIR:
            return ErrorCode::kNotFound;
        default:
            return ErrorCode::kIo;
    }
}

std::string_view remedy_for(ErrorCode code) {
    if (code == ErrorCode::kReadOnly) return "; give this user the right to it, or choose another place";
    if (code == ErrorCode::kDiskFull) return "; make room and try again, what was there before is unchanged";
    if (code == ErrorCode::kNotFound) return "; check the path";
    return "; look at the system log for the disk's state";
}

template <class Call>
auto retry_interrupted(Call call) {
    auto answer = call();
    while (answer < 0 && errno == EINTR) answer = call();
    return answer;
}

FileDescriptor open_file(const std::filesystem::path& path, int flags) {
    return FileDescriptor(
        retry_interrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, kOwnerOnly); }));
}

Result<void> write_all(const FileDescriptor& file, std::string_view text, const std::filesystem::path& path) {
    while (!text.empty()) {
        const ssize_t written =
            retry_interrupted([&] { return ::write(file.number(), text.data(), text.size()); });
        if (written < 0) return system_error(errno, "write", path);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

// A file of that name left over from a crash is overwritten; O_NOFOLLOW because nobody puts a link there in
// good faith.
Result<void> write_temporary(const std::filesystem::path& path, std::string_view text) {
    const FileDescriptor file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (!file.is_open()) return system_error(errno, "create", path);
    if (::fchmod(file.number(), kOwnerOnly) != 0) return system_error(errno, "protect", path);
    CARNET_TRY_VOID(write_all(file, text, path));
    if (::fsync(file.number()) != 0) return system_error(errno, "write to the disk", path);
    return {};
}

}  // namespace

Error system_error(int number, std::string_view doing, const std::filesystem::path& path) {
    const ErrorCode code = code_for(number);
    const std::string reason = std::error_code(number, std::generic_category()).message();
    return error(code, "could not " + std::string(doing) + ": " + reason + std::string(remedy_for(code)),
                 path.string());
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    if (!file.is_open()) return system_error(errno, "open", path);
    std::string text;
    std::array<char, 4096> piece{};
    while (true) {
        const ssize_t got =
            retry_interrupted([&] { return ::read(file.number(), piece.data(), piece.size()); });
        if (got < 0) return system_error(errno, "read", path);
        if (got == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > max_bytes) {
            return error(ErrorCode::kLimit, "the file is larger than any that Carnet writes here",
                         path.string());
        }
    }
}

Result<void> write_durably(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::path temporary = path;
    temporary += ".tmp";
    if (const auto written = write_temporary(temporary, text); !written) {
        ::unlink(temporary.c_str());
        return written.error();
    }
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        const int number = errno;
        ::unlink(temporary.c_str());
        return system_error(number, "rename a new file to", path);
    }
    return sync_directory(path.parent_path());
}

Result<void> sync_directory(const std::filesystem::path& directory) {
    const FileDescriptor opened = open_file(directory.empty() ? "." : directory, O_RDONLY | O_DIRECTORY);
    if (!opened.is_open()) return system_error(errno, "open", directory);
    if (::fsync(opened.number()) != 0) return system_error(errno, "write to the disk", directory);
    return {};
}

Result<DirectoryLock> DirectoryLock::acquire(const std::filesystem::path& directory) {
    const auto path = directory / "lock";
    FileDescriptor file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (!file.is_open()) return system_error(errno, "open the lock", path);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return system_error(errno, "take the lock", path);
        return error(ErrorCode::kStoreBusy,
                     "another process is changing this store; try again when it is done", path.string());
    }
    return DirectoryLock(std::move(file));
}

}  // namespace carnet::keys
