// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/signed_standard.h"

#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <algorithm>

namespace carnet::issuer {

Result<wallet::OccupationalStandard> read_signed_standard(std::string_view text, const keys::PublicKey& key) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(document));
    const auto holds = [&](JsonValue proof) {
        return wallet::check_proof(credential.json(), proof, key, wallet::embedded_contexts()).has_value();
    };
    if (!std::ranges::any_of(credential.proofs(), holds))
        return error(ErrorCode::kSignatureInvalid,
                     "This standard is not signed with the key that you name. Nothing was printed.");
    return wallet::read_occupational_standard(credential);
}

}  // namespace carnet::issuer
