// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

#include "base/json_writer.h"
#include "wallet-format/src/members.h"
#include "wallet-format/src/uri.h"

#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kWellKnown = "/.well-known/jwt-vc-issuer";
constexpr std::string_view kIssuer = "issuer";
constexpr std::string_view kJwks = "jwks";
constexpr std::string_view kJwksUri = "jwks_uri";
constexpr std::string_view kKeys = "keys";
constexpr std::string_view kKid = "kid";
constexpr std::size_t kMaxKeys = 64;

// The JWK with its name in front of the members that it has already.
void write_key(JsonWriter& out, const NamedKey& named) {
    const auto jwk = named.key.jwk();
    std::string text = "{\"kid\":";
    append_json_string(text, named.kid);
    out.raw(text + "," + jwk.substr(1));
}

// A key of a kind that nobody here could use is no mistake of its owner.
Result<void> add_key(JsonValue jwk, std::vector<NamedKey>& out) {
    CARNET_TRY_VOID(jwk.as_object());
    CARNET_TRY(const auto kid, optional_string(jwk, kKid));
    auto key = keys::PublicKey::from_jwk(jwk);
    if (!key && key.error().code == ErrorCode::kUnsupportedAlgorithm) return {};
    CARNET_TRY(auto usable, std::move(key));
    out.push_back({std::string(kid), std::move(usable)});
    return {};
}

}  // namespace

bool is_issuer_url(std::string_view issuer) noexcept {
    return issuer.starts_with("https://") || issuer.starts_with("http://");
}

Result<std::string> jwt_vc_issuer_url(std::string_view issuer, std::string_view scheme) {
    const std::string begin = std::string(scheme) + "://";
    const bool plain = is_http_url(issuer) && issuer.starts_with(begin) &&
                       issuer.find_first_of("?#@") == std::string_view::npos;
    if (!plain) {
        return error(
            ErrorCode::kBadValue,
            "An issuer is named by a URL that begins with " + begin + " and has no user, query or fragment.",
            std::string(issuer));
    }
    const auto path = issuer.find('/', begin.size());
    const auto origin = issuer.substr(0, path);
    auto rest = path == std::string_view::npos ? std::string_view() : issuer.substr(path);
    if (rest.ends_with('/')) rest.remove_suffix(1);
    return std::string(origin) + std::string(kWellKnown) + std::string(rest);
}

std::string write_jwt_vc_issuer(const JwtVcIssuer& metadata) {
    JsonWriter out;
    out.begin_object().member(kIssuer, metadata.issuer);
    if (!metadata.jwks_uri.empty()) {
        out.member(kJwksUri, metadata.jwks_uri);
    } else {
        out.key(kJwks).begin_object().key(kKeys).begin_array();
        for (const auto& named : metadata.keys) write_key(out, named);
        out.end_array().end_object();
    }
    out.end_object();
    return out.take();
}

Result<std::vector<NamedKey>> read_jwk_set(JsonValue document) {
    CARNET_TRY(const auto value, document.require(kKeys));
    CARNET_TRY(const auto array, value.as_array());
    if (array.size() > kMaxKeys)
        return error(ErrorCode::kLimit, "At most " + std::to_string(kMaxKeys) + " keys are read.",
                     array.pointer());
    std::vector<NamedKey> keys;
    for (const JsonValue jwk : array.elements()) CARNET_TRY_VOID(add_key(jwk, keys));
    return keys;
}

Result<JwtVcIssuer> read_jwt_vc_issuer(JsonValue document, std::string_view issuer) {
    CARNET_TRY(const auto named, required_string(document, kIssuer));
    if (named != issuer) {
        return error(ErrorCode::kBadIdentifier,
                     "These are the keys of another issuer: \"" + std::string(named) + "\".", "/issuer");
    }
    const auto keys = document.find(kJwks);
    const bool elsewhere = document.find(kJwksUri).has_value();
    if (keys.has_value() == elsewhere)
        return error(ErrorCode::kBadValue, "One of jwks and jwks_uri says which keys there are.", "/jwks");
    JwtVcIssuer out{std::string(named), {}, {}};
    if (elsewhere) {
        CARNET_TRY(out.jwks_uri, required_uri(document, kJwksUri));
        return out;
    }
    CARNET_TRY(out.keys, read_jwk_set(*keys));
    return out;
}

}  // namespace carnet::wallet
