// SPDX-License-Identifier: Apache-2.0
//
// One proof of a file as `explain` shows it: its key, what it covers, and whether the signature holds.
#pragma once

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/result.h"
#include "base/time.h"
#include "verifier/fetch/issuer_documents.h"
#include "wallet-format/data-integrity/proof_explanation.h"

#include <optional>
#include <string>

namespace carnet::verifier {

struct ExplainedProof {
    std::string where;  // JSON Pointer
    // Nothing: the key could not be had, and `key_problem` says why. Then the algorithm is a guess by the
    // suite and the signature's length, and the signature is not looked at.
    std::optional<keys::PublicKey> key;
    std::string key_problem;
    // The canonical texts and hashes, or where the document stands in their way.
    Result<wallet::ProofExplanation> explanation;
    std::optional<Result<void>> signature;
};

// `document` and `proof`: an object and one of its proof objects. May fetch a DID document.
[[nodiscard]] ExplainedProof look_into_proof(JsonValue document, JsonValue proof,
                                             const IssuerDocuments& issuers,
                                             const wallet::ContextStore& contexts, UtcTime now);

// For people: indented text. For programs: members of an object.
[[nodiscard]] std::string to_text(const ExplainedProof& proof);
void write_json(JsonWriter& writer, const ExplainedProof& proof);

}  // namespace carnet::verifier
