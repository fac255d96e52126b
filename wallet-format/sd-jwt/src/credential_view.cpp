// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/credential_view.h"

#include "base/json_writer.h"
#include "keys/certificate.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"
#include "wallet-format/src/uri.h"
#include "wallet-format/vocabulary.h"

#include <array>
#include <string_view>

namespace carnet::wallet {
namespace {

constexpr std::string_view kHttps = "https://";

Result<std::string> issuer_in_certificate(const SdJwtVc& vc) {
    const auto& chain = vc.sd_jwt.issuer_jwt().header().x5c;
    if (chain.empty())
        return error(ErrorCode::kMissingMember, "Neither iss nor x5c says who issued this.", "/iss");
    CARNET_TRY(const auto leaf, keys::Certificate::from_der(chain.front()));
    for (const auto& uri : leaf.uris())
        if (uri.starts_with(kHttps)) return did_web_of(uri);
    if (leaf.dns_names().empty())
        return error(ErrorCode::kBadCertificate, "The certificate names no address of its owner.",
                     "header/x5c");
    return did_web_of(std::string(kHttps) + leaf.dns_names().front());
}

std::string_view text_claim(JsonValue claims, std::string_view name) {
    const auto value = claims.find(name);
    return value && value->is_string() ? value->string() : std::string_view();
}

// Of claims, only what names one of the award's types counts as a type; a `vct` that looks like a type of
// ours without being a URI is none.
std::string_view type_of(const SdJwtVc& vc) {
    constexpr std::array<std::string_view, 2> ours = {name::kCompetencyCertificate,
                                                      name::kCompetencyUnitStatement};
    const auto said = text_claim(vc.claims(), "type");
    for (const auto type : ours)
        if (said == type) return type;
    return is_absolute_uri(vc.vct) ? std::string_view(vc.vct) : std::string_view("urn:x-sd-jwt-vc");
}

void write_time(JsonWriter& out, std::string_view member, const std::optional<UtcTime>& time) {
    if (time) out.member(member, Timestamp::of(*time).text());
}

}  // namespace

Result<std::string> issuer_of(const SdJwtVc& vc) {
    if (vc.issuer.empty()) return issuer_in_certificate(vc);
    if (is_issuer_url(vc.issuer)) return did_web_of(vc.issuer);
    CARNET_TRY(const auto did, parse_did_url(vc.issuer));
    if (!did.fragment.empty())
        return error(ErrorCode::kBadIdentifier, "An issuer is named by a DID, not by a key.", "/iss");
    return did.did;
}

Result<JsonDocument> credential_view(const SdJwtVc& vc) {
    auto issuer = issuer_of(vc);
    if (!issuer) {
        auto failed = std::move(issuer).error();
        failed.where = "/iss";
        return failed;
    }
    JsonWriter out;
    out.begin_object().key(name::kContext).begin_array().string(name::kCredentialsV2).end_array();
    const auto award_id = text_claim(vc.claims(), "awardId");
    if (is_absolute_uri(award_id)) out.member(name::kId, award_id);
    out.key(name::kType).begin_array().string(name::kVerifiableCredential).string(type_of(vc)).end_array();
    out.member(name::kIssuer, *issuer);
    write_time(out, name::kValidFrom, vc.not_before);
    write_time(out, name::kValidUntil, vc.expires);
    out.key(name::kCredentialSubject).begin_object().member("vct", vc.vct).end_object().end_object();
    return JsonDocument::parse(out.take());
}

}  // namespace carnet::wallet
