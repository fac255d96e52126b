// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/publisher.h"

#include "base/log.h"

#include <chrono>

namespace carnet::issuer {
namespace {

constexpr std::chrono::milliseconds kLook{500};

}  // namespace

Result<std::unique_ptr<Publisher>> Publisher::start(IssuerHome home, StatusKey key, const Clock& clock) {
    std::unique_ptr<Publisher> publisher(new Publisher(std::move(home), std::move(key), clock));
    CARNET_TRY_VOID(publisher->publish_once());
    publisher->thread_ =
        std::jthread([raw = publisher.get()](const std::stop_token& stop) { raw->run(stop); });
    return publisher;
}

Publisher::~Publisher() = default;  // the jthread asks its loop to stop and waits

Result<void> Publisher::publish_once() {
    CARNET_TRY(const auto due, is_publishing_due(home_, clock_.now()));
    if (!due) return {};
    CARNET_TRY(const auto published, publish_due(home_, key_, clock_));
    for (const auto& one : published)
        log_event(LogLevel::kInfo, "status.published",
                  {{"list", LogId(one.list_id)},
                   {"purpose", LogId(to_string(one.purpose))},
                   {"version", one.version}});
    return {};
}

void Publisher::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (const auto published = publish_once(); !published)
            log_event(LogLevel::kError, "status.publish-failed", {{"error", published.error().code}});
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, kLook, [] { return false; });
    }
}

}  // namespace carnet::issuer
