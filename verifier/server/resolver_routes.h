// SPDX-License-Identifier: Apache-2.0
//
// GET /identifiers/{did}: the document of a DID, as this verifier would use it: computed for did:key and
// did:jwk, fetched or remembered for did:web. spec: DID Resolution 1.0 sections 4, 9, 11.1
#pragma once

#include "http/router.h"
#include "verifier/verify.h"

namespace carnet::verifier {

void add_resolver_routes(http::Router& router, const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
