// SPDX-License-Identifier: Apache-2.0
//
// Verification as other systems ask for it: POST /credentials/verify and POST /presentations/verify. What is
// accepted is answered with 200; whatever is not, "could not check" included, is a problem document with 400.
// spec: Verifiable Credential API for Lifecycle Management 1.0 (VCALM), verifying
#pragma once

#include "http/router.h"
#include "verifier/verify.h"

namespace carnet::verifier {

// `policy` outlives the router.
void add_vc_api_routes(http::Router& router, const Policy& policy, const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
