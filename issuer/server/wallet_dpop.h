// SPDX-License-Identifier: Apache-2.0
//
// DPoP at the endpoints: the proof that comes with a request, the token that is presented with it or without,
// and what a refusal says besides. spec: RFC 9449 4.1, 5, 7.1, 8, 9
#pragma once

#include "http/message.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/dpop.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/oid4vci/token.h"
#include "issuer/server/wallet_routes.h"

#include <optional>
#include <string_view>

namespace carnet::issuer {

// The proof in the field DPoP, good for this endpoint ("/token") and now; nothing where there is no such
// field. Whether it was used before is not asked here. invalid_dpop_proof, use_dpop_nonce.
[[nodiscard]] Answer<std::optional<DpopProof>> dpop_proof_of(const WalletDependencies& dependencies,
                                                             const IssuerSettings& settings,
                                                             const http::Request& request,
                                                             std::string_view endpoint,
                                                             std::string_view access_token = {});

// Whose access token the request presents: Bearer, or DPoP with the key that it is bound to; each token in
// its own way only. invalid_token and the above, all with status 401.
[[nodiscard]] Answer<TokenHolder> token_holder_of(WalletDependencies& dependencies, const IssuerHome& home,
                                                  const http::Request& request, std::string_view endpoint);

// The refusal with what DPoP has for it: the nonce that is wanted, and the scheme of the token.
[[nodiscard]] http::Response refuse(const WalletDependencies& dependencies, const http::Request& request,
                                    const ProtocolError& refusal);

}  // namespace carnet::issuer
