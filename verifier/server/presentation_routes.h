// SPDX-License-Identifier: Apache-2.0
//
// OpenID4VP over HTTP. For relying parties: GET /v1/needs, POST /v1/presentations, GET /v1/presentations/{id}
// with the result token. For wallets: GET and POST /oid4vp/requests/{id}, POST /oid4vp/responses/{id}, and
// the DID document of whoever signs the requests. spec: OpenID4VP 1.0 sections 5.10, 8.2
#pragma once

#include "http/rate_limiter.h"
#include "http/router.h"
#include "verifier/oid4vp/exchange.h"
#include "wallet-format/identifier/did_document.h"

#include <optional>

namespace carnet::verifier {

// All outlive the router's handlers.
struct PresentationService {
    Exchange& exchange;
    http::RateLimiter& starts;  // per client address
    const Clock& clock;
    std::optional<wallet::DidDocument> sender;  // none: requests are not signed
};

void add_presentation_routes(http::Router& router, const PresentationService& service);

// GET /.well-known/did.json, for a verifier that signs and asks no wallets.
void add_own_did_route(http::Router& router, const wallet::DidDocument& document);

}  // namespace carnet::verifier
