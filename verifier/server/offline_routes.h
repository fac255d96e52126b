// SPDX-License-Identifier: Apache-2.0
//
// GET /v1/offline: what a browser keeps to judge printed codes where there is no network.
// docs/formats/offline.md
#pragma once

#include "http/router.h"
#include "verifier/offline_bundle.h"

namespace carnet::verifier {

// `bundle` outlives the router.
void add_offline_routes(http::Router& router, OfflineBundle& bundle);

}  // namespace carnet::verifier
