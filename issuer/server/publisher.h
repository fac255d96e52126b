// SPDX-License-Identifier: Apache-2.0
//
// Publishes status lists beside the servers: looks twice a second whether a command changed something or a
// version grows old, and signs what is due. A failure is logged and tried again; the last version keeps being
// served.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/publish.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace carnet::issuer {

class Publisher {
  public:
    // Takes a home of its own. Publishes once before it returns, so that what is served is fresh from the
    // start.
    [[nodiscard]] static Result<std::unique_ptr<Publisher>> start(IssuerHome home, StatusKey key,
                                                                  const Clock& clock);
    ~Publisher();
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

  private:
    Publisher(IssuerHome home, StatusKey key, const Clock& clock)
        : home_(std::move(home)), key_(std::move(key)), clock_(clock) {}
    [[nodiscard]] Result<void> publish_once();
    void run(const std::stop_token& stop);

    IssuerHome home_;
    StatusKey key_;
    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

}  // namespace carnet::issuer
