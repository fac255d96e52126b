// SPDX-License-Identifier: Apache-2.0
#include "http/src/resolver.h"

#include <netdb.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace carnet::http {
namespace {

constexpr int kMaxPending = 32;

using Addresses = std::vector<SocketAddress>;

Addresses ask_system(const std::string& host, std::uint16_t port, int flags) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return {};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
    Addresses all;
    for (const auto* one = found; one != nullptr; one = one->ai_next) {
        if (one->ai_addrlen > sizeof(sockaddr_storage)) continue;
        SocketAddress address;
        std::memcpy(&address.storage, one->ai_addr, one->ai_addrlen);
        address.size = one->ai_addrlen;
        all.push_back(address);
    }
    return all;
}

// What the asking and the looking thread share; the last of the two frees it.
struct Lookup {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<Addresses> found;
};

Error failed(const std::string& host, std::string detail) {
    return error(ErrorCode::kFetchFailed, std::move(detail), host);
}

}  // namespace

struct Resolver::Pending {
    std::atomic<int> count{0};
};

Resolver::Resolver() : pending_(std::make_shared<Pending>()) {}

Result<Addresses> Resolver::resolve(const std::string& host, std::uint16_t port,
                                    std::chrono::steady_clock::time_point deadline) const {
    // Every spelling of a number ("127.1", "0x7f000001") is an address at once and needs no thread.
    if (auto numeric = ask_system(host, port, AI_NUMERICHOST); !numeric.empty()) return numeric;
    if (++pending_->count > kMaxPending) {
        --pending_->count;
        return failed(host, "Too many names are being looked up; try again later.");
    }
    auto lookup = std::make_shared<Lookup>();
    try {
        std::thread([lookup, host, port, pending = pending_] {
            auto found = ask_system(host, port, 0);
            {
                const std::lock_guard lock(lookup->mutex);
                lookup->found = std::move(found);
            }
            lookup->done.notify_one();
            --pending->count;
        }).detach();
    } catch (const std::system_error&) {
        --pending_->count;
        return failed(host, "No thread is free to look the name up; try again later.");
    }
    std::unique_lock lock(lookup->mutex);
    if (!lookup->done.wait_until(lock, deadline, [&] { return lookup->found.has_value(); })) {
        return error(ErrorCode::kFetchTimeout, "The name was not found in time; try again later.", host);
    }
    if (lookup->found->empty()) return failed(host, "This host name is not known.");
    return *std::move(lookup->found);
}

}  // namespace carnet::http
