// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/credential_request.h"

#include "base/json_reader.h"
#include "issuer/oid4vci/configuration.h"
#include "issuer/oid4vci/holder_proof.h"

#include <algorithm>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr JsonLimits kLimits{256 * 1024, 16, 2'000};

ProtocolError malformed(std::string_view why) {
    return {protocol::kInvalidCredentialRequest, why};
}
ProtocolError bad_proof(std::string_view why) {
    return {protocol::kInvalidProof, why};
}

Answer<std::string> read_name(JsonValue root, std::string_view member) {
    const auto value = root.find(member);
    if (!value) return std::string();
    if (!value->is_string() || value->string().empty())
        return malformed("credential_configuration_id and credential_identifier are texts.");
    return std::string(value->string());
}

Answer<std::vector<std::string>> read_proofs(JsonValue root) {
    const auto proofs = root.find("proofs");
    if (!proofs) return bad_proof("proofs is missing: send one proof for each key.");
    if (!proofs->is_object() || proofs->size() != 1) return bad_proof("proofs has exactly one member.");
    const auto jwts = proofs->find("jwt");
    if (!jwts || !jwts->is_array()) return bad_proof("Proofs are of the type jwt, in an array.");
    if (jwts->size() == 0 || jwts->size() > kBatchSize)
        return bad_proof("Send one proof at least, and no more than batch_size says.");
    std::vector<std::string> texts;
    for (const JsonValue jwt : jwts->elements()) {
        if (!jwt.is_string()) return bad_proof("A proof of the type jwt is a text.");
        texts.emplace_back(jwt.string());
    }
    return texts;
}

}  // namespace

Answer<CredentialRequest> read_credential_request(std::string_view body, bool was_encrypted) {
    const auto json = JsonDocument::parse(body, kLimits);
    if (!json || !json->root().is_object())
        return malformed("The body is one JSON object with each member once.");
    const auto root = json->root();
    CredentialRequest request;
    CARNET_TRY(request.configuration, read_name(root, "credential_configuration_id"));
    CARNET_TRY(request.identifier, read_name(root, "credential_identifier"));
    if (request.configuration.empty() == request.identifier.empty())
        return malformed("Send either credential_configuration_id or credential_identifier.");
    CARNET_TRY(request.encryption, read_response_encryption(root, was_encrypted));
    CARNET_TRY(request.proofs, read_proofs(root));
    return request;
}

Answer<std::vector<std::string>> check_proofs(const CredentialRequest& request, std::string_view audience,
                                              const NonceMint& nonces, UtcTime now) {
    std::vector<std::string> holders;
    for (const auto& text : request.proofs) {
        auto proof = check_holder_proof(text, audience, now);
        if (!proof) return bad_proof("A proof is not good: " + proof.error().detail + ".");
        if (proof->nonce.empty()) return bad_proof("A proof has no nonce.");
        if (!nonces.is_good(proof->nonce, now))
            return ProtocolError(protocol::kInvalidNonce, "Ask the nonce endpoint for a fresh one.");
        if (std::find(holders.begin(), holders.end(), proof->holder) != holders.end())
            return bad_proof("Two proofs are of one key.");
        holders.push_back(std::move(proof->holder));
    }
    return holders;
}

}  // namespace carnet::issuer
