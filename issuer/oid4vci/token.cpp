// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/token.h"

#include "http/form.h"
#include "issuer/oid4vci/authorization_details.h"
#include "issuer/oid4vci/offer_access.h"

namespace carnet::issuer {
namespace {

constexpr std::string_view kPreAuthorized = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

}  // namespace

Answer<TokenRequest> read_token_request(const http::Request& received) {
    const auto form = http::Form::read(received);
    if (!form)
        return ProtocolError(protocol::kInvalidRequest, "The body is not one form with each field once.");
    const auto grant = form->find("grant_type");
    if (!grant) return ProtocolError(protocol::kInvalidRequest, "grant_type is missing.");
    if (*grant != kPreAuthorized)
        return ProtocolError(protocol::kUnsupportedGrantType, "Send the pre-authorized code grant.");
    const auto code = form->find("pre-authorized_code");
    if (!code) return ProtocolError(protocol::kInvalidRequest, "pre-authorized_code is missing.");
    TokenRequest request;
    request.code = *code;
    if (const auto tx_code = form->find("tx_code")) request.tx_code = std::string(*tx_code);
    if (const auto details = form->find("authorization_details")) {
        CARNET_TRY(request.configurations, read_authorization_details(*details));
    }
    return request;
}

Answer<std::string> grant_token(IssuerHome& home, const TokenRequest& request, const Clock& clock,
                                Random& random) {
    const UtcTime now = clock.now();
    // Guesses end here, before anything is written or locked.
    CARNET_TRY_VOID(find_usable_offer(home, request.code, now));
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY(auto offer, find_usable_offer(home, request.code, now));
    CARNET_TRY_VOID(check_tx_code(home, *transaction, offer, request.code, request.tx_code));
    if (request.configurations) CARNET_TRY_VOID(require_offered(home, offer, *request.configurations));
    return keep_token(home, *transaction, offer, {request.configurations, request.thumbprint, {}}, now,
                      random);
}

Sha256Digest token_digest(std::string_view token, std::string_view thumbprint) {
    auto text = std::string("carnet access token\n").append(token);
    if (!thumbprint.empty()) text.append("\n").append(thumbprint);
    return keys::sha256(as_bytes(text));
}

Result<std::optional<TokenHolder>> find_token(const IssuerHome& home, std::string_view token, UtcTime now,
                                              std::string_view thumbprint) {
    const auto digest = token_digest(token, thumbprint);
    CARNET_TRY(auto found, home.records().offer_tokens->find(digest));
    if (!found || !equal_in_constant_time(found->token, digest) || now >= found->expires)
        return std::optional<TokenHolder>();
    CARNET_TRY(auto offer, home.records().offers->find(found->offer));
    if (!offer) return std::optional<TokenHolder>();
    return std::optional(TokenHolder{*std::move(found), *std::move(offer)});
}

std::string dataset_name(const OfferRecord& offer, std::string_view configuration) {
    return std::string(configuration).append(":").append(offer.id);
}

}  // namespace carnet::issuer
