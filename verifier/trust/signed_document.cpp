// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/signed_document.h"

#include "base/text_encoding.h"
#include "keys/digest.h"
#include "verifier/checks/checks.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::verifier {
namespace {

Result<wallet::Proof> read_jcs_proof(JsonValue json) {
    CARNET_TRY(auto proof, wallet::read_proof(json));
    if (form_of(proof.suite) != wallet::CanonicalForm::kJcs)
        return error(ErrorCode::kUnsupportedProof,
                     "Documents of trust are signed with a JCS suite; this one is signed over RDF.",
                     json.pointer());
    return proof;
}

std::string what_failed(const ProofChecks& checks) {
    for (const Check* check :
         {&checks.issuer_key, &checks.key_state, &checks.proof, &checks.issuer_control}) {
        if (check->outcome == Outcome::kPassed || check->outcome == Outcome::kWarned) continue;
        return std::string(to_string(check->kind)) + ": " + std::string(to_string(check->reason)) +
               (check->detail.empty() ? "" : ". " + check->detail);
    }
    return "it is not signed";
}

Result<void> require_proofs(const wallet::Credential& credential, const std::vector<JsonValue>& proofs,
                            std::string_view signer, const SignatureSources& sources) {
    Policy strict = sources.policy;
    strict.require_issuer_control = true;
    const ProofExpectations nothing_else;
    const auto checks =
        check_proofs({credential.json(), proofs, wallet::ProofPurpose::kAssertion, signer, nothing_else},
                     sources.issuers, strict, {sources.now, sources.now, sources.policy.clock_skew_seconds});
    if (checks.hold()) return {};
    return error(ErrorCode::kSignatureInvalid,
                 "Its signature cannot be relied on (" + what_failed(checks) + ").");
}

}  // namespace

Result<wallet::Credential> read_trust_document(std::string_view bytes) {
    CARNET_TRY(auto document, JsonDocument::parse(bytes, wallet::kTrustListLimits));
    return wallet::Credential::from_json(std::move(document));
}

Result<void> require_signature(const wallet::Credential& credential, const SignatureSources& sources) {
    for (const JsonValue json : credential.proofs()) CARNET_TRY_VOID(read_jcs_proof(json));
    return require_proofs(credential, credential.proofs(), credential.issuer(), sources);
}

Result<void> require_signature_of(std::string_view signer, const wallet::Credential& credential,
                                  const SignatureSources& sources) {
    for (const JsonValue json : credential.proofs()) {
        CARNET_TRY(const auto proof, read_jcs_proof(json));
        const std::string_view method = proof.verification_method;
        if (method.substr(0, method.find('#')) == signer)
            return require_proofs(credential, {json}, signer, sources);
    }
    return error(ErrorCode::kSignatureInvalid, std::string(signer) + " has not signed it.");
}

std::string digest_of(std::string_view bytes) {
    return encode_multibase(Multibase::kBase64Url, keys::sha256(as_bytes(bytes)));
}

}  // namespace carnet::verifier
