// SPDX-License-Identifier: Apache-2.0
// The admin API of an authority's desk of decisions: cases are opened, read, their clock is moved, and acts
// are proposed for officers to sign. No route decides: who prepares, approves and signs is a person, at the
// command line.
#pragma once

#include "http/router.h"
#include "issuer/server/admin_routes.h"

namespace carnet::issuer {

// Adds /admin/v1/cases and below. `dependencies` outlives the router.
void add_admin_decision_routes(http::Router& router, AdminDependencies& dependencies);

}  // namespace carnet::issuer
