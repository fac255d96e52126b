// SPDX-License-Identifier: Apache-2.0
//
// Token buckets by name: how often somebody may ask. Remembers at most `kMaxNames` names; when full, those
// that have their whole allowance back are forgotten first. Thread-safe.
#pragma once

#include "base/time.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace carnet::http {

class RateLimiter {
  public:
    // `burst` at once, refilled at `per_second`.
    RateLimiter(double per_second, double burst) : per_second_(per_second), burst_(burst) {}
    // Takes one token of `name`'s bucket; false when there is none.
    [[nodiscard]] bool allow(std::string_view name, UtcTime now);

  private:
    struct Bucket {
        double tokens;
        UtcTime filled;
    };
    [[nodiscard]] double tokens_at(const Bucket& bucket, UtcTime now) const;
    void forget_full_ones(UtcTime now);

    static constexpr std::size_t kMaxNames = 10'000;
    double per_second_;
    double burst_;
    std::mutex mutex_;
    std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace carnet::http
