// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/presented.h"

#include "verifier/oid4vp/dcql_match.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::string_view kPresentationType = "VerifiablePresentation";

bool is_type(JsonValue types, std::string_view type) {
    if (types.is_string()) return types.string() == type;
    return std::ranges::any_of(types.elements(),
                               [&](JsonValue one) { return one.is_string() && one.string() == type; });
}

// Where no holder has to prove anything, a wallet sends the credential itself, or wraps it all the same.
bool is_presentation(std::string_view text) {
    const auto document = JsonDocument::parse(text);
    if (!document) return false;
    const auto types = document->root().find("type");
    return types && is_type(*types, kPresentationType);
}

// The holder who proved control is the one to whom the credential was given.
bool is_bound_to(const wallet::Credential& credential, std::string_view holder) {
    const auto subject = credential.json().find("credentialSubject");
    if (!subject || holder.empty()) return false;
    const auto names_holder = [&](JsonValue one) {
        const auto id = one.find("id");
        return id && id->is_string() && id->string() == holder;
    };
    if (!subject->is_array()) return names_holder(*subject);
    return subject->size() > 0 && std::ranges::all_of(subject->elements(), names_holder);
}

// spec: OpenID4VP 1.0 appendix B.1.1: type_values are IRIs, as the contexts of the credential have them
Result<std::vector<std::string>> expanded_types(const wallet::Credential& credential,
                                                const wallet::ContextStore& contexts) {
    CARNET_TRY(const auto text, wallet::expand_json_ld(credential.json(), contexts));
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    std::vector<std::string> types;
    for (const JsonValue node : document.root().elements()) {
        const auto named = node.find("@type");
        if (!named) continue;
        for (const JsonValue type : named->elements()) types.emplace_back(type.string());
    }
    return types;
}

Result<void> match_w3c(const CredentialQuery& query, const PresentationVerdict& verdict, const Verdict& one,
                       const wallet::ContextStore& contexts) {
    const wallet::Credential* credential = one.credential();
    if (credential == nullptr) return error(ErrorCode::kBadValue, "no credential was sent", query.id);
    auto types = expanded_types(*credential, contexts);
    if (!types)
        return error(ErrorCode::kBadValue, "its types cannot be told: " + types.error().detail, query.id);
    const bool is_bound =
        verdict.holder_decision() == Decision::kAccepted && is_bound_to(*credential, verdict.holder);
    return check_match(query,
                       {CredentialFormat::kLdpVc, {}, *std::move(types), credential->json(), is_bound});
}

// An SD-JWT VC carries its holder's signature itself, and the verdict is a rejection where that does not
// hold.
Result<void> match_sd_jwt(const CredentialQuery& query, std::string_view text) {
    const auto vc = wallet::read_sd_jwt_vc(text);
    if (!vc) return error(ErrorCode::kBadValue, "no SD-JWT VC was sent", query.id);
    const bool is_bound = vc->sd_jwt.key_binding().has_value();
    return check_match(query, {CredentialFormat::kSdJwtVc, vc->vct, {}, vc->claims(), is_bound});
}

}  // namespace

PresentationVerdict judge_presentation(std::string_view text, const CredentialQuery& query,
                                       const PresentationSession& session, const Policy& policy,
                                       const VerifyDependencies& dependencies) {
    const ProofExpectations expected{session.client_id, session.nonce};
    const bool is_bound = query.require_cryptographic_holder_binding;
    if (query.format == CredentialFormat::kSdJwtVc) {
        return shown_alone(verify(as_bytes(text), policy, dependencies, std::nullopt,
                                  is_bound ? expected : ProofExpectations{}));
    }
    if (is_bound || is_presentation(text))
        return verify_presentation(as_bytes(text), expected, policy, dependencies);
    return shown_alone(verify(as_bytes(text), policy, dependencies));
}

Result<void> match_presentation(const CredentialQuery& query, std::string_view text,
                                const PresentationVerdict& verdict, const wallet::ContextStore& contexts) {
    if (query.format == CredentialFormat::kSdJwtVc) return match_sd_jwt(query, text);
    if (verdict.credentials.size() != 1)
        return error(ErrorCode::kBadValue, "one presentation holds one credential here", query.id);
    return match_w3c(query, verdict, verdict.credentials.front(), contexts);
}

}  // namespace carnet::verifier
