// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/holder_proof.h"

#include "base/text_encoding.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/identifier/did_document.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"
#include "wallet-format/jose/media_type.h"

namespace carnet::issuer {
namespace {

constexpr std::string_view kProofType = "openid4vci-proof+jwt";
constexpr JsonLimits kClaimsLimits{8'192, 8, 200};
constexpr std::int64_t kAheadSeconds = 300;

struct NamedKey {
    std::string holder;
    keys::PublicKey key;
};

Result<NamedKey> key_of_jwk(JsonValue jwk) {
    CARNET_TRY(auto key, keys::PublicKey::from_jwk(jwk));
    auto holder = "did:jwk:" + encode_base64url(as_bytes(key.jwk()));
    return NamedKey{std::move(holder), std::move(key)};
}

// spec: appendix F.1 (kid refers to a DID URL); did:key and did:jwk hold their key themselves
Result<NamedKey> key_of_kid(std::string_view kid) {
    CARNET_TRY(const auto url, wallet::parse_did_url(kid));
    if (url.method != "key" && url.method != "jwk")
        return error(ErrorCode::kKeyNotFound, "kid must be a did:key or did:jwk with its fragment", "kid");
    CARNET_TRY(const auto document,
               url.method == "key" ? wallet::did_key_document(url.did) : wallet::did_jwk_document(url.did));
    const auto* method = document.find(kid);
    if (method == nullptr) return error(ErrorCode::kKeyNotFound, "the DID has no such key", "kid");
    return NamedKey{url.did, method->key};
}

Result<NamedKey> key_of(const wallet::JwsHeader& header) {
    const int named = (header.kid.empty() ? 0 : 1) + (header.jwk ? 1 : 0) + (header.x5c.empty() ? 0 : 1);
    if (named != 1)
        return error(ErrorCode::kKeyNotFound, "exactly one of kid, jwk and x5c names the key", "header");
    if (header.jwk) return key_of_jwk(*header.jwk);
    if (!header.kid.empty()) return key_of_kid(header.kid);
    return error(ErrorCode::kKeyNotFound, "x5c is not supported; send jwk or kid", "header");
}

Result<void> check_claims(const wallet::JwtClaims& claims, std::string_view audience, UtcTime now,
                          std::int64_t oldest_seconds) {
    if (claims.aud.size() != 1 || claims.aud.front() != audience)
        return error(ErrorCode::kJoseClaims, "aud must be this issuer's identifier", "/aud");
    if (!claims.iat) return error(ErrorCode::kJoseClaims, "iat is missing", "/iat");
    if (claims.iat->seconds < now.seconds - oldest_seconds ||
        claims.iat->seconds > now.seconds + kAheadSeconds)
        return error(ErrorCode::kJoseClaims, "iat is not now", "/iat");
    return {};
}

}  // namespace

Result<HolderProof> check_holder_proof(std::string_view jwt, std::string_view audience, UtcTime now,
                                       std::int64_t oldest_seconds) {
    if (jwt.size() > kMaxProofText) return error(ErrorCode::kLimit, "the proof is too long");
    CARNET_TRY(const auto jws, wallet::CompactJws::parse(jwt));
    if (!wallet::names_media_type(jws.header().typ, kProofType))
        return error(ErrorCode::kJoseType, "typ must be openid4vci-proof+jwt", "header");
    if (jws.header().alg == keys::Algorithm::kEcdsaP384)
        return error(ErrorCode::kUnsupportedAlgorithm, "alg must be ES256 or EdDSA", "header");
    CARNET_TRY(auto named, key_of(jws.header()));
    CARNET_TRY_VOID(wallet::verify_compact_jws(jws, named.key));
    CARNET_TRY(const auto payload, JsonDocument::parse(as_text(jws.payload()), kClaimsLimits));
    CARNET_TRY(const auto object, payload.root().as_object());
    CARNET_TRY(const auto claims, wallet::read_jwt_claims(object));
    CARNET_TRY_VOID(check_claims(claims, audience, now, oldest_seconds));
    HolderProof proof{std::move(named.holder), std::move(named.key), {}};
    if (const auto nonce = object.find("nonce")) {
        CARNET_TRY(const auto text, nonce->as_string());
        proof.nonce = text;
    }
    return proof;
}

}  // namespace carnet::issuer
