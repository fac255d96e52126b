// SPDX-License-Identifier: Apache-2.0
//
// Every open connection of a server, as those see it who are not its coroutine: the sweeper that enforces
// deadlines, the caps, and stop(). They never touch the connection's stream; they shut its socket down, which
// the kernel allows from any thread, and the coroutine then finds its read or write ended. That keeps the hot
// path free of timers and strands: entering a phase is one atomic store.
//
// Thread-safe. A slot leaves the registry before its socket is closed, so no descriptor is shut down that
// meanwhile belongs to something else.
#pragma once

#include "http/limits.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace carnet::http {

using Steady = std::chrono::steady_clock;

// What a connection is doing. It decides what a deadline or a stop cuts: reading ends in a way that leaves
// the answer (408) possible, writing ends altogether, handling is never cut.
enum class Phase : std::uint8_t { kIdle, kHeader, kBody, kHandling, kWriting, kClosing };

class Connections;

class Slot {
  public:
    Slot(Connections& all, int socket, std::string peer)
        : all_(all), socket_(socket), peer_(std::move(peer)) {}
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
    ~Slot();

    void enter(Phase phase, Steady::time_point deadline) noexcept;
    void enter_handling() noexcept { enter(Phase::kHandling, Steady::time_point::max()); }
    // The deadline of some phase has passed and the socket was shut down for it.
    [[nodiscard]] bool expired() const noexcept { return expired_.load(std::memory_order_acquire); }

  private:
    friend class Connections;
    Connections& all_;
    const int socket_;
    const std::string peer_;
    // Phase and deadline in one word, so that the sweeper never sees the one without the other.
    std::atomic<std::uint64_t> state_{0};
    std::atomic<bool> expired_{false};
};

class Connections {
  public:
    explicit Connections(const ServerLimits& limits) noexcept
        : total_(limits.connections), per_peer_(limits.connections_per_peer) {}

    [[nodiscard]] bool full() const;
    // A slot, or null when this peer has too many. An IPv6 peer is its /64 network: one household or server
    // has all of it.
    [[nodiscard]] std::unique_ptr<Slot> admit(int socket, const std::string& peer);
    // Shuts down what is past its deadline.
    void sweep(Steady::time_point now);

    [[nodiscard]] bool stopping() const noexcept { return stopping_.load(); }
    // From now on nothing new is read: connections between requests, or before the end of a header, end.
    void begin_stop();
    // True when all connections have ended within the time.
    [[nodiscard]] bool wait_until_none(std::chrono::milliseconds longest);
    // Ends all that are left, whatever they are doing.
    void cut_all();

  private:
    friend class Slot;
    void release(Slot& slot) noexcept;

    const std::size_t total_;
    const std::size_t per_peer_;
    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::unordered_set<Slot*> slots_;
    std::unordered_map<std::string, std::size_t> peers_;
    std::atomic<bool> stopping_{false};
};

}  // namespace carnet::http
