// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/key_binding.h"

#include "base/json_writer.h"
#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/jose/media_type.h"
#include "wallet-format/sd-jwt/disclosure.h"
#include "wallet-format/src/members.h"

namespace carnet::wallet {
namespace {

constexpr std::string_view kAudience = "aud";
constexpr std::string_view kNonce = "nonce";
constexpr std::string_view kIssuedAt = "iat";
constexpr std::string_view kSdHash = "sd_hash";
constexpr std::string_view kConfirmation = "cnf";
constexpr std::string_view kJwk = "jwk";

Error wrong(std::string detail, std::string where = {}) {
    return error(ErrorCode::kKeyBindingWrong, std::move(detail), std::move(where));
}

// spec: RFC 9901 section 4.3.1
Result<void> check_sd_hash(JsonValue claims, const SdJwt& sd_jwt) {
    CARNET_TRY(const auto algorithm, sd_algorithm_of(sd_jwt.payload()));
    const auto hash = required_string(claims, kSdHash);
    if (!hash) return wrong(hash.error().detail, "/sd_hash");
    if (*hash == sd_digest(algorithm, sd_jwt.bound_text())) return {};
    return wrong("The key binding was made for other disclosures or another credential.", "/sd_hash");
}

Result<void> check_audience(JsonValue claims, const JwtClaims& registered, const KeyBindingRules& rules) {
    const auto value = claims.find(kAudience);
    if (!value || !value->is_string()) return wrong("A key binding names one verifier.", "/aud");
    if (!rules.audience || registered.aud.front() == *rules.audience) return {};
    return error(ErrorCode::kKeyBindingAudience,
                 "The presentation was made for \"" + registered.aud.front() + "\".", "/aud");
}

Result<void> check_nonce(JsonValue claims, const KeyBindingRules& rules) {
    const auto nonce = required_string(claims, kNonce);
    if (!nonce) return wrong(nonce.error().detail, "/nonce");
    if (!rules.nonce || equal_in_constant_time(as_bytes(*nonce), as_bytes(*rules.nonce))) return {};
    return error(ErrorCode::kKeyBindingNonce, "The presentation answers another request.", "/nonce");
}

Result<void> check_time(const JwtClaims& registered, const KeyBindingRules& rules) {
    if (!registered.iat) return wrong("A key binding says when it was made.", "/iat");
    const UtcTime made = *registered.iat;
    if (made > rules.now.plus_seconds(rules.clock_skew_seconds))
        return error(ErrorCode::kKeyBindingTime, "The presentation was made in the future.", "/iat");
    if (made < rules.now.plus_seconds(-rules.max_age_seconds - rules.clock_skew_seconds)) {
        return error(
            ErrorCode::kKeyBindingTime,
            "The presentation was made more than " + std::to_string(rules.max_age_seconds) + " seconds ago.",
            "/iat");
    }
    return {};
}

Result<void> check_claims(JsonValue claims, const SdJwt& sd_jwt, const KeyBindingRules& rules) {
    if (!claims.is_object()) return wrong("A key binding's payload is an object.");
    const auto registered = read_jwt_claims(claims);
    if (!registered) return wrong(registered.error().detail, registered.error().where);
    CARNET_TRY_VOID(check_sd_hash(claims, sd_jwt));
    CARNET_TRY_VOID(check_audience(claims, *registered, rules));
    CARNET_TRY_VOID(check_nonce(claims, rules));
    return check_time(*registered, rules);
}

}  // namespace

// spec: RFC 9901 section 4.3
Result<std::string> bind_to_key(std::string_view presented, const KeyBindingContent& content,
                                const keys::Signer& holder) {
    CARNET_TRY(const auto sd_jwt, SdJwt::parse(presented));
    if (sd_jwt.key_binding())
        return error(ErrorCode::kBadValue, "This presentation is bound to a key already.");
    CARNET_TRY(const auto algorithm, sd_algorithm_of(sd_jwt.payload()));
    JsonWriter claims;
    claims.begin_object().member(kAudience, content.audience).key(kIssuedAt).integer(content.issued.seconds);
    claims.member(kNonce, content.nonce).member(kSdHash, sd_digest(algorithm, presented)).end_object();
    CARNET_TRY(const auto jwt,
               sign_compact_jws({.typ = std::string(kKeyBindingType)}, as_bytes(claims.take()), holder));
    return std::string(presented) + jwt;
}

Result<std::optional<keys::PublicKey>> holder_key(JsonValue payload) {
    const auto confirmation = payload.find(kConfirmation);
    if (!confirmation) return std::optional<keys::PublicKey>{};
    CARNET_TRY_VOID(confirmation->as_object());
    const auto jwk = confirmation->find(kJwk);
    if (!jwk)
        return error(ErrorCode::kUnsupported, "A holder's key is read as cnf.jwk only.",
                     confirmation->pointer());
    CARNET_TRY(auto key, keys::PublicKey::from_jwk(*jwk));
    return std::optional<keys::PublicKey>(std::move(key));
}

// spec: RFC 9901 section 7.3 step 5
Result<void> check_key_binding(const SdJwt& sd_jwt, const KeyBindingRules& rules) {
    const auto& jwt = sd_jwt.key_binding();
    if (!jwt) return error(ErrorCode::kKeyBindingMissing, "The presentation is not bound to a key.");
    if (!names_media_type(jwt->header().typ, kKeyBindingType))
        return wrong("A key binding has the type \"kb+jwt\".", "header/typ");
    CARNET_TRY(const auto key, holder_key(sd_jwt.payload()));
    if (!key) return wrong("The issuer bound this credential to no key.", "/cnf");
    CARNET_TRY_VOID(verify_compact_jws(*jwt, *key));
    const auto claims = JsonDocument::parse(as_text(jwt->payload()));
    if (!claims) return wrong(claims.error().detail, claims.error().where);
    return check_claims(claims->root(), sd_jwt, rules);
}

}  // namespace carnet::wallet
