// SPDX-License-Identifier: Apache-2.0
//
// A Data Integrity proof as a typed value, and the two acts around it: adding one and checking one.
//
// A suite is a row in a table (cryptosuite.h): name, keys, canonical form. Suites over RDF read the document
// through JSON-LD contexts, which they are given. Pure and thread-safe. spec: VC Data Integrity 1.0 sections
// 2, 4; vc-di-eddsa 3; vc-di-ecdsa 3
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/data-integrity/cryptosuite.h"
#include "wallet-format/rdf/context_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// What a key is used for, as proofs and controller documents say it.
enum class ProofPurpose : std::uint8_t { kAssertion, kAuthentication };
[[nodiscard]] std::string_view to_string(ProofPurpose purpose) noexcept;  // "assertionMethod", ...

struct Proof {
    Cryptosuite suite;
    std::string id;                   // may be empty
    std::string verification_method;  // an absolute DID URL
    std::string purpose;              // "assertionMethod", ...
    std::optional<Timestamp> created;
    std::optional<Timestamp> expires;
    std::vector<std::string> domains;
    std::string challenge;
    std::string nonce;
    std::vector<std::string> previous;  // identifiers of the proofs that it was made after
    Bytes value;                        // decoded proofValue
};

// Reads one proof object. kUnsupportedProof: a type or cryptosuite that we do not have: undetermined, not
// bad. kProofMalformed, kSignatureEncoding (proofValue not multibase base58btc), kBadTime, kMissingMember,
// kWrongType.
[[nodiscard]] Result<Proof> read_proof(JsonValue proof);

struct ProofOptions {
    std::string verification_method;
    std::string purpose = "assertionMethod";
    UtcTime created;
    std::optional<UtcTime> expires;
    CanonicalForm form = CanonicalForm::kJcs;  // with the key it decides the suite
    std::string id;                            // empty: none
    std::vector<std::string> domains;
    std::string challenge;
    std::string nonce;
    std::vector<std::string> previous;  // proofs of the document that this one is made after, and covers
    bool joins_others = false;          // the document may have proofs already
};

// What a suite hashes, step by step, for tests against published vectors and for `explain`.
struct ProofInput {
    std::string canonical_document;
    std::string canonical_proof_config;
    Bytes document_hash;
    Bytes proof_config_hash;
    Bytes signed_bytes;  // proof_config_hash || document_hash: what the signature covers
};
// `document` may carry proofs (left out of the hash, but for those that the proof was made after);
// `proof_config` is a proof object with or without proofValue.
[[nodiscard]] Result<ProofInput> proof_input(JsonValue document, JsonValue proof_config,
                                             keys::Algorithm algorithm, const ContextStore& contexts);

// The document's text with a proof added, as its last member. kBadValue when it has one already and the new
// one does not join others, kWrongType when it is no object; with a suite over RDF kBadJsonLd, kDataLoss,
// kLimit; and whatever the signer says. A proof of a JCS suite carries the document's @context.
[[nodiscard]] Result<std::string> add_proof(const JsonDocument& document, const ProofOptions& options,
                                            const keys::Signer& signer, const ContextStore& contexts);

// Does `proof` (one of the document's proof objects) hold under `key`? kUnsupportedAlgorithm: key and suite
// do not belong together. kBadContext: the document's @context is not the proof's (stricter than
// the specification, docs/divergences.md). kProofMalformed: a proof that it was made after is missing.
// kBadJsonLd, kDataLoss, kLimit: it cannot be read as RDF. Whatever read_proof says. kSignatureLength,
// kSignatureInvalid. kUnsupportedProof, when the signature over RDF holds: the document is spelled so that a
// reader of its JSON could miss what is signed. Purpose, times, whose key it is, and whether earlier proofs
// hold, are other checks.
[[nodiscard]] Result<void> check_proof(JsonValue document, JsonValue proof, const keys::PublicKey& key,
                                       const ContextStore& contexts);

}  // namespace carnet::wallet
