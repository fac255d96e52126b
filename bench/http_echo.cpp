// SPDX-License-Identifier: Apache-2.0
//
// Question: how much CPU does our HTTP server itself spend on one POST of 3 KB on a keep-alive connection?
//
// One server thread echoes, this program's other threads send over loopback with blocking sockets. Printed is
// the CPU time of the server's thread per request (the process without the senders) and requests per second.
// usage: http_echo [SECONDS=3] [CONNECTIONS=8]
#include "http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using carnet::http::Listen;
using carnet::http::Request;
using carnet::http::Response;
using carnet::http::Server;

double cpu_seconds(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int connect_to(std::uint16_t port) {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::exit(1);
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

// Reads one answer: its header and the 3072 bytes of the echo.
void receive_answer(int fd, std::string& space) {
    std::size_t got = 0;
    for (;;) {
        const auto count = recv(fd, space.data() + got, space.size() - got, 0);
        if (count <= 0) std::exit(1);
        got += static_cast<std::size_t>(count);
        const auto end = std::string_view(space.data(), got).find("\r\n\r\n");
        if (end != std::string_view::npos && got >= end + 4 + 3072) return;
    }
}

// Sends requests one after another on each of its connections, until told to stop; returns how many.
std::size_t send_requests(std::uint16_t port, int connections, const std::atomic<bool>& stop, double& cpu) {
    const std::string request =
        "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Accept: */*\r\nUser-Agent: bench\r\nContent-Length: 3072\r\n\r\n" +
        std::string(3072, 'x');
    std::vector<int> sockets;
    for (int i = 0; i < connections; ++i) sockets.push_back(connect_to(port));
    std::string answer(8192, '\0');
    std::size_t done = 0;
    while (!stop.load(std::memory_order_relaxed)) {
        for (const int fd : sockets) {
            if (send(fd, request.data(), request.size(), MSG_NOSIGNAL) < 0) std::exit(1);
        }
        for (const int fd : sockets) {
            receive_answer(fd, answer);
            ++done;
        }
    }
    for (const int fd : sockets) close(fd);
    cpu = cpu_seconds(RUSAGE_THREAD);
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 3;
    const int connections = argc > 2 ? std::atoi(argv[2]) : 8;
    auto server = Server::start(
        Listen{}, {}, [](const Request& request) { return Response::json(200, request.body); }, 1);
    if (!server) {
        std::fprintf(stderr, "%s\n", server.error().message().c_str());
        return 1;
    }
    std::atomic<bool> stop{false};
    std::size_t done = 0;
    double sender_cpu = 0;
    const double before = cpu_seconds(RUSAGE_SELF);
    std::thread sender([&] { done = send_requests((*server)->port(), connections, stop, sender_cpu); });
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
    sender.join();
    const double cpu = cpu_seconds(RUSAGE_SELF) - before - sender_cpu;
    std::printf("http_echo: POST 3 KB, %d connections: %.1f us of server CPU per request, %.0f requests/s\n",
                connections, cpu / static_cast<double>(done) * 1e6, static_cast<double>(done) / seconds);
    return 0;
}
