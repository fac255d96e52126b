// SPDX-License-Identifier: Apache-2.0
// A loopback connection that sends and receives bytes as they are, for what no well-behaved client would
// send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

namespace carnet::test {

class RawConnection {
  public:
    explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;
    ~RawConnection() { ::close(socket_); }

    [[nodiscard]] bool connected() const { return connected_; }

    // False when the peer has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void end_sending() { ::shutdown(socket_, SHUT_WR); }

    // Everything until the peer closes; `closed()` is false when it did not within the time.
    std::string read_all(std::chrono::milliseconds longest = std::chrono::seconds(5)) {
        while (more(longest)) {
        }
        return std::exchange(pending_, {});
    }

    // One response: header and as much body as Content-Length says (none for `head`). Empty when the peer
    // closed or said nothing.
    std::string read_response(bool head = false,
                              std::chrono::milliseconds longest = std::chrono::seconds(5)) {
        for (;;) {
            const auto end = pending_.find("\r\n\r\n");
            if (end != std::string::npos) {
                const auto size = end + 4 + (head ? 0 : content_length(pending_.substr(0, end + 2)));
                if (pending_.size() >= size) {
                    std::string response = pending_.substr(0, size);
                    pending_.erase(0, size);
                    return response;
                }
            }
            if (!more(longest)) return {};
        }
    }

    [[nodiscard]] bool closed() const { return closed_; }
    [[nodiscard]] const std::string& pending() const { return pending_; }

  private:
    static std::size_t content_length(const std::string& header) {
        constexpr std::string_view kName = "Content-Length: ";
        const auto at = header.find(kName);
        return at == std::string::npos ? 0 : std::stoul(header.substr(at + kName.size()));
    }

    bool more(std::chrono::milliseconds longest) {
        pollfd waiting{socket_, POLLIN, 0};
        if (closed_ || ::poll(&waiting, 1, static_cast<int>(longest.count())) != 1) return false;
        char bytes[16384];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        closed_ = got <= 0;
        if (!closed_) pending_.append(bytes, static_cast<std::size_t>(got));
        return !closed_;
    }

    int socket_;
    bool connected_ = false;
    bool closed_ = false;
    std::string pending_;
};

inline int status_of(const std::string& response) {
    return response.size() > 12 && response.starts_with("HTTP/1.") ? std::stoi(response.substr(9, 3)) : 0;
}

inline std::string body_of(const std::string& response) {
    const auto end = response.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : response.substr(end + 4);
}

}  // namespace carnet::test
