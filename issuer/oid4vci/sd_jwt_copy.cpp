// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/sd_jwt_copy.h"

#include "base/json_reader.h"
#include "issuer/oid4vci/award_type.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/identifier/did_document.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"
#include "wallet-format/vocabulary.h"

namespace carnet::issuer {
namespace {

constexpr std::int64_t kLastSecondOfDay = 24 * 3600 - 1;

Result<keys::PublicKey> key_of_holder(std::string_view did) {
    CARNET_TRY(const auto url, wallet::parse_did_url(did));
    CARNET_TRY(const auto document,
               url.method == "key" ? wallet::did_key_document(did) : wallet::did_jwk_document(did));
    return document.methods.front().key;
}

std::string_view type_of(const wallet::CompetencyDocument& document) {
    return std::holds_alternative<wallet::CompetencyCertificate>(document)
               ? wallet::name::kCompetencyCertificate
               : wallet::name::kCompetencyUnitStatement;
}

Result<wallet::AwardClaims> claims_of(const SdJwtCopy& copy) {
    CARNET_TRY(const auto json, JsonDocument::parse(copy.row.claims));
    CARNET_TRY(const auto document, wallet::read_claims(json.root()));
    wallet::AwardSdJwtFacts facts;
    facts.award_id = copy.reservation.id;
    facts.issuer = copy.base_url;
    facts.vct = wallet::award_vct(copy.base_url, document);
    facts.issued = copy.reservation.valid_from;
    facts.valid_from = copy.reservation.valid_from;
    if (copy.row.valid_until)
        facts.valid_until = copy.row.valid_until->start().plus_seconds(kLastSecondOfDay);
    facts.status =
        wallet::TokenStatusReference{token_status_url(copy.base_url, copy.list_id), copy.reservation.index};
    CARNET_TRY(facts.holder_key, key_of_holder(copy.holder));
    facts.vct_integrity = award_type_integrity(copy.base_url, type_of(document));
    return wallet::award_claims(document, facts, copy.disclosure);
}

Error says_otherwise(const SdJwtCopy& copy) {
    return error(ErrorCode::kApprovalInvalid, "Read back, the SD-JWT does not say what was approved.",
                 copy.reservation.id);
}

}  // namespace

Result<std::string> write_sd_jwt_claims(const SdJwtCopy& copy) {
    CARNET_TRY(auto claims, claims_of(copy));
    return std::move(claims.json);
}

Result<std::string> sign_sd_jwt_copy(const SdJwtCopy& copy, const SdJwtSigning& signing, Random& random) {
    CARNET_TRY(const auto claims, claims_of(copy));
    CARNET_TRY(const auto json, JsonDocument::parse(claims.json));
    wallet::JwsHeaderMembers header;
    header.kid = signing.key_id;
    header.x5c = signing.chain;
    CARNET_TRY(auto text,
               wallet::issue_sd_jwt_vc(json.root(), claims.hidden, header, signing.signer, random));
    if (const auto sound = check_sd_jwt_copy(text, copy, signing.signer.public_key()); !sound) {
        return error(ErrorCode::kSignatureInvalid,
                     "Our own SD-JWT does not verify (" + sound.error().detail + "). Nothing was stored.",
                     copy.reservation.id);
    }
    return text;
}

Result<void> check_sd_jwt_copy(std::string_view text, const SdJwtCopy& copy, const keys::PublicKey& key) {
    CARNET_TRY(const auto vc, wallet::read_sd_jwt_vc(text));
    CARNET_TRY_VOID(wallet::verify_compact_jws(vc.sd_jwt.issuer_jwt(), key));
    CARNET_TRY(const auto intended, write_sd_jwt_claims(copy));
    CARNET_TRY(const auto json, JsonDocument::parse(intended));
    if (!(vc.claims() == json.root())) return says_otherwise(copy);
    CARNET_TRY(const auto award, wallet::read_award_claims(vc.claims()));
    if (award.award_id != copy.reservation.id || wallet::write_claims(award.document) != copy.row.claims)
        return says_otherwise(copy);
    CARNET_TRY(const auto open, wallet::read_sd_jwt_vc(std::string(vc.sd_jwt.issuer_jwt().text()) + "~"));
    return wallet::check_hidden(open.claims(), copy.disclosure);
}

std::string token_status_url(std::string_view base_url, std::string_view list_id) {
    return std::string(base_url).append("/token-status/").append(list_id);
}

}  // namespace carnet::issuer
