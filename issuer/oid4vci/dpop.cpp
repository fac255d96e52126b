// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/dpop.h"

#include "base/text_encoding.h"
#include "keys/public_key.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr std::string_view kDpopType = "dpop+jwt";
constexpr std::size_t kMaxId = 256;
constexpr JsonLimits kClaimsLimits{kMaxDpopText, 4, 100};
// As long as a proof can be good: from an iat ahead of us to its end.
constexpr std::int64_t kRememberedSeconds = 2 * kDpopSeconds;
static_assert(kRememberedSeconds >= kNonceSeconds);

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Result<std::string> text_claim(JsonValue claims, std::string_view name) {
    const auto value = claims.find(name);
    if (!value) return std::string();
    if (!value->is_string() || value->string().empty())
        return error(ErrorCode::kJoseClaims, std::string(name) + " is a text", "/" + std::string(name));
    return std::string(value->string());
}

Result<void> require(bool holds, std::string_view claim, std::string_view what) {
    if (holds) return {};
    return error(ErrorCode::kJoseClaims, std::string(claim).append(" must be ").append(what),
                 "/" + std::string(claim));
}

// What may stand in an error_description. spec: RFC 6749 5.2
std::string plain(std::string text) {
    for (auto& c : text) {
        if (c < ' ' || c > '~' || c == '"' || c == '\\') c = '?';
    }
    return text;
}

// spec: RFC 9449 4.3 (8), (9), (11)
Result<void> check_target(JsonValue claims, const DpopTarget& target) {
    CARNET_TRY(const auto method, text_claim(claims, "htm"));
    CARNET_TRY_VOID(require(method == target.method, "htm", "the method of the request"));
    CARNET_TRY(const auto url, text_claim(claims, "htu"));
    CARNET_TRY_VOID(require(!url.empty() && comparable_url(url) == comparable_url(target.url), "htu",
                            "the URL of the request"));
    CARNET_TRY(const auto hash, text_claim(claims, "ath"));
    if (target.access_token.empty()) return {};
    const auto expected = encode_base64url(keys::sha256(as_bytes(target.access_token)));
    return require(hash == expected, "ath", "the hash of the access token");
}

}  // namespace

std::string comparable_url(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return std::string(url);
    const auto slash = std::min(url.find('/', scheme + 3), url.size());
    std::string out(url.substr(0, slash));
    std::transform(out.begin(), out.end(), out.begin(), lower);
    for (const std::string_view port : {"https://:443", "http://:80"}) {
        const auto colon = port.rfind(':');
        if (out.starts_with(port.substr(0, colon)) && out.ends_with(port.substr(colon)))
            out.resize(out.size() - (port.size() - colon));
    }
    out += slash == url.size() ? std::string_view("/") : url.substr(slash);
    return out;
}

Result<DpopProof> read_dpop_proof(std::string_view jwt, const DpopTarget& target) {
    if (jwt.size() > kMaxDpopText) return error(ErrorCode::kLimit, "the proof is too long");
    CARNET_TRY(const auto jws, wallet::CompactJws::parse(jwt));
    if (jws.header().typ != kDpopType) return error(ErrorCode::kJoseType, "typ must be dpop+jwt", "header");
    if (!jws.header().jwk) return error(ErrorCode::kKeyNotFound, "jwk is missing", "header");
    CARNET_TRY(const auto key, keys::PublicKey::from_jwk(*jws.header().jwk));
    CARNET_TRY_VOID(wallet::verify_compact_jws(jws, key));
    CARNET_TRY(const auto payload, JsonDocument::parse(as_text(jws.payload()), kClaimsLimits));
    CARNET_TRY(const auto claims, payload.root().as_object());
    CARNET_TRY(const auto registered, wallet::read_jwt_claims(claims));
    CARNET_TRY_VOID(require(!registered.jti.empty() && registered.jti.size() <= kMaxId, "jti",
                            "a text of at most 256 bytes"));
    CARNET_TRY_VOID(require(registered.iat.has_value(), "iat", "there"));
    CARNET_TRY_VOID(check_target(claims, target));
    CARNET_TRY(auto nonce, text_claim(claims, "nonce"));
    return DpopProof{key.jwk_thumbprint(), registered.jti, std::move(nonce), *registered.iat};
}

Answer<DpopProof> DpopGuard::check(std::string_view jwt, const DpopTarget& target, UtcTime now) const {
    auto proof = read_dpop_proof(jwt, target);
    if (!proof)
        return ProtocolError(protocol::kInvalidDpopProof,
                             "The DPoP proof is not good: " + plain(proof.error().detail) + ".");
    if (!proof->nonce.empty()) {
        if (nonces_.is_good(proof->nonce, now)) return *std::move(proof);
        return ProtocolError(protocol::kUseDpopNonce, "The nonce of the DPoP proof is over.");
    }
    const bool is_now = proof->made.seconds >= now.seconds - kDpopSeconds &&
                        proof->made.seconds <= now.seconds + kDpopSeconds;
    if (is_now) return *std::move(proof);
    return ProtocolError(protocol::kUseDpopNonce, "The time of the DPoP proof is not now; add this nonce.");
}

Answer<void> DpopGuard::use(const DpopProof& proof, UtcTime now) {
    const auto digest = keys::sha256(as_bytes(proof.thumbprint + "\n" + proof.id));
    const std::scoped_lock lock(mutex_);
    while (!by_end_.empty() && by_end_.front().first <= now) {
        used_.erase(by_end_.front().second);
        by_end_.pop_front();
    }
    if (used_.contains(digest))
        return ProtocolError(protocol::kInvalidDpopProof, "The DPoP proof was used before.");
    if (used_.size() >= kMaxDpopRemembered)
        return ProtocolError("temporarily_unavailable", "Too many requests; try again later.", 503);
    const auto end = now.plus_seconds(kRememberedSeconds);
    used_.emplace(digest, end);
    by_end_.emplace_back(end, digest);
    return {};
}

}  // namespace carnet::issuer
