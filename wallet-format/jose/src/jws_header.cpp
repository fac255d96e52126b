// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jws_header.h"

#include "base/text_encoding.h"
#include "wallet-format/jose/src/header_members.h"

namespace carnet::wallet {
namespace {

// Of the algorithms that anyone might send: which of them prove nothing to us. spec: RFC 7518 3.1, 3.6
bool is_symmetric(std::string_view alg) {
    return alg == "HS256" || alg == "HS384" || alg == "HS512";
}

// spec: RFC 8725 3.1, 3.2: the algorithms are a closed list
Result<keys::Algorithm> read_algorithm(JsonValue header) {
    const auto value = header.find("alg");
    if (!value || !value->is_string()) return bad_header("A JWS header names its algorithm in alg.", header);
    const std::string_view name = value->string();
    for (const auto algorithm :
         {keys::Algorithm::kEd25519, keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        if (keys::facts(algorithm).jose == name) return algorithm;
    }
    // RFC 9864 gave EdDSA over Ed25519 a name of its own.
    if (name == "Ed25519") return keys::Algorithm::kEd25519;
    if (name == "none") {
        return error(ErrorCode::kJoseAlgorithm,
                     "The algorithm is \"none\": nobody signed this token, and anyone could have written it.",
                     header_place(*value));
    }
    if (is_symmetric(name)) {
        return error(ErrorCode::kJoseAlgorithm,
                     "The algorithm " + std::string(name) +
                         " needs a shared secret; whoever can check such a token can forge it. A credential "
                         "is signed with EdDSA, ES256 or ES384.",
                     header_place(*value));
    }
    return error(
        ErrorCode::kUnsupportedProof,
        "This signature algorithm is not one that Carnet can check; it checks EdDSA (Ed25519), ES256 "
        "and ES384.",
        header_place(*value));
}

// spec: RFC 7797 6: b64 false without crit is a mistake, and reading the payload as base64url a bigger one
Result<void> refuse_unencoded_payload(JsonValue header) {
    const auto b64 = header.find("b64");
    if (!b64 || (b64->type() == JsonType::kBoolean && b64->boolean())) return {};
    return error(ErrorCode::kJoseCritical,
                 "The header says that the payload is not base64url (b64); such tokens are not read here.",
                 header_place(*b64));
}

// spec: RFC 7515 4.1.6 (standard base64 with padding, unlike all else in JOSE)
Result<std::vector<Bytes>> read_certificates(JsonValue header) {
    std::vector<Bytes> chain;
    const auto x5c = header.find("x5c");
    if (!x5c) return chain;
    if (!x5c->is_array() || x5c->size() == 0 || x5c->size() > kMaxCertificates)
        return bad_header("x5c is a list of one to ten certificates.", *x5c);
    for (const JsonValue element : x5c->elements()) {
        if (!element.is_string() || element.string().empty())
            return bad_header("A certificate in x5c is a text.", element);
        auto der = decode_base64(element.string());
        if (!der) return bad_header("A certificate in x5c is standard base64 with padding.", element);
        chain.push_back(*std::move(der));
    }
    return chain;
}

Result<std::optional<JsonValue>> read_jwk(JsonValue header) {
    const auto jwk = header.find("jwk");
    if (jwk && !jwk->is_object()) return bad_header("jwk is an object.", *jwk);
    return jwk;
}

}  // namespace

Result<JwsHeader> JwsHeader::parse(std::string_view json) {
    CARNET_TRY(JsonDocument document, parse_header(json));
    const JsonValue root = document.root();
    CARNET_TRY(const auto alg, read_algorithm(root));
    CARNET_TRY_VOID(refuse_critical(root));
    CARNET_TRY_VOID(refuse_unencoded_payload(root));
    CARNET_TRY(auto typ, header_text(root, "typ"));
    CARNET_TRY(auto cty, header_text(root, "cty"));
    CARNET_TRY(auto kid, header_text(root, "kid"));
    CARNET_TRY(auto x5c, read_certificates(root));
    CARNET_TRY(const auto jwk, read_jwk(root));
    CARNET_TRY(auto x5u, header_text(root, "x5u"));
    CARNET_TRY(auto jku, header_text(root, "jku"));
    return JwsHeader{alg, std::move(typ), std::move(cty), std::move(kid),     std::move(x5c),
                     jwk, std::move(x5u), std::move(jku), std::move(document)};
}

}  // namespace carnet::wallet
