// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/wallet_routes.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "http/problem.h"
#include "issuer/oid4vci/code_grant.h"
#include "issuer/oid4vci/metadata.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/offer_access.h"
#include "issuer/oid4vci/protocol_error.h"
#include "issuer/oid4vci/token.h"
#include "issuer/server/authorization_endpoints.h"
#include "issuer/server/did_publication.h"
#include "issuer/server/wallet_credential.h"
#include "issuer/server/wallet_dpop.h"

namespace carnet::issuer {
namespace {

http::Response open_to_all(http::Response response, std::string_view cache_control) {
    response.fields.set("Cache-Control", cache_control);
    response.fields.set("Access-Control-Allow-Origin", "*");  // wallets run in browsers too
    return response;
}

// What a client may do at once, and how often: half of an answer to guessing, the other half is the codes'
// length.
using Handle = std::function<http::Response(const http::Request&, const http::PathParameters&)>;
http::Handler limited(WalletDependencies& dependencies, Handle handle) {
    return [&dependencies, handle = std::move(handle)](const http::Request& request,
                                                       const http::PathParameters& path) {
        if (dependencies.clients.allow(request.peer, dependencies.clock.now())) return handle(request, path);
        auto response = http::problem_response(429, "Too many requests from this address; wait a moment.");
        response.fields.set("Retry-After", "1");
        return response;
    };
}

http::Response answer_issuer_metadata(WalletDependencies& dependencies) {
    auto home = dependencies.homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto keys = (*home)->keys();
    if (!keys) return http::to_response(keys.error());
    const auto* key = keys->active(keys::KeyPurpose::kCertificates);
    if (key == nullptr) return http::problem_response(503, "This issuer signs no certificates now.");
    auto text = write_issuer_metadata((*home)->settings(), key->public_key.algorithm(),
                                      dependencies.encryption.jwk());
    return open_to_all(http::Response::json(200, std::move(text)), "public, max-age=60");
}

// spec: OpenID4VCI 1.0 section 4.1.3
http::Response answer_offer(WalletDependencies& dependencies, const std::string& secret) {
    auto home = dependencies.homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto code = code_of(secret);
    const auto offer = (*home)->records().offers->by_code(code_digest(code));
    if (!offer) return http::to_response(offer.error());
    const bool is_there =
        *offer && (*offer)->state == OfferState::kOpen && dependencies.clock.now() < (*offer)->expires;
    if (!is_there) return http::problem_response(404, "There is no such offer, or it was used or is over.");
    const auto state = login_state(dependencies.authorization, **offer, secret);
    auto text = write_offer(**home, **offer, code, state);
    if (!text) return http::to_response(text.error());
    return open_to_all(http::Response::json(200, *std::move(text)), "no-store");
}

// How often one code may be tried.
Answer<void> limit_tries(WalletDependencies& dependencies, std::string_view code) {
    if (dependencies.offers.allow(encode_hex(code_digest(code)), dependencies.clock.now())) return {};
    return ProtocolError("slow_down", "This offer is tried too often; wait a moment.", 429);
}

// A proof is used up only where there is an offer for it: guesses fill no memory.
Answer<std::string> give_pre_authorized(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(auto asked, read_token_request(request));
    CARNET_TRY_VOID(limit_tries(dependencies, asked.code));
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto proof, dpop_proof_of(dependencies, home->settings(), request, "/token"));
    if (proof) {
        const UtcTime now = dependencies.clock.now();
        CARNET_TRY_VOID(find_usable_offer(*home, asked.code, now));
        CARNET_TRY_VOID(dependencies.dpop.use(*proof, now));
        asked.thumbprint = proof->thumbprint;
    }
    return grant_token(*home, asked, dependencies.clock, dependencies.random);
}

Answer<std::string> give_for_code(WalletDependencies& dependencies, const http::Request& request) {
    CARNET_TRY(const auto asked, read_code_request(request));
    CARNET_TRY_VOID(limit_tries(dependencies, asked.code));
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY(const auto proof, dpop_proof_of(dependencies, home->settings(), request, "/token"));
    const UtcTime now = dependencies.clock.now();
    if (proof && dependencies.sessions.holds(asked.code, now))
        CARNET_TRY_VOID(dependencies.dpop.use(*proof, now));
    return grant_for_code(*home, dependencies.sessions, asked,
                          proof ? std::string_view(proof->thumbprint) : std::string_view(), now,
                          dependencies.random);
}

http::Response answer_token(WalletDependencies& dependencies, const http::Request& request) {
    const bool is_for_code = !dependencies.authorization.clients.empty() && is_code_request(request);
    auto text =
        is_for_code ? give_for_code(dependencies, request) : give_pre_authorized(dependencies, request);
    if (!text) return refuse(dependencies, request, text.error());
    return open_to_all(http::Response::json(200, *std::move(text)), "no-store");
}

http::Response answer_nonce(const WalletDependencies& dependencies) {
    JsonWriter out;
    out.begin_object();
    out.member("c_nonce", dependencies.nonces.make(dependencies.clock.now(), dependencies.random))
        .end_object();
    return open_to_all(http::Response::json(200, out.take()), "no-store");
}

// Before the path as the specification has it, and after it as wallets of earlier drafts ask.
void add_well_known(http::Router& router, const std::string& base, const std::string& name,
                    const http::Handler& handler) {
    router.add("GET", "/.well-known/" + name + base, handler);
    if (!base.empty()) router.add("GET", base + "/.well-known/" + name, handler);
}

}  // namespace

void add_wallet_routes(http::Router& router, const IssuerSettings& settings,
                       WalletDependencies& dependencies) {
    const auto base = base_path_of(settings);
    add_well_known(router, base, "openid-credential-issuer",
                   [&dependencies](const http::Request&, const http::PathParameters&) {
                       return answer_issuer_metadata(dependencies);
                   });
    add_well_known(router, base, "oauth-authorization-server",
                   [text = write_server_metadata(settings, dependencies.authorization)](
                       const http::Request&, const http::PathParameters&) {
                       return open_to_all(http::Response::json(200, text), "public, max-age=60");
                   });
    const auto add = [&](std::string_view method, std::string_view pattern, Handle handle) {
        router.add(method, base + std::string(pattern), limited(dependencies, std::move(handle)));
    };
    add("GET", "/offers/{secret}", [&dependencies](const http::Request&, const http::PathParameters& path) {
        return answer_offer(dependencies, path.get("secret"));
    });
    add("POST", "/token", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_token(dependencies, request);
    });
    add("POST", "/nonce", [&dependencies](const http::Request&, const http::PathParameters&) {
        return answer_nonce(dependencies);
    });
    add("POST", "/credential", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_credential(dependencies, request);
    });
    add("POST", "/deferred", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_deferred(dependencies, request);
    });
    add("POST", "/par", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_push(dependencies, request);
    });
    add("GET", "/authorize", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_login_page(dependencies, request);
    });
    add("POST", "/authorize", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_login(dependencies, request);
    });
    add("POST", "/notification", [&dependencies](const http::Request& request, const http::PathParameters&) {
        return answer_notification(dependencies, request);
    });
}

}  // namespace carnet::issuer
