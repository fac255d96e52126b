// SPDX-License-Identifier: Apache-2.0
//
// What a wallet pushes before it sends its holder to the login page: who it is, where the holder comes back,
// for which offer, for what, and the hash of a secret that only this wallet can show afterwards. Reading is
// pure and thread-safe. spec: RFC 9126 2.1; RFC 7636 4.2, 4.3; OpenID4VCI 1.0 section 5.1
#pragma once

#include "http/message.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/authorization_settings.h"
#include "issuer/oid4vci/protocol_error.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

struct AuthorizationRequest {
    std::string client;  // its id
    std::string redirect_uri;
    std::string state;      // empty: the wallet sent none
    std::string challenge;  // S256
    std::string offer;      // OfferRecord::id
    std::string code;       // the offer's pre-authorized code: what its transaction code is kept with
    std::vector<std::string> scopes;
    std::optional<std::vector<std::string>> configurations;  // of authorization_details
    std::string thumbprint;  // of the key to which the code is bound; empty: to none (RFC 9449 10)
};

// From the request's form. invalid_client, invalid_request, unsupported_response_type, invalid_scope,
// invalid_authorization_details. `offer` is not set.
[[nodiscard]] Answer<AuthorizationRequest> read_authorization_request(const http::Request& request,
                                                                      const AuthorizationSettings& settings);

// The offer that it is for, which can be redeemed now, and in what was asked for. invalid_request: there is
// none; invalid_scope, invalid_authorization_details. What is not of the offer is left out of the scopes.
[[nodiscard]] Answer<void> find_offer_of(const IssuerHome& home, const AuthorizationSettings& settings,
                                         AuthorizationRequest& request, UtcTime now);

}  // namespace carnet::issuer
