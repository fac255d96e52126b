// SPDX-License-Identifier: Apache-2.0
//
// Runs a router on a port: Beast coroutines, optional TLS, every read bounded (limits.h), a gate that refuses
// the ambiguous requests which Beast lets through (docs/threat-model.md), and a shutdown that finishes what
// it acknowledged.
#pragma once

#include "base/result.h"
#include "http/limits.h"
#include "http/router.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace carnet::http {

struct TlsFiles {
    std::filesystem::path certificate_chain;  // PEM, leaf first
    std::filesystem::path private_key;        // PEM, readable by us only
};

struct Listen {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one, see Server::port()
    std::optional<TlsFiles> tls;
};

class Server {
  public:
    // Binds and listens; kIo names address and port when that fails, kConfiguration the TLS file that is
    // wrong. `handle` is called by `threads` threads at once, the same that read and write: while it blocks
    // (a remote fetch), one of them is missing, so give a program whose handlers wait more threads than
    // cores. A handler that throws is answered 500. Access lines (method, path, status, duration) go to the
    // log, those of successes at debug level only.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const Listen& listen,
                                                               const ServerLimits& limits,
                                                               std::function<Response(const Request&)> handle,
                                                               unsigned threads);
    [[nodiscard]] virtual std::uint16_t port() const noexcept = 0;
    // Stops accepting, answers every request whose header has arrived, closes; what lasts longer than
    // limits.shutdown_time is cut off. A handler that still runs then is waited for. Thread-safe; the
    // destructor does it too.
    virtual void stop() = 0;
    virtual ~Server() = default;
};

// Blocks until SIGINT or SIGTERM arrives (both are masked for all threads by this call's first use in main).
void block_stop_signals();
void wait_for_stop_signal();

}  // namespace carnet::http
