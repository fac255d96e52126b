// SPDX-License-Identifier: Apache-2.0
// The admin API of an authority's desk of decisions: cases are opened, read, and their clock is moved. What
// decides is drafted, approved and signed by persons, at the command line.
#pragma once

#include "http/router.h"
#include "issuer/server/admin_routes.h"

namespace carnet::issuer {

// Adds /admin/v1/cases and below. `dependencies` outlives the router.
void add_admin_decision_routes(http::Router& router, AdminDependencies& dependencies);

}  // namespace carnet::issuer
