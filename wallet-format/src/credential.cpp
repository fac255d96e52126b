// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/credential.h"

#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/src/credential_rules.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
// spec: VC Data Model 2.0 section 4; VC Data Model 1.1 section 4
Result<Credential> Credential::from_json(JsonDocument document, std::optional<SignatureStatement> around) {
    Credential credential(std::move(document));
    credential.around_ = std::move(around);
    const JsonValue root = credential.json();
    if (!root.is_object()) {
        return error(ErrorCode::kNotACredential, "A credential is a JSON object.", root.pointer());
    }
    CARNET_TRY_VOID(refuse_enveloped(root, name::kEnvelopedVerifiableCredential));
    CARNET_TRY(auto contexts, read_contexts(root));
    credential.data_model_ = contexts.data_model;
    credential.contexts_ = std::move(contexts.urls);
    CARNET_TRY(credential.types_, read_types(root));
    CARNET_TRY(credential.id_, optional_uri(root, name::kId));
    CARNET_TRY_VOID(check_names(root));
    CARNET_TRY(credential.issuer_, read_issuer(root));
    CARNET_TRY_VOID(check_subjects(root));
    CARNET_TRY(auto validity, read_validity(root, credential.data_model_));
    credential.valid_from_ = std::move(validity.from);
    credential.valid_until_ = std::move(validity.until);
    CARNET_TRY(credential.statuses_, read_statuses(root));
    CARNET_TRY(credential.schemas_, read_schemas(root));
    CARNET_TRY_VOID(check_typed_members(root));
    CARNET_TRY(credential.related_, read_related_resources(root));
    CARNET_TRY(credential.proofs_, read_proofs(root));
    return credential;
}

std::vector<SignatureStatement> Credential::signatures() const {
    std::vector<SignatureStatement> all;
    if (around_) all.push_back(*around_);
    for (const JsonValue json : proofs_) {
        const auto proof = read_proof(json);
        if (!proof) continue;
        const auto created =
            proof->created ? std::optional(proof->created->instant()) : std::optional<UtcTime>();
        all.push_back({proof->verification_method, created});
    }
    return all;
}

bool Credential::has_type(std::string_view type) const noexcept {
    return std::find(types_.begin(), types_.end(), type) != types_.end();
}

}  // namespace carnet::wallet
