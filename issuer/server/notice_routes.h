// SPDX-License-Identifier: Apache-2.0
//
// What everybody may ask about decisions that ended or changed: the notices, by their own ids. Never which
// decisions there are, and nothing about a refusal or an appeal that was won (docs/decisions/0009).
#pragma once

#include "http/router.h"
#include "issuer/server/home_pool.h"

#include <string>

namespace carnet::issuer {

// Adds GET {base}/notices and GET {base}/notices/{id}. `homes` outlives the router.
void add_notice_routes(http::Router& router, const std::string& base, HomePool& homes);

}  // namespace carnet::issuer
