// SPDX-License-Identifier: Apache-2.0
// An offer as wallets read it, and the links that open them.
// spec: OpenID4VCI 1.0 sections 4.1.1 to 4.1.3
#include "base/json_writer.h"
#include "http/form.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/offer.h"

namespace carnet::issuer {
namespace {

constexpr std::string_view kScheme = "openid-credential-offer://?";

}  // namespace

Result<std::vector<std::string_view>> configurations_of(const IssuerHome& home, const OfferRecord& offer) {
    CARNET_TRY(const auto rows, home.records().batches->rows(offer.batch, offer.row - 1, 1));
    if (rows.empty()) return error(ErrorCode::kStoreCorrupt, "The offer's row is missing.", offer.id);
    CARNET_TRY(const auto claims, JsonDocument::parse(rows.front().claims));
    CARNET_TRY(const auto document, wallet::read_claims(claims.root()));
    return configurations_of(document);
}

Result<std::string> write_offer(const IssuerHome& home, const OfferRecord& offer, std::string_view code,
                                std::string_view issuer_state) {
    CARNET_TRY(const auto configurations, configurations_of(home, offer));
    JsonWriter out;
    out.begin_object().member("credential_issuer", home.settings().base_url);
    out.key("credential_configuration_ids").begin_array();
    for (const auto id : configurations) out.string(id);
    out.end_array().key("grants").begin_object();
    out.key("urn:ietf:params:oauth:grant-type:pre-authorized_code").begin_object();
    out.member("pre-authorized_code", code);
    if (offer.tx_code) {
        out.key("tx_code").begin_object().member("input_mode", "numeric").key("length").integer(6);
        out.member("description", "The six digits that your certification body gave you by another way");
        out.end_object();
    }
    out.end_object();
    if (!issuer_state.empty())
        out.key("authorization_code").begin_object().member("issuer_state", issuer_state).end_object();
    out.end_object().end_object();
    return out.take();
}

std::string link_by_value(std::string_view offer_json) {
    return std::string(kScheme) + "credential_offer=" + http::percent_encode(offer_json);
}

std::string offer_url(const IssuerSettings& settings, std::string_view secret) {
    return settings.base_url + "/offers/" + std::string(secret);
}

std::string link_by_reference(const IssuerSettings& settings, std::string_view secret) {
    return std::string(kScheme) + "credential_offer_uri=" + http::percent_encode(offer_url(settings, secret));
}

}  // namespace carnet::issuer
