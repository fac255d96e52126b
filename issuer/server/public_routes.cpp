// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/public_routes.h"

#include "base/json_writer.h"
#include "carnet_issuer_server_embedded.h"
#include "http/problem.h"
#include "issuer/server/did_publication.h"
#include "issuer/server/notice_routes.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/identifier/did_document.h"

#include <charconv>

namespace carnet::issuer {
namespace {

// A revocation is to be seen within seconds, so shared caches may hold a list only briefly.
constexpr std::string_view kFresh = "public, max-age=5";
// Contexts, schemas and past versions never change under their URL.
constexpr std::string_view kForEver = "public, max-age=31536000, immutable";
constexpr std::string_view kBriefly = "public, max-age=60";

http::Response with_cache(http::Response response, std::string_view cache_control) {
    response.fields.set("Cache-Control", cache_control);
    response.fields.set("Access-Control-Allow-Origin", "*");  // public data, also for wallets in browsers
    return response;
}

http::Response answer_did(HomePool& homes) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto keys = (*home)->keys();
    if (!keys) return http::to_response(keys.error());
    const auto document = did_document_of((*home)->settings(), *keys);
    if (!document) return http::to_response(document.error());
    return with_cache(
        http::Response::with(200, "application/did+ld+json", wallet::write_did_document(*document)),
        kBriefly);
}

http::Response answer_embedded(std::string_view file, std::string_view content_type) {
    for (const auto& document : wallet::embedded_documents()) {
        if (document.file_name == file && document.content_type == content_type)
            return with_cache(http::Response::with(200, document.content_type, std::string(document.text)),
                              kForEver);
    }
    return http::problem_response(404, "There is no such file here.");
}

// spec: RFC 9110 13.1.2 (If-None-Match)
http::Response answer_version_text(const http::Request& request, std::int64_t version,
                                   const std::string& text, std::string_view cache_control) {
    const auto etag = "\"v" + std::to_string(version) + "\"";
    const auto known = request.fields.find("If-None-Match");
    auto response = known && (*known == etag || *known == "*")
                        ? http::Response{304, {}, {}}
                        : http::Response::with(200, "application/vc", text);
    response.fields.set("ETag", etag);
    return with_cache(std::move(response), cache_control);
}

http::Response answer_publication(const http::Request& request, const std::optional<Publication>& publication,
                                  std::string_view cache_control) {
    if (!publication)
        return http::problem_response(404, "There is no such status list, or it has no such version.");
    return answer_version_text(request, publication->version, publication->text, cache_control);
}

std::optional<std::int64_t> number_of(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failed != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

// The newest trust list, or version `number`.
http::Response answer_trust_list(HomePool& homes, const http::Request& request,
                                 std::optional<std::int64_t> number) {
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto& publications = *(*home)->records().trust_publications;
    const auto found = number ? publications.find(*number) : publications.latest();
    if (!found) return http::to_response(found.error());
    if (!*found) return http::problem_response(404, "No such version of a trust list was published here.");
    return answer_version_text(request, (*found)->sequence, (*found)->text, number ? kForEver : kFresh);
}

http::Response answer_trust_version(HomePool& homes, const http::Request& request,
                                    const http::PathParameters& path) {
    const auto number = number_of(path.get("number"));
    if (!number) return http::problem_response(404, "A version is /trust/list/versions/{number}.");
    return answer_trust_list(homes, request, number);
}

http::Response answer_status(HomePool& homes, const http::Request& request,
                             const http::PathParameters& path) {
    const auto purpose = status_purpose_from(path.get("purpose"));
    if (!purpose) return http::problem_response(404, "There are lists for revocation and for suspension.");
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto latest = (*home)->records().publications->latest(path.get("list"), *purpose);
    if (!latest) return http::to_response(latest.error());
    return answer_publication(request, *latest, kFresh);
}

http::Response answer_version(HomePool& homes, const http::Request& request,
                              const http::PathParameters& path) {
    const auto purpose = status_purpose_from(path.get("purpose"));
    const auto number = number_of(path.get("number"));
    if (!purpose || !number)
        return http::problem_response(404, "A version is /status/{list}/revocation/versions/{number}.");
    auto home = homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto found = (*home)->records().publications->find(path.get("list"), *purpose, *number);
    if (!found) return http::to_response(found.error());
    return answer_publication(request, *found, kForEver);
}

http::Response answer_health(HomePool& homes) {
    auto home = homes.borrow();
    if (!home) return http::to_response(error(ErrorCode::kStoreBusy, "The store cannot be opened now."));
    const auto last = (*home)->records().audit->last();
    if (!last) return http::to_response(last.error());
    return with_cache(http::Response::json(200, R"({"status":"ok"})"), "no-store");
}

}  // namespace

http::Router make_public_router(HomePool& homes, const IssuerSettings& settings) {
    const auto base = base_path_of(settings);
    http::Router router;
    const auto get = [&](const std::string& pattern, http::Handler handler) {
        router.add("GET", base + pattern, std::move(handler));
    };
    const auto did = [&homes](const http::Request&, const http::PathParameters&) {
        return answer_did(homes);
    };
    get(base.empty() ? "/.well-known/did.json" : "/did.json", did);
    get("/contexts/{file}", [](const http::Request&, const http::PathParameters& path) {
        return answer_embedded(path.get("file"), "application/ld+json");
    });
    get("/schemas/{file}", [](const http::Request&, const http::PathParameters& path) {
        return answer_embedded(path.get("file"), "application/schema+json");
    });
    get("/status/{list}/{purpose}", [&homes](const http::Request& request, const http::PathParameters& path) {
        return answer_status(homes, request, path);
    });
    get("/status/{list}/{purpose}/versions/{number}",
        [&homes](const http::Request& request, const http::PathParameters& path) {
            return answer_version(homes, request, path);
        });
    get("/trust/list", [&homes](const http::Request& request, const http::PathParameters&) {
        return answer_trust_list(homes, request, std::nullopt);
    });
    get("/trust/list/versions/{number}",
        [&homes](const http::Request& request, const http::PathParameters& path) {
            return answer_trust_version(homes, request, path);
        });
    add_notice_routes(router, base, homes);
    get("/health/live", [](const http::Request&, const http::PathParameters&) {
        return with_cache(http::Response::json(200, R"({"status":"ok"})"), "no-store");
    });
    get("/health/ready",
        [&homes](const http::Request&, const http::PathParameters&) { return answer_health(homes); });
    get("/openapi.json", [](const http::Request&, const http::PathParameters&) {
        return with_cache(http::Response::with(200, "application/openapi+json",
                                               std::string(embedded::openapi_public_json())),
                          kBriefly);
    });
    return router;
}

}  // namespace carnet::issuer
