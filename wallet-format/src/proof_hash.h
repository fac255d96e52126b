// SPDX-License-Identifier: Apache-2.0
//
// From a document and a proof to the bytes that a signature covers.
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "keys/algorithm.h"
#include "keys/digest.h"
#include "wallet-format/data-integrity/cryptosuite.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/context_store.h"
#include "wallet-format/rdf/json_ld.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

// SHA-256 or SHA-384.
struct TextHash {
    std::array<std::uint8_t, std::tuple_size_v<keys::Sha384Digest>> bytes{};
    std::size_t size = 0;
};
// As suites with this algorithm hash.
[[nodiscard]] TextHash hash_text(keys::Algorithm algorithm, std::string_view text);

// Hash of the proof configuration followed by hash of the document, without an allocation.
class HashData {
  public:
    HashData(const TextHash& proof_config, const TextHash& document);
    [[nodiscard]] ByteView proof_config_hash() const noexcept { return {bytes_.data(), hash_size_}; }
    [[nodiscard]] ByteView document_hash() const noexcept { return {bytes_.data() + hash_size_, hash_size_}; }
    [[nodiscard]] ByteView signed_bytes() const noexcept { return {bytes_.data(), 2 * hash_size_}; }

  private:
    std::array<std::uint8_t, 2 * std::tuple_size_v<keys::Sha384Digest>> bytes_{};
    std::size_t hash_size_;
};

// What is hashed: an object without one member, under another @context than its own.
struct HashedObject {
    std::optional<JsonDocument> owner;  // of `object`, where it had to be composed
    JsonValue object;
    std::optional<std::string_view> left_out;
    std::optional<JsonValue> context;  // nothing: its own
};
// The document as it was when the proof was made: without proofs, but for those that this one was made after.
// kBadContext: the proof has a @context, and it is not the document's. kProofMalformed: an earlier proof is
// missing.
[[nodiscard]] Result<HashedObject> hashed_document(JsonValue document, JsonValue proof);
// The proof without its value. kBadContext.
[[nodiscard]] Result<HashedObject> hashed_proof_config(JsonValue document, JsonValue proof,
                                                       CanonicalForm form);

// The hash inside RDFC-1.0.
[[nodiscard]] RdfHash rdf_hash_of(keys::Algorithm algorithm) noexcept;

// How a document is read as RDF for a proof. The specifications do not say what becomes of a text's
// direction. It must not be lost, or a document that has one could not be signed at all; others sign it in
// this form (docs/divergences.md).
[[nodiscard]] JsonLdOptions proof_json_ld_options();

// How a suite hashes with a key.
struct HashMethod {
    CanonicalForm form;
    keys::Algorithm algorithm;
    const ContextStore& contexts;  // for kRdfc
};

// The canonical texts. The errors above; with kRdfc also what to_rdf and canonicalize_rdf say.
[[nodiscard]] Result<std::string> canonical_document(JsonValue document, JsonValue proof,
                                                     const HashMethod& method);
[[nodiscard]] Result<std::string> canonical_proof_config(JsonValue document, JsonValue proof,
                                                         const HashMethod& method);
// Both, hashed.
[[nodiscard]] Result<HashData> hash_data(JsonValue document, JsonValue proof, const HashMethod& method);

}  // namespace carnet::wallet
