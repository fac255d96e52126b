// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/presented.h"

#include "verifier/oid4vp/dcql_match.h"
#include "wallet-format/rdf/json_ld.h"

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

PresentationVerdict bare_credential(Verdict verdict) {
    PresentationVerdict judged;
    judged.credentials.push_back(std::move(verdict));
    return judged;
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

}  // namespace

PresentationVerdict judge_presentation(std::string_view text, const CredentialQuery& query,
                                       const PresentationSession& session, const Policy& policy,
                                       const VerifyDependencies& dependencies) {
    const ProofExpectations expected{session.client_id, session.nonce};
    if (query.require_cryptographic_holder_binding || is_presentation(text))
        return verify_presentation(as_bytes(text), expected, policy, dependencies);
    return bare_credential(verify(as_bytes(text), policy, dependencies));
}

Result<void> match_presentation(const CredentialQuery& query, const PresentationVerdict& verdict,
                                const wallet::ContextStore& contexts) {
    if (verdict.credentials.size() != 1)
        return error(ErrorCode::kBadValue, "one presentation holds one credential here", query.id);
    return match_w3c(query, verdict, verdict.credentials.front(), contexts);
}

}  // namespace carnet::verifier
