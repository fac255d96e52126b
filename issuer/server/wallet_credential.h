// SPDX-License-Identifier: Apache-2.0
//
// The endpoints that take an access token: credential, deferred and notification.
// spec: OpenID4VCI 1.0 sections 8, 9, 11; RFC 6750 2.1, 3; RFC 9449 7.1
#pragma once

#include "http/message.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/server/wallet_routes.h"

namespace carnet::issuer {

// How a refusal is said: its JSON, no-store, and WWW-Authenticate where a token is the matter.
[[nodiscard]] http::Response wallet_answer(const ProtocolError& refusal);

[[nodiscard]] http::Response answer_credential(WalletDependencies& dependencies,
                                               const http::Request& request);
[[nodiscard]] http::Response answer_deferred(WalletDependencies& dependencies, const http::Request& request);
[[nodiscard]] http::Response answer_notification(WalletDependencies& dependencies,
                                                 const http::Request& request);

}  // namespace carnet::issuer
