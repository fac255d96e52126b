// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/presentation_routes.h"

#include "base/json_writer.h"
#include "http/form.h"
#include "http/problem.h"
#include "wording/qr_svg.h"

namespace carnet::verifier {
namespace {

constexpr std::size_t kMaxNonce = 512;
constexpr std::string_view kBearer = "Bearer ";

http::Response json_answer(int status, std::string text) {
    auto response = http::Response::json(status, std::move(text));
    response.fields.set("Cache-Control", "no-store");
    return response;
}

Result<std::string> optional_text(JsonValue body, std::string_view name) {
    const auto member = body.find(name);
    if (!member) return std::string();
    CARNET_TRY(const auto text, member->as_string());
    return std::string(text);
}

template <class T>
Result<void> choose(JsonValue body, std::string_view name,
                    std::optional<T> (*from)(std::string_view) noexcept, T& into) {
    CARNET_TRY(const auto text, optional_text(body, name));
    if (text.empty()) return {};
    const auto chosen = from(text);
    if (!chosen)
        return error(ErrorCode::kBadValue, "\"" + text + "\" is not known here", "/" + std::string(name));
    into = *chosen;
    return {};
}

Result<StartWish> read_wish(const http::Request& request) {
    CARNET_TRY(const auto document, JsonDocument::parse(request.body, {.max_bytes = 16'384}));
    const JsonValue body = document.root();
    for (const auto& [name, value] : body.members()) {
        if (name != "need" && name != "clientIdPrefix" && name != "responseMode" && name != "returnTo" &&
            name != "lang")
            return error(ErrorCode::kUnknownMember, "a request has no such member", value.pointer());
    }
    StartWish wish;
    CARNET_TRY(const auto need, body.require("need"));
    CARNET_TRY(wish.need, need.as_string());
    CARNET_TRY_VOID(choose(body, "clientIdPrefix", client_id_prefix_from, wish.prefix));
    CARNET_TRY_VOID(choose(body, "responseMode", response_mode_from, wish.mode));
    CARNET_TRY(wish.return_to, optional_text(body, "returnTo"));
    CARNET_TRY(const auto language, optional_text(body, "lang"));
    if (!language.empty()) {
        CARNET_TRY(wish.language, wording::language_from(language));
    }
    return wish;
}

http::Response answer_start(const http::Request& request, const PresentationService& service) {
    if (!service.starts.allow(request.peer, service.clock.now()))
        return http::problem_response(429, "Too many requests are begun from here. Wait some seconds.");
    const auto wish = read_wish(request);
    if (!wish) return http::to_response(wish.error());
    const auto started = service.exchange.start(*wish);
    if (!started) return http::to_response(started.error());
    JsonWriter writer;
    writer.begin_object().member("id", started->id).member("link", started->link);
    if (const auto image = wording::qr_svg(started->link)) writer.member("qr", *image);
    writer.member("resultToken", started->result_token);
    writer.member("answerUntil", Timestamp::of(started->answer_until).text()).end_object();
    return json_answer(201, writer.take());
}

http::Response answer_needs(const PresentationService& service) {
    JsonWriter writer;
    writer.begin_object().key("needs").begin_array();
    for (const auto& need : service.exchange.needs())
        writer.begin_object().member("name", need.name).member("title", need.title).end_object();
    writer.end_array().end_object();
    return json_answer(200, writer.take());
}

http::Response answer_fetch(const http::Request& request, const std::string& id,
                            const PresentationService& service) {
    const auto header = request.fields.find("Authorization");
    if (!header || !header->starts_with(kBearer)) {
        return http::problem_response(401,
                                      "Send the result token of the request: Authorization: Bearer TOKEN");
    }
    const auto code = request.query_parameter("response_code").value_or("");
    const auto fetched = service.exchange.fetch(id, header->substr(kBearer.size()), code);
    if (!fetched) return http::to_response(fetched.error());
    JsonWriter writer;
    writer.begin_object().member("state", fetched->is_over ? "expired" : to_string(fetched->state));
    if (!fetched->result.empty()) writer.key("result").raw(fetched->result);
    return json_answer(200, writer.end_object().take());
}

// spec: RFC 9101 10.2; OpenID4VP 1.0 section 5.10.1
http::Response request_object_answer(Result<std::string> object) {
    if (!object) return http::to_response(object.error());
    auto response = http::Response::with(200, "application/oauth-authz-req+jwt", *std::move(object));
    response.fields.set("Cache-Control", "no-store");
    return response;
}

// wallet_metadata is not needed: what is asked does not depend on the wallet.
http::Response answer_request_post(const http::Request& request, const std::string& id,
                                   const PresentationService& service) {
    const auto form = http::Form::read(request);
    if (!form) return http::to_response(form.error());
    const auto nonce = form->find("wallet_nonce").value_or("");
    if (nonce.size() > kMaxNonce)
        return http::problem_response(400, "The wallet_nonce is longer than 512 bytes.");
    return request_object_answer(service.exchange.request(id, nonce));
}

http::Response answer_response(const http::Request& request, const std::string& id,
                               const PresentationService& service) {
    const auto form = http::Form::read(request);
    if (!form) return http::to_response(form.error());
    auto reply = service.exchange.receive(id, *form);
    if (!reply) return http::to_response(reply.error());
    return json_answer(200, *std::move(reply));
}

void add_relying_party_routes(http::Router& router, const PresentationService& service) {
    router.add("GET", "/v1/needs", [service](const http::Request&, const http::PathParameters&) {
        return answer_needs(service);
    });
    router.add("POST", "/v1/presentations",
               [service](const http::Request& request, const http::PathParameters&) {
                   return answer_start(request, service);
               });
    router.add("GET", "/v1/presentations/{id}",
               [service](const http::Request& request, const http::PathParameters& path) {
                   return answer_fetch(request, path.get("id"), service);
               });
}

}  // namespace

void add_presentation_routes(http::Router& router, const PresentationService& service) {
    add_relying_party_routes(router, service);
    router.add("GET", "/oid4vp/requests/{id}",
               [service](const http::Request&, const http::PathParameters& path) {
                   return request_object_answer(service.exchange.request(path.get("id"), ""));
               });
    router.add("POST", "/oid4vp/requests/{id}",
               [service](const http::Request& request, const http::PathParameters& path) {
                   return answer_request_post(request, path.get("id"), service);
               });
    router.add("POST", "/oid4vp/responses/{id}",
               [service](const http::Request& request, const http::PathParameters& path) {
                   return answer_response(request, path.get("id"), service);
               });
    if (service.sender) add_own_did_route(router, *service.sender);
}

void add_own_did_route(http::Router& router, const wallet::DidDocument& document) {
    router.add(
        "GET", "/.well-known/did.json",
        [text = wallet::write_did_document(document)](const http::Request&, const http::PathParameters&) {
            return http::Response::with(200, "application/did+json", text);
        });
}

}  // namespace carnet::verifier
