// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/request.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "http/form.h"
#include "wallet-format/data-integrity/cryptosuite.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwe.h"

#include <array>

namespace carnet::verifier {
namespace {

constexpr std::string_view kScheme = "openid4vp://?";
// spec: OpenID4VP 1.0 section 5.8 (static discovery)
constexpr std::string_view kAudience = "https://self-issued.me/v2";

Error needs_certificate() {
    return error(
        ErrorCode::kUnsupported,
        "this way of saying who asks needs a certificate: carnet-verifier request-key csr, then import-chain",
        "presentations.key_store");
}

void write_algorithms(JsonWriter& writer, std::string_view name) {
    writer.key(name).begin_array();
    for (const auto algorithm :
         {keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384, keys::Algorithm::kEd25519})
        writer.string(keys::facts(algorithm).jose);
    writer.end_array();
}

// spec: OpenID4VP 1.0 sections 11.1, B.1.3.2.2, B.3.4
void write_formats(JsonWriter& writer) {
    writer.key("vp_formats_supported").begin_object();
    writer.key(to_string(CredentialFormat::kSdJwtVc)).begin_object();
    write_algorithms(writer, "sd-jwt_alg_values");
    write_algorithms(writer, "kb-jwt_alg_values");
    writer.end_object();
    writer.key(to_string(CredentialFormat::kLdpVc)).begin_object();
    writer.key("proof_type_values").begin_array().string("DataIntegrityProof").end_array();
    writer.key("cryptosuite_values").begin_array();
    for (const auto suite : {wallet::Cryptosuite::kEddsaRdfc2022, wallet::Cryptosuite::kEcdsaRdfc2019,
                             wallet::Cryptosuite::kEddsaJcs2022, wallet::Cryptosuite::kEcdsaJcs2019})
        writer.string(to_string(suite));
    writer.end_array().end_object().end_object();
}

// spec: OpenID4VP 1.0 sections 5.1, 8.3: a key for this request only, with kid and alg
Result<void> write_response_key(JsonWriter& writer, const PresentationSession& session,
                                const RequestSender& sender) {
    if (session.mode != ResponseMode::kDirectPostJwt || !sender.response_keys) return {};
    CARNET_TRY(const auto key, sender.response_keys->of(session.id));
    CARNET_TRY(const auto jwk, JsonDocument::parse(key.public_key().jwk()));
    writer.key("jwks").begin_object().key("keys").begin_array().begin_object();
    for (const auto& [name, value] : jwk.root().members()) writer.key(name).value(value);
    writer.member("kid", response_key_id(key)).member("use", "enc").member("alg", "ECDH-ES");
    writer.end_object().end_array().end_object();
    writer.key("encrypted_response_enc_values_supported").begin_array();
    for (const auto encryption : {wallet::ContentEncryption::kA128Gcm, wallet::ContentEncryption::kA256Gcm})
        writer.string(to_string(encryption));
    writer.end_array();
    return {};
}

Result<std::string> client_metadata(const PresentationSession& session, const RequestSender& sender) {
    JsonWriter writer;
    writer.begin_object();
    write_formats(writer);
    CARNET_TRY_VOID(write_response_key(writer, session, sender));
    return writer.end_object().take();
}

std::string query_text(const Need& need) {
    JsonWriter writer;
    write_dcql(writer, need.query);
    return writer.take();
}

// spec: OpenID4VP 1.0 sections 5, 5.2, 8.2; RFC 9101 4
Result<std::string> claims_of(const PresentationSession& session, const Need& need,
                              const RequestSender& sender, std::string_view wallet_nonce) {
    CARNET_TRY(const std::string metadata, client_metadata(session, sender));
    JsonWriter writer;
    writer.begin_object().member("aud", kAudience).member("client_id", session.client_id);
    writer.member("response_type", "vp_token").member("response_mode", to_string(session.mode));
    writer.member("response_uri", sender.response_uri(session.id));
    writer.member("nonce", session.nonce).member("state", session.state);
    if (!wallet_nonce.empty()) writer.member("wallet_nonce", wallet_nonce);
    writer.key("iat").integer(session.created.seconds).key("exp").integer(session.answer_until.seconds);
    writer.key("dcql_query").raw(query_text(need)).key("client_metadata").raw(metadata);
    return writer.end_object().take();
}

std::string host_of(std::string_view base_url) {
    const auto rest = base_url.substr(base_url.find("//") + 2);
    return std::string(rest.substr(0, rest.find_first_of(":/")));
}

bool uses_certificate(ClientIdPrefix prefix) {
    return prefix == ClientIdPrefix::kX509SanDns || prefix == ClientIdPrefix::kX509Hash;
}

}  // namespace

std::string RequestSender::request_uri(std::string_view session) const {
    return base_url + "/oid4vp/requests/" + std::string(session);
}

std::string RequestSender::response_uri(std::string_view session) const {
    return base_url + "/oid4vp/responses/" + std::string(session);
}

// spec: OpenID4VP 1.0 section 5.9.3
Result<std::string> RequestSender::client_id(ClientIdPrefix prefix, std::string_view session) const {
    const std::string begin = std::string(to_string(prefix)) + ":";
    if (prefix == ClientIdPrefix::kRedirectUri) return begin + response_uri(session);
    if (!signer) {
        return error(ErrorCode::kUnsupported, "signed requests need a key: carnet-verifier request-key make",
                     "presentations.key_store");
    }
    if (prefix == ClientIdPrefix::kDecentralizedIdentifier)
        return begin + signer->method.substr(0, signer->method.find('#'));
    if (signer->chain.empty()) return needs_certificate();
    if (prefix == ClientIdPrefix::kX509Hash) return begin + encode_base64url(signer->chain.front().digest());
    const std::string host = host_of(base_url);
    if (!signer->chain.front().names_host(host)) {
        return error(ErrorCode::kUnsupported,
                     "the certificate of the request key does not name " + host + " (subjectAltName, DNS)",
                     "presentations.base_url");
    }
    return begin + host;
}

Result<std::string> request_link(const PresentationSession& session, const Need& need,
                                 const RequestSender& sender) {
    if (session.prefix != ClientIdPrefix::kRedirectUri) {
        return std::string(kScheme) + http::write_query({{"client_id", session.client_id},
                                                         {"request_uri", sender.request_uri(session.id)},
                                                         {"request_uri_method", "post"}});
    }
    CARNET_TRY(std::string metadata, client_metadata(session, sender));
    return std::string(kScheme) + http::write_query({{"client_id", session.client_id},
                                                     {"response_type", "vp_token"},
                                                     {"response_mode", std::string(to_string(session.mode))},
                                                     {"response_uri", sender.response_uri(session.id)},
                                                     {"nonce", session.nonce},
                                                     {"state", session.state},
                                                     {"dcql_query", query_text(need)},
                                                     {"client_metadata", std::move(metadata)}});
}

Result<std::string> request_object(const PresentationSession& session, const Need& need,
                                   const RequestSender& sender, std::string_view wallet_nonce) {
    if (session.prefix == ClientIdPrefix::kRedirectUri || !sender.signer) {
        return error(ErrorCode::kUnsupported,
                     "a request by redirect_uri cannot be signed; it stands in the link");
    }
    wallet::JwsHeaderMembers header{.typ = "oauth-authz-req+jwt"};
    if (uses_certificate(session.prefix)) {
        for (const auto& certificate : sender.signer->chain)
            header.x5c.emplace_back(certificate.der().begin(), certificate.der().end());
    } else {
        header.kid = sender.signer->method;
    }
    CARNET_TRY(const std::string claims, claims_of(session, need, sender, wallet_nonce));
    return wallet::sign_compact_jws(header, as_bytes(claims), *sender.signer->signer);
}

}  // namespace carnet::verifier
