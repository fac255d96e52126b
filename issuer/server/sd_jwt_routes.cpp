// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/sd_jwt_routes.h"

#include "http/problem.h"
#include "issuer/oid4vci/award_type.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/server/did_publication.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"
#include "wallet-format/status-list/status_list_token.h"

namespace carnet::issuer {
namespace {

http::Response open_to_all(http::Response response, std::string_view cache_control) {
    response.fields.set("Cache-Control", cache_control);
    response.fields.set("Access-Control-Allow-Origin", "*");
    return response;
}

// Keys that sign certificates and lists, and those that did and were not revoked.
wallet::JwtVcIssuer metadata_of(const IssuerSettings& settings, const keys::KeyStore& keys) {
    wallet::JwtVcIssuer metadata;
    metadata.issuer = settings.base_url;
    for (const auto& key : keys.records()) {
        const bool signs =
            key.purpose == keys::KeyPurpose::kCertificates || key.purpose == keys::KeyPurpose::kStatusLists;
        if (signs && key.state != keys::KeyState::kRevoked) metadata.keys.push_back({key.id, key.public_key});
    }
    return metadata;
}

http::Response answer_issuer(HomePool& homes) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto keys = (*home)->keys();
    if (!keys) return http::to_response(keys.error());
    return open_to_all(
        http::Response::json(200, wallet::write_jwt_vc_issuer(metadata_of((*home)->settings(), *keys))),
        "public, max-age=60");
}

http::Response answer_type(const IssuerSettings& settings, std::string_view file) {
    for (const auto& one : credential_configurations()) {
        if (one.format != kSdJwtFormat || award_type_file(one.type) != file) continue;
        return open_to_all(http::Response::json(200, award_type_document(settings.base_url, one.type)),
                           "public, max-age=86400, immutable");
    }
    return http::problem_response(404, "There is no such type.");
}

http::Response answer_status(HomePool& homes, TokenLists& lists, const Clock& clock,
                             const std::string& list) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto text = lists.current(**home, list, clock.now());
    if (!text) return http::to_response(text.error());
    if (*text == nullptr) return http::problem_response(404, "There is no such status list.");
    return open_to_all(http::Response::with(200, wallet::kStatusListTokenMediaType, **text),
                       "public, max-age=5");
}

}  // namespace

void add_sd_jwt_routes(http::Router& router, const IssuerSettings& settings, HomePool& homes,
                       TokenLists& lists, const Clock& clock) {
    const auto base = base_path_of(settings);
    router.add("GET", "/.well-known/jwt-vc-issuer" + base,
               [&homes](const http::Request&, const http::PathParameters&) { return answer_issuer(homes); });
    router.add("GET", base + "/types/{file}",
               [settings](const http::Request&, const http::PathParameters& path) {
                   return answer_type(settings, path.get("file"));
               });
    router.add("GET", base + "/token-status/{list}",
               [&homes, &lists, &clock](const http::Request&, const http::PathParameters& path) {
                   return answer_status(homes, lists, clock, path.get("list"));
               });
}

}  // namespace carnet::issuer
