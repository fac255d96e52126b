// SPDX-License-Identifier: Apache-2.0
#include "http/local_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace carnet::http {
namespace {

constexpr std::chrono::milliseconds kQuestionTime{5'000};
constexpr int kLookMilliseconds = 100;  // how long a stop may wait to be seen
constexpr int kWaiting = 64;

// Closed when it goes.
class Socket {
  public:
    explicit Socket(int descriptor) noexcept : descriptor_(descriptor) {}
    Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Socket& operator=(Socket&&) = delete;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int get() const noexcept { return descriptor_; }
    [[nodiscard]] int release() noexcept { return std::exchange(descriptor_, -1); }

  private:
    int descriptor_;
};

Error failed(ErrorCode code, std::string_view what, const std::filesystem::path& path) {
    return error(code, std::string(what) + ": " + std::generic_category().message(errno), path.string());
}

Result<sockaddr_un> address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto text = path.string();
    if (text.size() >= sizeof address.sun_path)
        return error(ErrorCode::kIo, "The path is too long for a socket: at most 107 bytes.", text);
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    return address;
}

Result<Socket> new_socket(const std::filesystem::path& path) {
    Socket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket.get() < 0) return failed(ErrorCode::kIo, "A socket cannot be made", path);
    return socket;
}

bool connects(int socket, const sockaddr_un& address) {
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// The kernel's word on who is on the other side.
bool is_of_our_user(int socket) {
    ucred other{};
    socklen_t size = sizeof other;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &other, &size) == 0 && other.uid == ::geteuid();
}

void set_time(int socket, std::chrono::milliseconds time) {
    timeval limit{};
    limit.tv_sec = time.count() / 1'000;
    limit.tv_usec = time.count() % 1'000 * 1'000;
    static_cast<void>(::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit));
    static_cast<void>(::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit));
}

bool send_line(int socket, std::string_view text) {
    std::string line(text);
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const auto sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// Up to the line end; nothing when the other side is too slow, says too much, or goes.
std::optional<std::string> read_line(int socket) {
    std::string text;
    std::array<char, 16'384> piece{};
    for (;;) {
        const auto size = ::recv(socket, piece.data(), piece.size(), 0);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return std::nullopt;
        text.append(piece.data(), static_cast<std::size_t>(size));
        if (text.back() == '\n') break;
        if (text.size() > kMaxLocalMessage) return std::nullopt;
    }
    text.pop_back();
    return text;
}

}  // namespace

Result<LocalListener> LocalListener::listen(const std::filesystem::path& path) {
    CARNET_TRY(const auto address, address_of(path));
    CARNET_TRY(auto socket, new_socket(path));
    {
        CARNET_TRY(const auto probe, new_socket(path));
        if (connects(probe.get(), address))
            return error(ErrorCode::kConflict, "Another process listens there already.", path.string());
    }
    ::unlink(path.c_str());
    const auto mask = ::umask(0177);
    const bool bound = ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::umask(mask);
    if (!bound || ::listen(socket.get(), kWaiting) != 0)
        return failed(ErrorCode::kIo, "The socket cannot be made", path);
    return LocalListener(socket.release(), path);
}

LocalListener::LocalListener(LocalListener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

LocalListener::~LocalListener() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

void LocalListener::run(const std::stop_token& stop, const LocalAnswer& answer) const {
    while (!stop.stop_requested()) {
        pollfd waiting{descriptor_, POLLIN, 0};
        if (::poll(&waiting, 1, kLookMilliseconds) <= 0) continue;
        const Socket socket(::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC));
        if (socket.get() < 0 || !is_of_our_user(socket.get())) continue;
        set_time(socket.get(), kQuestionTime);
        const auto question = read_line(socket.get());
        if (question) static_cast<void>(send_line(socket.get(), answer(*question)));
    }
}

Result<std::string> ask_local(const std::filesystem::path& path, std::string_view question,
                              std::chrono::milliseconds timeout) {
    CARNET_TRY(const auto address, address_of(path));
    CARNET_TRY(const auto socket, new_socket(path));
    if (!connects(socket.get(), address))
        return failed(ErrorCode::kFetchFailed, "Nobody listens there", path);
    if (!is_of_our_user(socket.get()))
        return error(ErrorCode::kFetchRefused, "Another user's process listens there.", path.string());
    set_time(socket.get(), timeout);
    if (!send_line(socket.get(), question))
        return failed(ErrorCode::kFetchFailed, "It could not be asked", path);
    errno = 0;
    auto answer = read_line(socket.get());
    if (answer) return *std::move(answer);
    if (errno == EAGAIN) return error(ErrorCode::kFetchTimeout, "No answer in time.", path.string());
    return error(ErrorCode::kFetchBadAnswer, "It was closed without an answer.", path.string());
}

}  // namespace carnet::http
