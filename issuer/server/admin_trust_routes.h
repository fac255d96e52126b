// SPDX-License-Identifier: Apache-2.0
//
// The trust list in the admin API: how it stands, its proposals, its versions; proposing; and publishing what
// officers approved, where `serve` was given the key for that. No route approves.
#pragma once

#include "http/router.h"
#include "issuer/server/admin_routes.h"

namespace carnet::issuer {

// `dependencies` outlives the router.
void add_admin_trust_routes(http::Router& router, AdminDependencies& dependencies);

}  // namespace carnet::issuer
