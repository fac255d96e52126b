// SPDX-License-Identifier: Apache-2.0
//
// What carnet-verifier answers over HTTP; described by /openapi.json. Nothing that is sent in is kept.
#pragma once

#include "http/router.h"
#include "verifier/verify.h"

namespace carnet::verifier {

// The router's handlers may be called by any number of threads; both references outlive it.
[[nodiscard]] http::Router make_router(const Policy& policy, const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
