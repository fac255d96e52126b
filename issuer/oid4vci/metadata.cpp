// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/metadata.h"

#include "base/json_writer.h"
#include "issuer/oid4vci/award_type.h"
#include "issuer/oid4vci/configuration.h"
#include "wallet-format/data-integrity/cryptosuite.h"
#include "wallet-format/vocabulary.h"
#include "wording/language.h"

#include <initializer_list>

namespace carnet::issuer {
namespace {

void write_texts(JsonWriter& out, std::string_view name, std::initializer_list<std::string_view> texts) {
    out.key(name).begin_array();
    for (const auto text : texts) out.string(text);
    out.end_array();
}

// spec: appendix A.1.2.2
void write_data_integrity(JsonWriter& out, const CredentialConfiguration& one, std::string_view suite) {
    out.key("credential_definition").begin_object();
    write_texts(out, "@context",
                {wallet::name::kCredentialsV2, wallet::name::kOpenBadgesV3, wallet::name::kCarnetV1});
    write_texts(out, "type", {"VerifiableCredential", "AchievementCredential", one.type});
    out.end_object();
    write_texts(out, "credential_signing_alg_values_supported", {suite});
}

// spec: appendix A.3.2
void write_sd_jwt(JsonWriter& out, const CredentialConfiguration& one, std::string_view base_url,
                  keys::Algorithm algorithm) {
    out.member("vct", award_type_url(base_url, one.type));
    write_texts(out, "credential_signing_alg_values_supported", {keys::facts(algorithm).jose});
}

void write_configuration(JsonWriter& out, const CredentialConfiguration& one, const IssuerSettings& settings,
                         keys::Algorithm algorithm) {
    out.key(one.id).begin_object().member("format", one.format).member("scope", one.id);
    if (one.format == kSdJwtFormat) {
        write_sd_jwt(out, one, settings.base_url, algorithm);
    } else {
        write_data_integrity(out, one,
                             wallet::to_string(wallet::suite_of(algorithm, settings.canonical_form)));
    }
    write_texts(out, "cryptographic_binding_methods_supported", {"jwk", "did:key", "did:jwk"});
    out.key("proof_types_supported").begin_object().key("jwt").begin_object();
    write_texts(out, "proof_signing_alg_values_supported", {"ES256", "EdDSA", "Ed25519"});
    out.end_object().end_object();
    out.key("credential_metadata").begin_object().key("display").begin_array();
    for (const auto language : wording::all_languages()) {
        const auto tag = wording::tag_of(language);
        out.begin_object().member("name", award_type_title(tag, one.type)).member("locale", tag).end_object();
    }
    out.end_array().end_object().end_object();
}

// spec: section 12.2.4: both offered, neither required
void write_encryption(JsonWriter& out, std::string_view request_key) {
    out.key("credential_request_encryption").begin_object();
    out.key("jwks").begin_object().key("keys").begin_array().raw(request_key).end_array().end_object();
    write_texts(out, "enc_values_supported", {"A128GCM", "A256GCM"});
    out.key("encryption_required").boolean(false).end_object();
    out.key("credential_response_encryption").begin_object();
    write_texts(out, "alg_values_supported", {"ECDH-ES"});
    write_texts(out, "enc_values_supported", {"A128GCM", "A256GCM"});
    out.key("encryption_required").boolean(false).end_object();
}

// What there is besides where holders may log in.
void write_login(JsonWriter& out, std::string_view base_url) {
    const std::string base(base_url);
    out.member("authorization_endpoint", base + "/authorize");
    out.member("pushed_authorization_request_endpoint", base + "/par");
    out.key("require_pushed_authorization_requests").boolean(true);
    out.key("authorization_response_iss_parameter_supported").boolean(true);
    write_texts(out, "code_challenge_methods_supported", {"S256"});
    write_texts(out, "response_modes_supported", {"query"});
}

}  // namespace

std::string write_issuer_metadata(const IssuerSettings& settings, keys::Algorithm algorithm,
                                  std::string_view request_key) {
    JsonWriter out;
    out.begin_object().member("credential_issuer", settings.base_url);
    out.member("credential_endpoint", settings.base_url + "/credential");
    out.member("nonce_endpoint", settings.base_url + "/nonce");
    out.member("deferred_credential_endpoint", settings.base_url + "/deferred");
    out.member("notification_endpoint", settings.base_url + "/notification");
    write_encryption(out, request_key);
    out.key("batch_credential_issuance").begin_object().key("batch_size").integer(kBatchSize).end_object();
    out.key("display").begin_array().begin_object().member("name", settings.name).end_object().end_array();
    out.key("credential_configurations_supported").begin_object();
    for (const auto& one : credential_configurations()) write_configuration(out, one, settings, algorithm);
    return out.end_object().end_object().take();
}

std::string write_server_metadata(const IssuerSettings& settings,
                                  const AuthorizationSettings& authorization) {
    const bool has_login = !authorization.clients.empty();
    JsonWriter out;
    out.begin_object().member("issuer", settings.base_url);
    out.member("token_endpoint", settings.base_url + "/token");
    if (has_login) {
        write_login(out, settings.base_url);
        write_texts(out, "grant_types_supported",
                    {"urn:ietf:params:oauth:grant-type:pre-authorized_code", "authorization_code"});
        write_texts(out, "response_types_supported", {"code"});
    } else {
        write_texts(out, "grant_types_supported", {"urn:ietf:params:oauth:grant-type:pre-authorized_code"});
        write_texts(out, "response_types_supported", {});
    }
    write_texts(out, "token_endpoint_auth_methods_supported", {"none"});
    write_texts(out, "authorization_details_types_supported", {"openid_credential"});
    write_texts(out, "dpop_signing_alg_values_supported", {"ES256", "ES384", "EdDSA", "Ed25519"});
    out.key("pre-authorized_grant_anonymous_access_supported").boolean(true);
    return out.end_object().take();
}

}  // namespace carnet::issuer
