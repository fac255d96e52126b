// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_home.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace carnet::issuer {
namespace {

bool is_lock_name(std::string_view name) {
    return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

// Who holds it: the number that the holder wrote.
std::string holder_of(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    std::string number(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    number.erase(std::find_if(number.begin(), number.end(), [](char c) { return c < '0' || c > '9'; }),
                 number.end());
    return number.empty() ? "another process" : "process " + number;
}

}  // namespace

Result<HomeLock> HomeLock::take(const IssuerHome& home, std::string_view name) {
    const auto path = home.directory() / "locks" / (std::string(name) + ".lock");
    if (!is_lock_name(name)) return error(ErrorCode::kBadValue, "This is no name for a lock.", path.string());
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return error(errno == ENOSPC ? ErrorCode::kDiskFull : ErrorCode::kReadOnly,
                     "The lock cannot be opened. Check owner and permissions of the home.", path.string());
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = holder_of(descriptor);
        ::close(descriptor);
        return error(
            ErrorCode::kConflict,
            "Already running: " + holder + " does this in the same home. Wait for it, or stop it first.",
            path.string());
    }
    // For the person who meets the lock; the lock itself does not depend on it.
    const std::string number = std::to_string(::getpid()) + "\n";
    [[maybe_unused]] const bool is_named =
        ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, number.data(), number.size(), 0) > 0;
    return HomeLock(descriptor);
}

HomeLock::HomeLock(HomeLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

HomeLock& HomeLock::operator=(HomeLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

HomeLock::~HomeLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace carnet::issuer
