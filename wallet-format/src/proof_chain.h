// SPDX-License-Identifier: Apache-2.0
//
// Proofs that were made after others and cover them. spec: VC Data Integrity 1.0 section 2.1.2, 4.5
#pragma once

#include "base/json_reader.h"
#include "base/result.h"

#include <vector>

namespace carnet::wallet {

// All proofs of a document, whether it has one, several or none.
[[nodiscard]] std::vector<JsonValue> proofs_of(JsonValue document);

// The document's proofs that `proof` names in previousProof, in that order; empty when it names none.
// kProofMalformed: one is missing or there twice, or the proofs name one another in a circle. kWrongType.
[[nodiscard]] Result<std::vector<JsonValue>> previous_proofs(JsonValue document, JsonValue proof);

}  // namespace carnet::wallet
