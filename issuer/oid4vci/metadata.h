// SPDX-License-Identifier: Apache-2.0
//
// What wallets are told about this issuer, as the credential issuer and as its own authorization server.
// Pure, thread-safe. spec: OpenID4VCI 1.0 sections 12.2, 12.3; RFC 8414 2; RFC 9126 5; RFC 9207 3; RFC
// 9449 5.1
#pragma once

#include "issuer/oid4vci/authorization_settings.h"
#include "issuer/settings.h"
#include "keys/algorithm.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// `algorithm`: of the key that signs certificates now. `request_key`: to which requests may be encrypted, a
// JWK with kid and alg.
[[nodiscard]] std::string write_issuer_metadata(const IssuerSettings& settings, keys::Algorithm algorithm,
                                                std::string_view request_key);
[[nodiscard]] std::string write_server_metadata(const IssuerSettings& settings,
                                                const AuthorizationSettings& authorization);

}  // namespace carnet::issuer
