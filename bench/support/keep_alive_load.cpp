// SPDX-License-Identifier: Apache-2.0
#include "bench/support/keep_alive_load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace carnet::bench {
namespace {

[[noreturn]] void give_up(std::string_view why, std::string_view what = {}) {
    std::fprintf(stderr, "load: %.*s %.*s\n", static_cast<int>(why.size()), why.data(),
                 static_cast<int>(what.size()), what.data());
    std::exit(1);
}

int connect_to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        give_up("cannot connect");
    const int on = 1;
    if (::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) give_up("cannot set TCP_NODELAY");
    return fd;
}

void send_all(int socket, std::string_view request) {
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        give_up("cannot send");
}

// The length of the body, by the header before it.
std::size_t content_length(std::string_view header) {
    constexpr std::string_view kName = "\r\nContent-Length: ";
    const auto at = header.find(kName);
    if (at == std::string_view::npos) give_up("an answer without Content-Length:", header);
    const auto digits = header.substr(at + kName.size());
    std::size_t length = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), length);
    return length;
}

}  // namespace

KeepAliveLoad::KeepAliveLoad(std::uint16_t port, int connections) : space_(std::size_t{1} << 20, '\0') {
    for (int i = 0; i < connections; ++i) sockets_.push_back(connect_to(port));
}

KeepAliveLoad::~KeepAliveLoad() {
    for (const int socket : sockets_) ::close(socket);
}

std::string_view KeepAliveLoad::receive(int socket, std::string_view expected) {
    std::size_t got = 0;
    std::size_t body = std::string::npos;
    std::size_t end = std::string::npos;
    while (got < end) {
        const auto count = ::recv(socket, space_.data() + got, space_.size() - got, MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN) continue;
        if (count <= 0) give_up("the connection was closed, or an answer is larger than a megabyte");
        got += static_cast<std::size_t>(count);
        if (body != std::string::npos) continue;
        const std::string_view all(space_.data(), got);
        const auto header = all.find("\r\n\r\n");
        if (header == std::string_view::npos) continue;
        body = header + 4;
        end = body + content_length(all.substr(0, body));
    }
    const std::string_view answer(space_.data() + body, end - body);
    if (!answer.starts_with(expected)) give_up("not the expected answer:", answer);
    return answer;
}

std::size_t KeepAliveLoad::round(std::string_view request, std::string_view expected) {
    for (const int socket : sockets_) send_all(socket, request);
    for (const int socket : sockets_) receive(socket, expected);
    return sockets_.size();
}

std::string_view KeepAliveLoad::exchange(std::string_view request, std::string_view expected) {
    send_all(sockets_.front(), request);
    return receive(sockets_.front(), expected);
}

std::string post_request(std::string_view path, std::string_view content_type, std::string_view body,
                         std::string_view more_fields) {
    std::string text("POST ");
    text.append(path).append(" HTTP/1.1\r\nHost: localhost\r\nContent-Type: ").append(content_type);
    text.append("\r\nAccept: */*\r\nUser-Agent: bench\r\n").append(more_fields).append("Content-Length: ");
    text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return text;
}

}  // namespace carnet::bench
