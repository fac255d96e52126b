// SPDX-License-Identifier: Apache-2.0
#include "http/src/connections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>

namespace carnet::http {
namespace {

constexpr unsigned kPhaseBits = 3;

std::uint64_t milliseconds(Steady::time_point time) noexcept {
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return since < 0 ? 0 : static_cast<std::uint64_t>(since);
}

std::uint64_t packed(Phase phase, Steady::time_point deadline) noexcept {
    return (milliseconds(deadline) << kPhaseBits) | static_cast<std::uint64_t>(phase);
}

Phase phase_of(std::uint64_t state) noexcept {
    return static_cast<Phase>(state & ((1U << kPhaseBits) - 1));
}

std::uint64_t deadline_of(std::uint64_t state) noexcept {
    return state >> kPhaseBits;
}

// How a socket is shut down in a phase, or nothing to shut down.
constexpr int kLeaveAlone = -1;
int how_to_cut(Phase phase) noexcept {
    switch (phase) {
        case Phase::kIdle:
        case Phase::kHeader:
        case Phase::kBody:
            return SHUT_RD;
        case Phase::kWriting:
        case Phase::kClosing:
            return SHUT_RDWR;
        case Phase::kHandling:
            return kLeaveAlone;
    }
    return kLeaveAlone;
}

std::string network_of(const std::string& peer) {
    in6_addr six{};
    if (inet_pton(AF_INET6, peer.c_str(), &six) != 1) return peer;
    return {reinterpret_cast<const char*>(&six), 8};
}

}  // namespace

Slot::~Slot() {
    all_.release(*this);
}

void Slot::enter(Phase phase, Steady::time_point deadline) noexcept {
    state_.store(packed(phase, deadline));
}

bool Connections::full() const {
    const std::lock_guard lock(mutex_);
    return slots_.size() >= total_;
}

std::unique_ptr<Slot> Connections::admit(int socket, const std::string& peer) {
    auto network = network_of(peer);
    const std::lock_guard lock(mutex_);
    auto& count = peers_[network];
    if (count >= per_peer_) return nullptr;
    ++count;
    auto slot = std::make_unique<Slot>(*this, socket, std::move(network));
    slot->enter_handling();
    slots_.insert(slot.get());
    return slot;
}

void Connections::release(Slot& slot) noexcept {
    const std::lock_guard lock(mutex_);
    slots_.erase(&slot);
    const auto peer = peers_.find(slot.peer_);
    if (peer != peers_.end() && --peer->second == 0) peers_.erase(peer);
    if (slots_.empty()) none_left_.notify_all();
}

void Connections::sweep(Steady::time_point now) {
    const auto limit = milliseconds(now);
    const std::lock_guard lock(mutex_);
    for (auto* slot : slots_) {
        const auto state = slot->state_.load();
        const int how = how_to_cut(phase_of(state));
        if (how == kLeaveAlone || deadline_of(state) > limit) continue;
        slot->expired_.store(true, std::memory_order_release);
        ::shutdown(slot->socket_, how);
    }
}

void Connections::begin_stop() {
    // Order matters: a connection stores its phase and then asks stopping(), here it is the other way round,
    // so one of the two sees the other.
    stopping_.store(true);
    const std::lock_guard lock(mutex_);
    for (auto* slot : slots_) {
        const auto phase = phase_of(slot->state_.load());
        if (phase == Phase::kIdle || phase == Phase::kHeader) ::shutdown(slot->socket_, SHUT_RD);
    }
}

bool Connections::wait_until_none(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    return none_left_.wait_for(lock, longest, [this] { return slots_.empty(); });
}

void Connections::cut_all() {
    const std::lock_guard lock(mutex_);
    for (auto* slot : slots_) ::shutdown(slot->socket_, SHUT_RDWR);
}

}  // namespace carnet::http
