// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/code_grant.h"

#include "base/text_encoding.h"
#include "http/form.h"
#include "issuer/oid4vci/offer_access.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::size_t kLeastVerifier = 43;
constexpr std::size_t kMostVerifier = 128;

ProtocolError wrong_code() {
    return {protocol::kInvalidGrant, "The code is unknown, was used, is over, or is another wallet's."};
}

// spec: RFC 7636 4.1
bool is_verifier(std::string_view text) {
    return text.size() >= kLeastVerifier && text.size() <= kMostVerifier &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.' || c == '_' || c == '~';
           });
}

std::string joined(const std::vector<std::string>& scopes) {
    std::string text;
    for (const auto& scope : scopes) text += (text.empty() ? "" : " ") + scope;
    return text;
}

}  // namespace

bool is_code_request(const http::Request& request) {
    const auto form = http::Form::read(request);
    return form && form->find("grant_type") == "authorization_code";
}

Answer<CodeRequest> read_code_request(const http::Request& received) {
    const auto form = http::Form::read(received);
    if (!form)
        return ProtocolError(protocol::kInvalidRequest, "The body is not one form with each field once.");
    CodeRequest request;
    for (const auto& [name, target] : {std::pair{"code", &request.code},
                                       {"client_id", &request.client},
                                       {"redirect_uri", &request.redirect_uri},
                                       {"code_verifier", &request.verifier}}) {
        const auto value = form->find(name);
        if (!value) return ProtocolError(protocol::kInvalidRequest, std::string(name) + " is missing.");
        *target = *value;
    }
    if (!is_verifier(request.verifier))
        return ProtocolError(protocol::kInvalidRequest, "code_verifier is 43 to 128 letters and digits.");
    return request;
}

Answer<std::string> grant_for_code(IssuerHome& home, AuthorizationSessions& sessions,
                                   const CodeRequest& request, std::string_view thumbprint, UtcTime now,
                                   Random& random) {
    if (thumbprint.empty())
        return ProtocolError(protocol::kInvalidDpopProof,
                             "Send a DPoP proof: the token is bound to its key.");
    const auto granted = sessions.take(request.code, now);
    if (!granted || granted->client != request.client || granted->redirect_uri != request.redirect_uri)
        return wrong_code();
    const auto challenge = encode_base64url(keys::sha256(as_bytes(request.verifier)));
    if (!equal_in_constant_time(as_bytes(challenge), as_bytes(granted->challenge)))
        return ProtocolError(protocol::kInvalidGrant, "code_verifier is not the one of the request.");
    if (!granted->thumbprint.empty() && granted->thumbprint != thumbprint)
        return ProtocolError(protocol::kInvalidDpopProof, "The code is bound to another key.");
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY(auto offer, find_usable_offer(home, granted->code, now));
    return keep_token(home, *transaction, offer,
                      {granted->configurations, std::string(thumbprint), joined(granted->scopes)}, now,
                      random);
}

}  // namespace carnet::issuer
