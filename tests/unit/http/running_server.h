// SPDX-License-Identifier: Apache-2.0
// A server on a free loopback port that echoes what it understood, for tests with real sockets.
#pragma once

#include "base/log.h"
#include "http/server.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

namespace carnet::test {

class RunningServer {
  public:
    explicit RunningServer(const http::ServerLimits& limits = {}, unsigned threads = 2,
                           const http::Listen& listen = {}) {
        set_log_level(LogLevel::kError);
        auto started = http::Server::start(
            listen, limits, [this](const http::Request& request) { return answer(request); }, threads);
        if (!started) FAIL(started.error().message());
        server_ = *std::move(started);
    }

    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    void stop() { server_->stop(); }
    [[nodiscard]] int markers() const { return markers_; }
    [[nodiscard]] int handled() const { return handled_; }
    [[nodiscard]] int in_slow() const { return in_slow_; }

  private:
    http::Response answer(const http::Request& request) {
        ++handled_;
        if (request.path == "/marker") ++markers_;
        if (request.path == "/slow") {
            ++in_slow_;
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        if (request.path == "/large")
            return http::Response::with(200, "text/plain", std::string(8UL << 20U, 'l'));
        if (request.path == "/throws") throw std::runtime_error("internal detail");
        auto response =
            http::Response::with(200, "text/plain", request.method + " " + request.path + " " + request.body);
        response.fields.add("X-Query", request.query);
        response.fields.add("X-Peer", request.peer);
        return response;
    }

    std::atomic<int> markers_{0};
    std::atomic<int> handled_{0};
    std::atomic<int> in_slow_{0};
    std::unique_ptr<http::Server> server_;
};

}  // namespace carnet::test
