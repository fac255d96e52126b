// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/routes.h"

#include "carnet_verifier_server_embedded.h"
#include "http/problem.h"
#include "verifier/judging_time.h"
#include "verifier/recognition_question.h"
#include "verifier/server/resolver_routes.h"
#include "verifier/server/vc_api_routes.h"
#include "verifier/shown_text.h"
#include "verifier/verdict_json.h"
#include "verifier/verify_together.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace carnet::verifier {
namespace {

// Media types under which a credential may be sent; parameters such as charset are ignored.
constexpr std::array<std::string_view, 9> kAccepted = {
    "application/vc",     "application/ld+json",      "application/json",
    "application/vc+jwt", "application/jwt",          "application/dc+sd-jwt",
    "application/sd-jwt", "application/octet-stream", "text/plain"};

bool is_accepted(std::string_view content_type) {
    auto type = std::string(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return std::find(kAccepted.begin(), kAccepted.end(), type) != kAccepted.end();
}

// How the caller wants to be answered.
struct Question {
    wording::Language language = wording::Language::kEnglish;
    VerifyQuestion verify;
};

Result<Question> read_question(const http::Request& request, UtcTime now) {
    Question question;
    if (const auto tag = request.query_parameter("lang")) {
        CARNET_TRY(question.language, wording::language_from(*tag));
    }
    if (const auto at = request.query_parameter("at")) {
        CARNET_TRY(question.verify.as_of, judging_time(*at, now));
    }
    const auto written = [&](std::string_view name) { return request.query_parameter(name).value_or(""); };
    CARNET_TRY(question.verify.recognition,
               recognition_question({written("destination"), written("purpose"), written("occupation")}));
    return question;
}

http::Response verdict_response(const Verdict& verdict, wording::Language language) {
    auto response = http::Response::json(200, verdict_json(verdict, language));
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Content-Language", wording::tag_of(language));
    return response;
}

http::Response answer_verify(const http::Request& request, const Policy& policy,
                             const VerifyDependencies& dependencies) {
    if (request.body.empty())
        return http::problem_response(400,
                                      "The request has no body. Send the certificate itself as the body.");
    if (const auto type = request.fields.find("Content-Type"); !type || !is_accepted(*type))
        return http::problem_response(
            415,
            "Send the certificate as application/vc, application/ld+json, application/json, "
            "application/vc+jwt or application/dc+sd-jwt, or what a printed code holds as text/plain.");
    const auto question = read_question(request, dependencies.clock.now());
    if (!question) return http::to_response(question.error());
    const auto shown = read_shown_together(request.body, policy);
    if (!shown) return http::to_response(shown.error());
    std::vector<ByteView> with;
    if (*shown)
        for (const auto& text : (*shown)->with) with.push_back(as_bytes(text));
    const auto document = as_bytes(*shown ? std::string_view((*shown)->credential) : request.body);
    return verdict_response(verify_together(document, with, question->verify, policy, dependencies).verdict,
                            question->language);
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
