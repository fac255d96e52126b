// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/proof_hash.h"

#include "base/json_writer.h"
#include "wallet-format/jcs.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/src/jcs_object.h"
#include "wallet-format/src/proof_chain.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace carnet::wallet {
namespace {

// Canonical RDF is several times as long as its document. The text of many quads is hashed while it is
// written, so that memory for all of it is not taken and given back each time.
constexpr std::size_t kFewQuads = 256;

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

// spec: vc-di-eddsa 3.3.2 steps 1 and 4; vc-di-ecdsa 3.3.2
Result<void> check_contexts(JsonValue document, JsonValue proof) {
    const auto proof_context = proof.find(name::kContext);
    if (!proof_context) return {};
    const auto document_context = document.find(name::kContext);
    if (document_context && same_contexts(*document_context, *proof_context)) return {};
    return error(ErrorCode::kBadContext,
                 "The document's @context is not the one that its proof was made for. Contexts were "
                 "added, removed or re-ordered after signing; ask the issuer for the original.",
                 document.pointer() + "/@context");
}

std::string jcs_text(const HashedObject& what) {
    std::optional<ReplacedMember> replaced;
    if (what.context) replaced = ReplacedMember{name::kContext, *what.context};
    return canonicalize_object(what.object, what.left_out, replaced);
}

Result<RdfDataset> dataset_of(const HashedObject& what, const HashMethod& method) {
    return to_rdf({what.object, what.left_out, what.context}, method.contexts, proof_json_ld_options());
}

// spec: vc-di-eddsa 3.2.3, 3.3.3; vc-di-ecdsa 3.2.3, 3.3.3 (P-384: SHA-384 inside RDFC-1.0 too)
Result<std::string> canonical_text(const HashedObject& what, const HashMethod& method) {
    if (method.form == CanonicalForm::kJcs) return jcs_text(what);
    CARNET_TRY(const auto dataset, dataset_of(what, method));
    CARNET_TRY(auto canonical, canonicalize_rdf(dataset, rdf_hash_of(method.algorithm)));
    return std::move(canonical.n_quads);
}

template <class Digest>
TextHash text_hash(const Digest& digest) {
    TextHash hash;
    hash.size = digest.size();
    std::copy(digest.begin(), digest.end(), hash.bytes.begin());
    return hash;
}

Result<TextHash> hash_rdf(const RdfDataset& dataset, keys::Algorithm algorithm) {
    const auto hash = rdf_hash_of(algorithm);
    if (hash != RdfHash::kSha256 || dataset.quads().size() <= kFewQuads) {
        CARNET_TRY(const auto canonical, canonicalize_rdf(dataset, hash));
        return hash_text(algorithm, canonical.n_quads);
    }
    keys::Sha256 digest;
    CARNET_TRY_VOID(canonicalize_rdf_in_pieces(
        dataset, hash, {}, [&](std::string_view piece) { digest.update(as_bytes(piece)); }));
    return text_hash(digest.finish());
}

Result<TextHash> hash_object(const HashedObject& what, const HashMethod& method) {
    if (method.form == CanonicalForm::kJcs) return hash_text(method.algorithm, jcs_text(what));
    CARNET_TRY(const auto dataset, dataset_of(what, method));
    return hash_rdf(dataset, method.algorithm);
}

Result<JsonDocument> with_proofs(JsonValue document, const std::vector<JsonValue>& proofs) {
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [member, value] : document.members()) {
        if (member != name::kProof) writer.key(member).value(value);
    }
    writer.key(name::kProof).begin_array();
    for (const JsonValue proof : proofs) writer.value(proof);
    writer.end_array().end_object();
    return JsonDocument::parse(writer.take());
}

}  // namespace

// spec: vc-di-eddsa 3.3.4; vc-di-ecdsa 3.3.4 (P-384: SHA-384 for both hashes)
TextHash hash_text(keys::Algorithm algorithm, std::string_view text) {
    if (rdf_hash_of(algorithm) == RdfHash::kSha384) return text_hash(keys::sha384(as_bytes(text)));
    return text_hash(keys::sha256(as_bytes(text)));
}

HashData::HashData(const TextHash& proof_config, const TextHash& document) : hash_size_(document.size) {
    const auto behind = std::copy_n(proof_config.bytes.begin(), proof_config.size, bytes_.begin());
    std::copy_n(document.bytes.begin(), document.size, behind);
}

RdfHash rdf_hash_of(keys::Algorithm algorithm) noexcept {
    return algorithm == keys::Algorithm::kEcdsaP384 ? RdfHash::kSha384 : RdfHash::kSha256;
}

JsonLdOptions proof_json_ld_options() {
    JsonLdOptions options;
    options.direction = RdfDirection::kI18nDatatype;
    return options;
}

// spec: vc-di-eddsa 3.2.4, 3.3.4 (which text is hashed); VC Data Integrity 1.0 section 4.5 (earlier proofs)
Result<HashedObject> hashed_document(JsonValue document, JsonValue proof) {
    CARNET_TRY_VOID(check_contexts(document, proof));
    CARNET_TRY(const auto earlier, previous_proofs(document, proof));
    const auto context = proof.find(name::kContext);
    if (earlier.empty()) return HashedObject{std::nullopt, document, name::kProof, context};
    CARNET_TRY(auto with_earlier, with_proofs(document, earlier));
    const JsonValue root = with_earlier.root();
    return HashedObject{std::move(with_earlier), root, std::nullopt, context};
}

// spec: vc-di-eddsa 3.2.5, 3.3.5; vc-di-ecdsa 3.2.5, 3.3.5. In RDF a proof's members mean something under the
// document's @context only; in JCS the proof has its own, as one of its members.
Result<HashedObject> hashed_proof_config(JsonValue document, JsonValue proof, CanonicalForm form) {
    HashedObject config{std::nullopt, proof, name::kProofValue, std::nullopt};
    if (form == CanonicalForm::kJcs) return config;
    CARNET_TRY_VOID(check_contexts(document, proof));
    config.context = document.find(name::kContext);
    return config;
}

Result<std::string> canonical_document(JsonValue document, JsonValue proof, const HashMethod& method) {
    CARNET_TRY(const auto hashed, hashed_document(document, proof));
    return canonical_text(hashed, method);
}

Result<std::string> canonical_proof_config(JsonValue document, JsonValue proof, const HashMethod& method) {
    CARNET_TRY(const auto hashed, hashed_proof_config(document, proof, method.form));
    return canonical_text(hashed, method);
}

Result<HashData> hash_data(JsonValue document, JsonValue proof, const HashMethod& method) {
    CARNET_TRY(const auto config, hashed_proof_config(document, proof, method.form));
    CARNET_TRY(const auto config_hash, hash_object(config, method));
    CARNET_TRY(const auto covered, hashed_document(document, proof));
    CARNET_TRY(const auto document_hash, hash_object(covered, method));
    return HashData(config_hash, document_hash);
}

}  // namespace carnet::wallet
