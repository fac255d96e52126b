// SPDX-License-Identifier: Apache-2.0
//
// The admin API: for the body's own systems, on its own port, with API keys. It reads, and it prepares what
// officers then sign; it has no way to approve, issue or change a status. A trust list that officers approved
// it publishes only where `serve` was given the key for that.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "issuer/server/home_pool.h"
#include "issuer/trust_publish.h"

#include <memory>

namespace carnet::issuer {

// What the handlers share; outlives the router.
struct AdminDependencies {
    HomePool& homes;
    const Clock& clock;
    Random& random;
    http::RateLimiter& requests;          // per API key
    http::RateLimiter& failures;          // per client address, for keys that are wrong
    const TrustKey* trust_key = nullptr;  // signs versions of the trust list; absent: none here
};

[[nodiscard]] http::Router make_admin_router(AdminDependencies& dependencies);

}  // namespace carnet::issuer
