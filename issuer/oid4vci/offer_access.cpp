// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/offer_access.h"

#include "base/json_writer.h"
#include "base/log.h"
#include "base/text_encoding.h"
#include "issuer/oid4vci/authorization_details.h"
#include "issuer/oid4vci/offer.h"
#include "issuer/oid4vci/token.h"
#include "issuer/src/store_facts.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::size_t kTokenBytes = 32;

ProtocolError wrong_code() {
    return {protocol::kInvalidGrant, "The code is unknown, was used, or is over."};
}

std::string write_answer(const OfferRecord& offer, const TokenTerms& terms, std::string_view token) {
    JsonWriter out;
    out.begin_object().member("access_token", token);
    out.member("token_type", terms.thumbprint.empty() ? "Bearer" : "DPoP");
    out.key("expires_in").integer(kTokenSeconds);
    if (!terms.scope.empty()) out.member("scope", terms.scope);
    if (terms.configurations) {
        out.key("authorization_details").begin_array();
        for (const auto& id : *terms.configurations) {
            out.begin_object().member("type", kDetailType).member("credential_configuration_id", id);
            out.key("credential_identifiers").begin_array().string(dataset_name(offer, id)).end_array();
            out.end_object();
        }
        out.end_array();
    }
    return out.end_object().take();
}

}  // namespace

Answer<OfferRecord> find_usable_offer(const IssuerHome& home, std::string_view code, UtcTime now) {
    const auto digest = code_digest(code);
    CARNET_TRY(const auto offer, home.records().offers->by_code(digest));
    if (!offer || !equal_in_constant_time(offer->code, digest)) return wrong_code();
    CARNET_TRY(const auto restored_by, fact::find_number(home.records(), fact::kRestoredBy));
    const bool is_usable = offer->state == OfferState::kOpen && now < offer->expires &&
                           (!restored_by || offer->made_by > *restored_by);
    if (!is_usable) return wrong_code();
    return *offer;
}

Answer<void> check_tx_code(IssuerHome& home, Transaction& transaction, OfferRecord& offer,
                           std::string_view code, const std::optional<std::string>& tx_code) {
    if (offer.tx_code.has_value() != tx_code.has_value()) {
        return ProtocolError(protocol::kInvalidRequest, offer.tx_code
                                                            ? "This offer needs its transaction code."
                                                            : "This offer has no transaction code.");
    }
    if (!offer.tx_code || equal_in_constant_time(*offer.tx_code, tx_code_digest(code, *tx_code))) return {};
    ++offer.wrong_tries;
    if (offer.wrong_tries >= kMaxWrongTxCodes) offer.state = OfferState::kLocked;
    CARNET_TRY_VOID(home.records().offers->update(offer));
    CARNET_TRY_VOID(transaction.commit());
    log_event(LogLevel::kWarn, "offer.wrong-transaction-code",
              {{"offer", LogId(offer.id)}, {"tries", offer.wrong_tries}});
    return ProtocolError(protocol::kInvalidGrant, "The transaction code is wrong.");
}

Answer<void> require_offered(const IssuerHome& home, const OfferRecord& offer,
                             const std::vector<std::string>& configurations) {
    CARNET_TRY(const auto offered, configurations_of(home, offer));
    for (const auto& id : configurations) {
        if (std::find(offered.begin(), offered.end(), id) == offered.end())
            return ProtocolError(protocol::kInvalidAuthorizationDetails,
                                 "A credential_configuration_id is not of this offer.");
    }
    return {};
}

Answer<std::string> keep_token(IssuerHome& home, Transaction& transaction, OfferRecord& offer,
                               const TokenTerms& terms, UtcTime now, Random& random) {
    std::array<std::uint8_t, kTokenBytes> bytes{};
    random.fill(bytes);
    const auto token = encode_base64url(bytes);
    auto& tokens = *home.records().offer_tokens;
    CARNET_TRY_VOID(tokens.drop_expired(now));
    CARNET_TRY_VOID(tokens.add({token_digest(token, terms.thumbprint), offer.id,
                                UtcTime{now.seconds + kTokenSeconds, 0}, terms.configurations.has_value()}));
    offer.state = OfferState::kGranted;
    CARNET_TRY_VOID(home.records().offers->update(offer));
    CARNET_TRY_VOID(transaction.commit());
    log_event(LogLevel::kInfo, "offer.granted", {{"offer", LogId(offer.id)}});
    return write_answer(offer, terms, token);
}

}  // namespace carnet::issuer
