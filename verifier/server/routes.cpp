// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/routes.h"

#include "carnet_verifier_server_embedded.h"
#include "verifier/server/judged_request.h"
#include "verifier/server/resolver_routes.h"
#include "verifier/server/vc_api_routes.h"
#include "verifier/verdict_json.h"

#include <utility>
#include <variant>

namespace carnet::verifier {
namespace {

http::Response verdict_response(const Verdict& verdict, wording::Language language) {
    auto response = http::Response::json(200, verdict_json(verdict, language));
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Content-Language", wording::tag_of(language));
    return response;
}

http::Response answer_verify(const http::Request& request, const Policy& policy,
                             const VerifyDependencies& dependencies) {
    auto judged = judge_request(request, policy, dependencies);
    if (auto* problem = std::get_if<http::Response>(&judged)) return std::move(*problem);
    const auto& [verdicts, language] = std::get<JudgedRequest>(judged);
    return verdict_response(verdicts.verdict, language);
}

http::Response answer_health(const VerifyDependencies& dependencies) {
    const auto counts = dependencies.lists.counts();
    JsonWriter writer;
    writer.begin_object().member("status", "ok");
    writer.key("statusLists").integer(static_cast<std::int64_t>(counts.lists));
    writer.key("statusListBytes").integer(static_cast<std::int64_t>(counts.bytes));
    writer.end_object();
    auto response = http::Response::json(200, writer.take());
    response.fields.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

http::Router make_router(const Policy& policy, const VerifyDependencies& dependencies) {
    http::Router router;
    router.add("POST", "/v1/verify",
               [&policy, dependencies](const http::Request& request, const http::PathParameters&) {
                   return answer_verify(request, policy, dependencies);
               });
    add_vc_api_routes(router, policy, dependencies);
    add_resolver_routes(router, dependencies);
    const auto health = [dependencies](const http::Request&, const http::PathParameters&) {
        return answer_health(dependencies);
    };
    router.add("GET", "/health/live", health);
    router.add("GET", "/health/ready", health);
    router.add("GET", "/openapi.json", [](const http::Request&, const http::PathParameters&) {
        return http::Response::with(200, "application/openapi+json", std::string(embedded::openapi_json()));
    });
    return router;
}

}  // namespace carnet::verifier
