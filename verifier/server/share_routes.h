// SPDX-License-Identifier: Apache-2.0
//
// POST /v1/shares, GET and DELETE /v1/shares/{id}: what a holder's browser has encrypted, for whoever has the
// link with the key in it. docs/formats/share.md
#pragma once

#include "base/random.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "verifier/service_settings.h"
#include "verifier/share_store.h"

namespace carnet::verifier {

// All outlive the router's handlers.
struct ShareService {
    const ShareSettings& settings;
    ShareStore& store;
    http::RateLimiter& starts;  // per client address
    Random& random;
    const Clock& clock;
};

// `service`: null where nothing is shared here, which the answers then say.
void add_share_routes(http::Router& router, const ShareService* service);

}  // namespace carnet::verifier
