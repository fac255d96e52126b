// SPDX-License-Identifier: Apache-2.0
//
// What a browser needs to judge a printed code by itself, where there is no network: the issuers whom this
// verifier's policy and its accepted trust lists name, with their keys and accreditations, and the status
// lists of theirs that this verifier holds. Nothing else: a list of somebody unknown is not passed on. What
// its reader must make of it: docs/formats/offline.md.
//
// Made anew when it is asked for and the one held is older than kOfflineKeepSeconds, by one thread; the
// others are given the one held meanwhile. Making it may block while keys and lists are fetched, for
// kOfflinePatienceSeconds and one fetch; where something was not to be had, the next try waits for
// kOfflineRetrySeconds. Thread-safe.
#pragma once

#include "verifier/policy.h"
#include "verifier/service_settings.h"
#include "verifier/verify.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace carnet::verifier {

inline constexpr std::int64_t kOfflineKeepSeconds = 5;
inline constexpr std::int64_t kOfflineRetrySeconds = 60;
inline constexpr std::int64_t kOfflinePatienceSeconds = 5;
inline constexpr std::size_t kMaxOfflineIssuers = 2'000;
inline constexpr std::size_t kMaxOfflineBytes = std::size_t{8} * 1024 * 1024;

struct OfflineText {
    std::string json;
    std::string etag;  // strong, with its quotes
};

class OfflineBundle {
  public:
    // `policy` and whatever `dependencies` names outlive this.
    OfflineBundle(const Policy& policy, const VerifyDependencies& dependencies, OfflineSettings settings)
        : policy_(policy), dependencies_(dependencies), settings_(std::move(settings)) {}

    [[nodiscard]] std::shared_ptr<const OfflineText> current();

  private:
    const Policy& policy_;
    VerifyDependencies dependencies_;
    OfflineSettings settings_;
    std::mutex making_;  // held by the thread that makes one
    mutable std::mutex guard_;
    std::shared_ptr<const OfflineText> held_;
    UtcTime made_;
    std::int64_t keep_seconds_ = kOfflineKeepSeconds;

    [[nodiscard]] std::shared_ptr<const OfflineText> held() const;
    [[nodiscard]] bool is_due(UtcTime now) const;
};

}  // namespace carnet::verifier
