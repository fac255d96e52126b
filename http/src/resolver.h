// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sys/socket.h>

namespace carnet::http {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    [[nodiscard]] const sockaddr& address() const noexcept {
        return reinterpret_cast<const sockaddr&>(storage);  // what sockaddr_storage is made for
    }
};

// Looks names up, each in its own thread, because the system's resolver can neither be interrupted nor be
// given a time. A look-up that outlasts its deadline is left behind and ends by itself; how many may be
// pending at once is bounded. Thread-safe.
class Resolver {
  public:
    Resolver();
    // At least one address, in the system's order. kFetchFailed (no such name, too many pending),
    // kFetchTimeout.
    [[nodiscard]] Result<std::vector<SocketAddress>> resolve(
        const std::string& host, std::uint16_t port, std::chrono::steady_clock::time_point deadline) const;

  private:
    struct Pending;
    std::shared_ptr<Pending> pending_;
};

}  // namespace carnet::http
