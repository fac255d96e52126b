// SPDX-License-Identifier: Apache-2.0
//
// What everybody may ask an issuer: its keys, vocabulary, schemas, status lists and trust list. Holds nothing
// personal.
#pragma once

#include "http/router.h"
#include "issuer/server/home_pool.h"
#include "issuer/settings.h"

namespace carnet::issuer {

// `homes` outlives the router. Handlers may be called by any number of threads.
[[nodiscard]] http::Router make_public_router(HomePool& homes, const IssuerSettings& settings);

}  // namespace carnet::issuer
