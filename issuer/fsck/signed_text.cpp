// SPDX-License-Identifier: Apache-2.0
#include "issuer/fsck/signed_text.h"

#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/vocabulary.h"

namespace carnet::issuer {

Result<void> check_signed(JsonValue document, const keys::KeyStore& keys, keys::KeyPurpose purpose,
                          std::string_view did) {
    CARNET_TRY(const auto proof, document.require(wallet::name::kProof));
    CARNET_TRY(const auto read, wallet::read_proof(proof));
    const std::string prefix = std::string(did) + "#";
    const std::string_view method = read.verification_method;
    const auto* key = method.starts_with(prefix) ? keys.find(method.substr(prefix.size())) : nullptr;
    if (key == nullptr || key->purpose != purpose) {
        return error(ErrorCode::kKeyNotFound, "It is not signed with a key of this issuer for that purpose.",
                     read.verification_method);
    }
    return wallet::check_proof(document, proof, key->public_key, wallet::embedded_contexts());
}

std::string without_proof(std::string_view signed_text) {
    constexpr std::string_view kBegin = R"(,"proof":{)";
    const auto at = signed_text.rfind(kBegin);
    if (at == std::string_view::npos) return {};
    return std::string(signed_text.substr(0, at)) + "}";
}

}  // namespace carnet::issuer
