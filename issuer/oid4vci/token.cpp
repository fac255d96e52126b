// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/token.h"

#include "base/json_writer.h"
#include "base/log.h"
#include "base/text_encoding.h"
#include "http/form.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/src/store_facts.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::string_view kPreAuthorized = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
constexpr std::string_view kDetailType = "openid_credential";
constexpr JsonLimits kDetailLimits{16'384, 8, 500};
constexpr std::size_t kTokenBytes = 32;

ProtocolError bad_details(std::string_view why) {
    return {protocol::kInvalidAuthorizationDetails, why};
}

Answer<std::vector<std::string>> read_details(std::string_view text) {
    const auto json = JsonDocument::parse(text, kDetailLimits);
    if (!json || !json->root().is_array() || json->root().size() == 0)
        return bad_details("authorization_details must be an array of objects");
    std::vector<std::string> configurations;
    for (const JsonValue detail : json->root().elements()) {
        const auto type = detail.find("type");
        const auto id = detail.find("credential_configuration_id");
        if (!type || !type->is_string() || type->string() != kDetailType || !id || !id->is_string())
            return bad_details("each detail needs type openid_credential and a credential_configuration_id");
        configurations.emplace_back(id->string());
    }
    return configurations;
}

ProtocolError wrong_code() {
    return {protocol::kInvalidGrant, "The code is unknown, was used, or is over."};
}

Answer<OfferRecord> find_offer(const IssuerHome& home, const TokenRequest& request, UtcTime now) {
    const auto digest = code_digest(request.code);
    CARNET_TRY(const auto offer, home.records().offers->by_code(digest));
    if (!offer || !equal_in_constant_time(offer->code, digest)) return wrong_code();
    CARNET_TRY(const auto restored_by, fact::find_number(home.records(), fact::kRestoredBy));
    const bool is_usable = offer->state == OfferState::kOpen && now < offer->expires &&
                           (!restored_by || offer->made_by > *restored_by);
    if (!is_usable) return wrong_code();
    return *offer;
}

// A wrong one is counted, durably, before it is answered.
Answer<void> check_tx_code(IssuerHome& home, Transaction& transaction, OfferRecord& offer,
                           const TokenRequest& request) {
    if (offer.tx_code.has_value() != request.tx_code.has_value()) {
        return ProtocolError(protocol::kInvalidRequest, offer.tx_code
                                                            ? "This offer needs its transaction code."
                                                            : "This offer has no transaction code.");
    }
    if (!offer.tx_code ||
        equal_in_constant_time(*offer.tx_code, tx_code_digest(request.code, *request.tx_code)))
        return {};
    ++offer.wrong_tries;
    if (offer.wrong_tries >= kMaxWrongTxCodes) offer.state = OfferState::kLocked;
    CARNET_TRY_VOID(home.records().offers->update(offer));
    CARNET_TRY_VOID(transaction.commit());
    log_event(LogLevel::kWarn, "offer.wrong-transaction-code",
              {{"offer", LogId(offer.id)}, {"tries", offer.wrong_tries}});
    return ProtocolError(protocol::kInvalidGrant, "The transaction code is wrong.");
}

Answer<void> check_offered(const IssuerHome& home, const OfferRecord& offer, const TokenRequest& request) {
    if (!request.configurations) return {};
    CARNET_TRY(const auto offered, configurations_of(home, offer));
    for (const auto& id : *request.configurations) {
        if (std::find(offered.begin(), offered.end(), id) == offered.end())
            return bad_details("a credential_configuration_id is not of this offer");
    }
    return {};
}

std::string write_answer(const OfferRecord& offer, const TokenRequest& request, std::string_view token) {
    JsonWriter out;
    out.begin_object().member("access_token", token).member("token_type", "Bearer");
    out.key("expires_in").integer(kTokenSeconds);
    if (request.configurations) {
        out.key("authorization_details").begin_array();
        for (const auto& id : *request.configurations) {
            out.begin_object().member("type", kDetailType).member("credential_configuration_id", id);
            out.key("credential_identifiers").begin_array().string(dataset_name(offer, id)).end_array();
            out.end_object();
        }
        out.end_array();
    }
    return out.end_object().take();
}

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
        CARNET_TRY(request.configurations, read_details(*details));
    }
    return request;
}

Answer<std::string> grant_token(IssuerHome& home, const TokenRequest& request, const Clock& clock,
                                Random& random) {
    const UtcTime now = clock.now();
    // Guesses end here, before anything is written or locked.
    CARNET_TRY_VOID(find_offer(home, request, now));
    CARNET_TRY(const auto transaction, home.records().transactions->begin());
    CARNET_TRY(auto offer, find_offer(home, request, now));
    CARNET_TRY_VOID(check_tx_code(home, *transaction, offer, request));
    CARNET_TRY_VOID(check_offered(home, offer, request));
    std::array<std::uint8_t, kTokenBytes> bytes{};
    random.fill(bytes);
    const auto token = encode_base64url(bytes);
    auto& tokens = *home.records().offer_tokens;
    CARNET_TRY_VOID(tokens.drop_expired(now));
    CARNET_TRY_VOID(tokens.add({token_digest(token), offer.id, UtcTime{now.seconds + kTokenSeconds, 0},
                                request.configurations.has_value()}));
    offer.state = OfferState::kGranted;
    CARNET_TRY_VOID(home.records().offers->update(offer));
    CARNET_TRY_VOID(transaction->commit());
    log_event(LogLevel::kInfo, "offer.granted", {{"offer", LogId(offer.id)}});
    return write_answer(offer, request, token);
}

Sha256Digest token_digest(std::string_view token) {
    return keys::sha256(as_bytes(std::string("carnet access token\n").append(token)));
}

Result<std::optional<TokenHolder>> find_token(const IssuerHome& home, std::string_view token, UtcTime now) {
    const auto digest = token_digest(token);
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
