// SPDX-License-Identifier: Apache-2.0
//
// How a holder logs in and is sent back to the wallet with a code: pushed requests, the login page, its form.
// A holder proves who they are with what the desk gave them by two ways, the offer's link and its transaction
// code; there are no accounts. Redirects go to configured addresses only, and only after a request was pushed
// for them. spec: RFC 9126 2; RFC 6749 3.1, 4.1.2; RFC 9207 2; OpenID4VCI 1.0 section 5
#pragma once

#include "http/message.h"
#include "issuer/server/wallet_routes.h"

namespace carnet::issuer {

[[nodiscard]] http::Response answer_push(WalletDependencies& dependencies, const http::Request& request);
[[nodiscard]] http::Response answer_login_page(WalletDependencies& dependencies,
                                               const http::Request& request);
[[nodiscard]] http::Response answer_login(WalletDependencies& dependencies, const http::Request& request);

}  // namespace carnet::issuer
