// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/proof_hash.h"

#include "wallet-format/jcs.h"
#include "wallet-format/src/jcs_object.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <optional>

namespace carnet::wallet {
namespace {

std::size_t contexts_in(JsonValue context) noexcept {
    return context.is_array() ? context.size() : 1;
}

// Do both say the same contexts in the same order? One context may stand alone or in an array.
// spec-exception: vc-di-eddsa 3.3.2 step 4 lets a document name further contexts after those of its proof
// and leaves them out of what is verified. They could give signed members another meaning, so a document
// that has them is refused as it stands (docs/divergences.md).
bool same_contexts(JsonValue document, JsonValue proof) {
    if (document == proof) return true;
    if (contexts_in(document) != 1 || contexts_in(proof) != 1) return false;
    const auto only = [](JsonValue context) { return context.is_array() ? context.at(0) : context; };
    return only(document) == only(proof);
}

}  // namespace

// spec: vc-di-eddsa 3.3.4; vc-di-ecdsa 3.3.4 (P-384: SHA-384 for both hashes)
HashData::HashData(keys::Algorithm algorithm, std::string_view canonical_proof_config,
                   std::string_view canonical_document) {
    const auto put = [this](const auto& config_hash, const auto& document_hash) {
        hash_size_ = config_hash.size();
        const auto behind = std::copy(config_hash.begin(), config_hash.end(), bytes_.begin());
        std::copy(document_hash.begin(), document_hash.end(), behind);
    };
    switch (algorithm) {
        case keys::Algorithm::kEd25519:
        case keys::Algorithm::kEcdsaP256:
            put(keys::sha256(as_bytes(canonical_proof_config)), keys::sha256(as_bytes(canonical_document)));
            break;
        case keys::Algorithm::kEcdsaP384:
            put(keys::sha384(as_bytes(canonical_proof_config)), keys::sha384(as_bytes(canonical_document)));
            break;
    }
}

// spec: vc-di-eddsa 3.3.2 steps 1 and 4, 3.3.3; vc-di-ecdsa 3.3.2, 3.3.3
Result<std::string> canonical_document(JsonValue document, JsonValue proof) {
    const auto proof_context = proof.find(name::kContext);
    if (!proof_context) return canonicalize_without(document, name::kProof);
    const auto document_context = document.find(name::kContext);
    if (!document_context || !same_contexts(*document_context, *proof_context)) {
        return error(ErrorCode::kBadContext,
                     "The document's @context is not the one that its proof was made for. Contexts were "
                     "added, removed or re-ordered after signing; ask the issuer for the original.",
                     document.pointer() + "/@context");
    }
    return canonicalize_object(document, name::kProof, ReplacedMember{name::kContext, *proof_context});
}

// spec: vc-di-eddsa 3.3.5; vc-di-ecdsa 3.3.5 (the proof's @context stays in)
std::string canonical_proof_config(JsonValue proof) {
    return canonicalize_without(proof, name::kProofValue);
}

}  // namespace carnet::wallet
