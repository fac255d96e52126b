// SPDX-License-Identifier: Apache-2.0
//
// What wallets are told about this issuer, as the credential issuer and as its own authorization server.
// Pure, thread-safe. spec: OpenID4VCI 1.0 sections 12.2, 12.3; RFC 8414 2
#pragma once

#include "issuer/settings.h"
#include "keys/algorithm.h"

#include <string>

namespace carnet::issuer {

// `algorithm`: of the key that signs certificates now.
[[nodiscard]] std::string write_issuer_metadata(const IssuerSettings& settings, keys::Algorithm algorithm);
[[nodiscard]] std::string write_server_metadata(const IssuerSettings& settings);

}  // namespace carnet::issuer
