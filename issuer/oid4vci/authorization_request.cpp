// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/authorization_request.h"

#include "base/text_encoding.h"
#include "http/form.h"
#include "issuer/oid4vci/authorization_details.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/offer_access.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxState = 1'024;
constexpr std::size_t kDigestText = 43;  // 32 bytes in base64url

ProtocolError malformed(std::string_view why) {
    return {protocol::kInvalidRequest, why};
}

std::string text_of(const http::Form& form, std::string_view name) {
    return std::string(form.find(name).value_or(std::string_view()));
}

bool is_digest(std::string_view text) {
    return text.size() == kDigestText && decode_base64url(text).has_value();
}

// spec: RFC 6749 3.3; OpenID4VCI 1.0 section 5.1.2: what is unknown is passed over
std::vector<std::string> known_scopes(std::string_view text) {
    std::vector<std::string> scopes;
    while (!text.empty()) {
        const auto one = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const bool is_new = std::find(scopes.begin(), scopes.end(), one) == scopes.end();
        if (is_new && find_configuration(one) != nullptr) scopes.emplace_back(one);
    }
    return scopes;
}

// spec: RFC 9126 2.1: the redirect URI is checked here, and stands for all that comes after
Answer<void> read_client(const http::Form& form, const AuthorizationSettings& settings,
                         AuthorizationRequest& request) {
    request.client = text_of(form, "client_id");
    const auto* client = settings.find(request.client);
    if (client == nullptr)
        return ProtocolError(protocol::kInvalidClient, "This client_id is not configured here.");
    request.redirect_uri = text_of(form, "redirect_uri");
    const auto& known = client->redirect_uris;
    if (std::find(known.begin(), known.end(), request.redirect_uri) == known.end())
        return malformed("This redirect_uri is not configured for the client.");
    return {};
}

// spec: RFC 7636 4.3, with the plain method refused
Answer<void> read_challenge(const http::Form& form, AuthorizationRequest& request) {
    request.challenge = text_of(form, "code_challenge");
    if (text_of(form, "code_challenge_method") != "S256" || !is_digest(request.challenge))
        return malformed("Send a code_challenge with code_challenge_method S256.");
    return {};
}

}  // namespace

Answer<AuthorizationRequest> read_authorization_request(const http::Request& received,
                                                        const AuthorizationSettings& settings) {
    const auto form = http::Form::read(received);
    if (!form) return malformed("The body is not one form with each field once.");
    AuthorizationRequest request;
    CARNET_TRY_VOID(read_client(*form, settings, request));
    if (form->find("request_uri") || form->find("request"))
        return malformed("Send the parameters themselves, without request or request_uri.");
    if (form->find("response_type") != "code")
        return ProtocolError(protocol::kUnsupportedResponseType, "response_type must be code.");
    if (const auto mode = form->find("response_mode"); mode && *mode != "query")
        return malformed("response_mode can only be query.");
    CARNET_TRY_VOID(read_challenge(*form, request));
    request.state = text_of(*form, "state");
    if (request.state.size() > kMaxState) return malformed("state is too long.");
    const auto issuer_state = form->find("issuer_state");
    if (!issuer_state) return malformed("issuer_state is missing: begin with an offer of this issuer.");
    request.code = code_of_state(*issuer_state);
    request.thumbprint = text_of(*form, "dpop_jkt");
    if (!request.thumbprint.empty() && !is_digest(request.thumbprint))
        return malformed("dpop_jkt is the thumbprint of a key.");
    request.scopes = known_scopes(text_of(*form, "scope"));
    if (const auto details = form->find("authorization_details")) {
        CARNET_TRY(request.configurations, read_authorization_details(*details));
    }
    if (request.scopes.empty() && !request.configurations)
        return ProtocolError(protocol::kInvalidScope,
                             "Send a scope of the metadata, or "
                             "authorization_details.");
    return request;
}

Answer<void> find_offer_of(const IssuerHome& home, const AuthorizationSettings& settings,
                           AuthorizationRequest& request, UtcTime now) {
    const auto offer = find_usable_offer(home, request.code, now);
    if (!offer) {
        if (offer.error().code != protocol::kInvalidGrant) return offer.error();
        return malformed("The offer of this issuer_state is unknown, was used, or is over.");
    }
    if (!offer->tx_code && !settings.auto_approve)
        return malformed("This offer has no transaction code to log in with; use its pre-authorized code.");
    request.offer = offer->id;
    if (request.configurations) CARNET_TRY_VOID(require_offered(home, *offer, *request.configurations));
    CARNET_TRY(const auto offered, configurations_of(home, *offer));
    std::erase_if(request.scopes, [&](const auto& scope) {
        return std::find(offered.begin(), offered.end(), scope) == offered.end();
    });
    if (request.scopes.empty() && !request.configurations)
        return ProtocolError(protocol::kInvalidScope, "Nothing of this scope is offered.");
    return {};
}

}  // namespace carnet::issuer
