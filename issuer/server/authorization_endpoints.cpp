// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/authorization_endpoints.h"

#include "base/json_writer.h"
#include "base/log.h"
#include "http/form.h"
#include "http/problem.h"
#include "issuer/oid4vci/offer_access.h"
#include "issuer/server/did_publication.h"
#include "issuer/server/login_page.h"
#include "issuer/server/wallet_credential.h"
#include "issuer/server/wallet_dpop.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

struct Login {
    wording::Language language;
    std::string request_uri;
    AuthorizationRequest request;
};

// The first that we have, in the order in which browsers write them: the best one first.
// spec: RFC 9110 12.5.4
wording::Language language_of(const http::Request& request) {
    auto rest = request.fields.find("Accept-Language").value_or(std::string_view());
    while (!rest.empty()) {
        auto one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (const auto known = wording::language_from(one.substr(0, one.find(';')))) return *known;
    }
    return wording::Language::kEnglish;
}

std::string text_of(const http::Form& form, std::string_view name) {
    return std::string(form.find(name).value_or(std::string_view()));
}

// spec: RFC 9449 10.1: the key of the proof, which must be the one that is named
Answer<void> bind_to_key(const WalletDependencies& dependencies, const IssuerSettings& settings,
                         const http::Request& received, AuthorizationRequest& request) {
    CARNET_TRY(const auto proof, dpop_proof_of(dependencies, settings, received, "/par"));
    if (!proof) return {};
    if (!request.thumbprint.empty() && request.thumbprint != proof->thumbprint)
        return ProtocolError(protocol::kInvalidDpopProof, "dpop_jkt names another key than the proof.");
    request.thumbprint = proof->thumbprint;
    return {};
}

Answer<std::string> push(WalletDependencies& dependencies, const http::Request& received) {
    CARNET_TRY(auto request, read_authorization_request(received, dependencies.authorization));
    CARNET_TRY(auto home, dependencies.homes.borrow());
    CARNET_TRY_VOID(bind_to_key(dependencies, home->settings(), received, request));
    const UtcTime now = dependencies.clock.now();
    CARNET_TRY_VOID(find_offer_of(*home, dependencies.authorization, request, now));
    if (!dependencies.offers.allow(request.offer, now))
        return ProtocolError("slow_down", "This offer is asked for too often; wait a moment.", 429);
    const auto uri = dependencies.sessions.push(std::move(request), now, dependencies.random);
    if (!uri) return ProtocolError("temporarily_unavailable", "Too many requests; try again later.", 503);
    JsonWriter out;
    out.begin_object().member("request_uri", *uri).key("expires_in").integer(kPushedSeconds);
    return out.end_object().take();
}

// spec: RFC 9207 2; RFC 6749 4.1.2
http::Response send_back(const IssuerSettings& settings, const AuthorizationRequest& request,
                         std::string_view name, std::string value) {
    std::vector<std::pair<std::string_view, std::string>> members{{name, std::move(value)}};
    if (!request.state.empty()) members.emplace_back("state", request.state);
    members.emplace_back("iss", settings.base_url);
    const char before = request.redirect_uri.find('?') == std::string::npos ? '?' : '&';
    http::Response response{303, {}, {}};
    response.fields.set("Location", request.redirect_uri + before + http::write_query(members));
    response.fields.set("Cache-Control", "no-store");
    return response;
}

http::Response show(const WalletDependencies& dependencies, const IssuerSettings& settings,
                    const Login& login, bool was_wrong) {
    const auto* client = dependencies.authorization.find(login.request.client);
    if (client == nullptr) return write_dead_end_page(login.language, settings.name);
    const auto action = base_path_of(settings) + "/authorize";
    return write_login_page({login.language, settings.name, client->name, action, client->id,
                             login.request_uri, login.request.redirect_uri,
                             dependencies.authorization.auto_approve, was_wrong});
}

// Is this the holder? invalid_grant: not yet, or not any more.
Answer<void> check_holder(const WalletDependencies& dependencies, IssuerHome& home,
                          const AuthorizationRequest& request, std::string_view tx_code) {
    if (dependencies.authorization.auto_approve) {
        log_event(LogLevel::kWarn, "login.approved-without-asking", {{"offer", LogId(request.offer)}});
        return {};
    }
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY(auto offer, find_usable_offer(home, request.code, dependencies.clock.now()));
    return check_tx_code(home, *transaction, offer, request.code, std::string(tx_code));
}

bool can_try_again(const WalletDependencies& dependencies, const IssuerHome& home,
                   const AuthorizationRequest& request) {
    return find_usable_offer(home, request.code, dependencies.clock.now()).has_value();
}

http::Response log_in(WalletDependencies& dependencies, IssuerHome& home, const Login& login,
                      std::string_view tx_code) {
    const auto& settings = home.settings();
    const auto known = check_holder(dependencies, home, login.request, tx_code);
    if (!known && known.error().status >= 500)
        return http::problem_response(503, "The issuer cannot do this now; try again in a moment.");
    if (!known && can_try_again(dependencies, home, login.request))
        return show(dependencies, settings, login, true);
    if (!known) {
        dependencies.sessions.drop(login.request_uri);
        return send_back(settings, login.request, "error", std::string(protocol::kAccessDenied));
    }
    const auto code =
        dependencies.sessions.approve(login.request_uri, dependencies.clock.now(), dependencies.random);
    if (!code) return write_dead_end_page(login.language, settings.name);
    log_event(LogLevel::kInfo, "offer.logged-in", {{"offer", LogId(login.request.offer)}});
    return send_back(settings, login.request, "code", *code);
}

}  // namespace

http::Response answer_push(WalletDependencies& dependencies, const http::Request& request) {
    auto text = push(dependencies, request);
    if (!text) return refuse(dependencies, request, text.error());
    auto response = http::Response::json(201, *std::move(text));
    response.fields.set("Cache-Control", "no-store");
    response.fields.set("Access-Control-Allow-Origin", "*");
    return response;
}

// What was not pushed has no address that anybody may be sent to.
http::Response answer_login_page(WalletDependencies& dependencies, const http::Request& request) {
    auto home = dependencies.homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto uri = request.query_parameter("request_uri").value_or("");
    const auto client = request.query_parameter("client_id").value_or("");
    auto pushed = dependencies.sessions.pushed(uri, client, dependencies.clock.now());
    if (!pushed) return write_dead_end_page(language_of(request), (*home)->settings().name);
    return show(dependencies, (*home)->settings(), {language_of(request), uri, *std::move(pushed)}, false);
}

http::Response answer_login(WalletDependencies& dependencies, const http::Request& request) {
    auto home = dependencies.homes.borrow();
    if (!home) return http::to_response(home.error());
    const auto& settings = (*home)->settings();
    const auto language = language_of(request);
    const auto form = http::Form::read(request);
    if (!form) return write_dead_end_page(language, settings.name);
    const UtcTime now = dependencies.clock.now();
    auto pushed =
        dependencies.sessions.pushed(text_of(*form, "request_uri"), text_of(*form, "client_id"), now);
    if (!pushed) return write_dead_end_page(language, settings.name);
    const Login login{language, text_of(*form, "request_uri"), *std::move(pushed)};
    if (!dependencies.offers.allow(login.request.offer, now))
        return http::problem_response(429, "This offer is tried too often; wait a moment.");
    if (form->find("cancel")) {
        dependencies.sessions.drop(login.request_uri);
        return send_back(settings, login.request, "error", std::string(protocol::kAccessDenied));
    }
    return log_in(dependencies, **home, login, text_of(*form, "tx_code"));
}

}  // namespace carnet::issuer
