// SPDX-License-Identifier: Apache-2.0
//
// What a proof covers, laid open for people who compare two implementations: the canonical texts, line by
// line with the places of the document that they come from, and the hashes. Slow; checking a proof is
// proof.h. Pure and thread-safe. spec: vc-di-eddsa 3.2, 3.3; vc-di-ecdsa 3.2, 3.3
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "keys/algorithm.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/rdf/context_store.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

// One canonical N-Quads line. Several places say the same where the document repeats itself.
struct ExplainedQuad {
    std::string line;                 // without line end
    std::vector<std::string> places;  // JSON Pointers, at least one
};

struct ProofExplanation {
    Cryptosuite suite = Cryptosuite::kEddsaJcs2022;
    ProofInput input;
    // Empty for a suite over JSON, whose canonical text is the document. In canonical order; of the proof
    // configuration the places are in the proof, or in the document's @context. Where a proof covers earlier
    // proofs, places are in the document with only those.
    std::vector<ExplainedQuad> document_quads;
    std::vector<ExplainedQuad> proof_config_quads;
};

// The hash that a proof uses depends on its key. Where that is not to be had: by the suite, and of an ECDSA
// suite by the length of the signature. Nothing when neither says it.
[[nodiscard]] std::optional<keys::Algorithm> likely_algorithm(JsonValue proof);

// `proof` is one of the document's proof objects. The errors of proof_input().
[[nodiscard]] Result<ProofExplanation> explain_proof(JsonValue document, JsonValue proof,
                                                     keys::Algorithm algorithm, const ContextStore& contexts);

}  // namespace carnet::wallet
