// SPDX-License-Identifier: Apache-2.0
//
// What a verifier of SD-JWT VCs asks this issuer: its keys under its URL, what its types are, and the status.
// spec: SD-JWT VC draft-25 sections 3, 4; Token Status List draft-21 section 8
#pragma once

#include "base/time.h"
#include "http/router.h"
#include "issuer/server/home_pool.h"
#include "issuer/server/token_lists.h"
#include "issuer/settings.h"

namespace carnet::issuer {

// All outlive the router.
void add_sd_jwt_routes(http::Router& router, const IssuerSettings& settings, HomePool& homes,
                       TokenLists& lists, const Clock& clock);

}  // namespace carnet::issuer
