// SPDX-License-Identifier: Apache-2.0
//
// Question: how much CPU does our HTTP server itself spend on one POST of 3 KB on a keep-alive connection?
//
// One server thread echoes, this program's other threads send over loopback with blocking sockets. Printed is
// the CPU time of the server's thread per request (the process without the senders) and requests per second.
// usage: http_echo [SECONDS=3] [CONNECTIONS=8]
#include "bench/support/keep_alive_load.h"
#include "http/server.h"

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

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

// Sends requests until told to stop; returns how many were answered, and what this thread spent.
std::size_t send_requests(std::uint16_t port, int connections, const std::atomic<bool>& stop, double& cpu) {
    const std::string body(3072, 'x');
    const auto request = carnet::bench::post_request("/v1/verify", "application/json", body);
    carnet::bench::KeepAliveLoad load(port, connections);
    std::size_t done = 0;
    while (!stop.load(std::memory_order_relaxed)) done += load.round(request, body);
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
