// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/presentation.h"

#include "wallet-format/src/credential_rules.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

Result<void> check_type(JsonValue presentation) {
    CARNET_TRY(const auto types, types_of(presentation));
    if (std::find(types.begin(), types.end(), name::kVerifiablePresentation) != types.end()) return {};
    return error(ErrorCode::kNotACredential, "A presentation has the type VerifiablePresentation.",
                 presentation.find(name::kType)->pointer());
}

// spec: VC Data Model 2.0 section 4.13 (holder: a URL, or an object with an id)
Result<std::string_view> read_holder(JsonValue presentation) {
    const auto holder = presentation.find(name::kHolder);
    if (holder && holder->is_object()) return required_uri(*holder, name::kId);
    return optional_uri(presentation, name::kHolder);
}

}  // namespace

Result<Presentation> Presentation::from_json(JsonDocument document) {
    Presentation presentation(std::move(document));
    const JsonValue root = presentation.json();
    if (!root.is_object()) {
        return error(ErrorCode::kNotACredential, "A presentation is a JSON object.", root.pointer());
    }
    CARNET_TRY_VOID(refuse_enveloped(root, name::kEnvelopedVerifiablePresentation));
    CARNET_TRY(const auto contexts, read_contexts(root));
    presentation.data_model_ = contexts.data_model;
    CARNET_TRY_VOID(check_type(root));
    CARNET_TRY(presentation.id_, optional_uri(root, name::kId));
    CARNET_TRY(presentation.holder_, read_holder(root));
    CARNET_TRY(presentation.credentials_, optional_objects(root, name::kVerifiableCredentialMember));
    CARNET_TRY(presentation.proofs_, read_proofs(root));
    return presentation;
}

}  // namespace carnet::wallet
