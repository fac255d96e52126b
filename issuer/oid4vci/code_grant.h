// SPDX-License-Identifier: Apache-2.0
//
// The token endpoint's other grant: the code that a holder's login gave, for an access token that is bound to
// a key of the wallet. The code is used once, by the client that asked, with the secret whose hash it pushed.
// spec: RFC 6749 4.1.3; RFC 7636 4.5, 4.6; RFC 9449 5, 10
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "http/message.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/authorization_sessions.h"
#include "issuer/oid4vci/protocol_error.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct CodeRequest {
    std::string code;
    std::string client;
    std::string redirect_uri;
    std::string verifier;
};

// Is this the grant that the form is for?
[[nodiscard]] bool is_code_request(const http::Request& request);
// From the request's form. invalid_request.
[[nodiscard]] Answer<CodeRequest> read_code_request(const http::Request& request);

// The answer's JSON. `thumbprint`: of the key that the request's DPoP proof showed; there must be one.
// invalid_dpop_proof: there is none, or the code is bound to another one. invalid_grant: the code is unknown,
// was used, is over or another client's; the redirect URI or the verifier is another; the offer cannot be
// redeemed any more.
[[nodiscard]] Answer<std::string> grant_for_code(IssuerHome& home, AuthorizationSessions& sessions,
                                                 const CodeRequest& request, std::string_view thumbprint,
                                                 UtcTime now, Random& random);

}  // namespace carnet::issuer
