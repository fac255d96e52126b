// SPDX-License-Identifier: Apache-2.0
//
// What wallets ask: metadata, offers, logins, tokens, nonces, credentials, notifications. Nothing here holds
// the key of certificates; `carnet-issuer signer` does, and is asked through its socket. Logs hold ids of
// offers, never codes, tokens or contents. spec: OpenID4VCI 1.0
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "issuer/oid4vci/authorization_sessions.h"
#include "issuer/oid4vci/authorization_settings.h"
#include "issuer/oid4vci/credential_encryption.h"
#include "issuer/oid4vci/deferral.h"
#include "issuer/oid4vci/dpop.h"
#include "issuer/oid4vci/nonce.h"
#include "issuer/server/home_pool.h"
#include "issuer/settings.h"

#include <filesystem>

namespace carnet::issuer {

struct WalletDependencies {
    HomePool& homes;
    const Clock& clock;
    Random& random;
    const NonceMint& nonces;
    http::RateLimiter& clients;    // by address
    http::RateLimiter& offers;     // by code or token
    std::filesystem::path signer;  // its socket
    DpopGuard& dpop;
    const RequestEncryption& encryption;
    Deferrals& deferrals;
    const AuthorizationSettings& authorization;
    AuthorizationSessions& sessions;
};

// `dependencies` outlives the router. Handlers may be called by any number of threads.
void add_wallet_routes(http::Router& router, const IssuerSettings& settings,
                       WalletDependencies& dependencies);

}  // namespace carnet::issuer
