// SPDX-License-Identifier: Apache-2.0
#include "http/rate_limiter.h"

#include <algorithm>

namespace carnet::http {
namespace {

double seconds_between(UtcTime from, UtcTime to) {
    return static_cast<double>(to.seconds - from.seconds) +
           static_cast<double>(to.nanoseconds - from.nanoseconds) / 1e9;
}

}  // namespace

double RateLimiter::tokens_at(const Bucket& bucket, UtcTime now) const {
    const auto passed = std::max(0.0, seconds_between(bucket.filled, now));
    return std::min(burst_, bucket.tokens + passed * per_second_);
}

void RateLimiter::forget_full_ones(UtcTime now) {
    std::erase_if(buckets_, [&](const auto& entry) { return tokens_at(entry.second, now) >= burst_; });
}

bool RateLimiter::allow(std::string_view name, UtcTime now) {
    const std::lock_guard lock(mutex_);
    auto found = buckets_.find(name);
    if (found == buckets_.end()) {
        if (buckets_.size() >= kMaxNames) forget_full_ones(now);
        if (buckets_.size() >= kMaxNames) return false;
        found = buckets_.emplace(std::string(name), Bucket{burst_, now}).first;
    }
    auto& bucket = found->second;
    bucket = {tokens_at(bucket, now), now};
    if (bucket.tokens < 1.0) return false;
    bucket.tokens -= 1.0;
    return true;
}

}  // namespace carnet::http
