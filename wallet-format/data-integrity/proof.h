// SPDX-License-Identifier: Apache-2.0
//
// A Data Integrity proof as a typed value, and the two acts around it: adding one and checking one.
//
// Suites here: eddsa-jcs-2022 (Ed25519) and ecdsa-jcs-2019 (P-256, P-384). A suite is a row in a table
// (cryptosuite.h): name, algorithms, canonical form, hash. Pure and thread-safe.
// spec: VC Data Integrity 1.0 sections 2, 4; vc-di-eddsa 3.3; vc-di-ecdsa 3.3
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "wallet-format/data-integrity/cryptosuite.h"

#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

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
    Bytes value;  // decoded proofValue
};

// Reads one proof object. kUnsupportedProof: a type or cryptosuite that we do not have, or a link in a chain
// of proofs (previousProof): undetermined, not bad. kProofMalformed, kSignatureEncoding (proofValue not
// multibase base58btc), kBadTime, kMissingMember, kWrongType.
[[nodiscard]] Result<Proof> read_proof(JsonValue proof);

struct ProofOptions {
    std::string verification_method;
    std::string purpose = "assertionMethod";
    UtcTime created;
    std::optional<UtcTime> expires;
};

// What a suite hashes, step by step, for tests against published vectors and for `explain`.
struct ProofInput {
    std::string canonical_document;
    std::string canonical_proof_config;
    Bytes document_hash;
    Bytes proof_config_hash;
    Bytes signed_bytes;  // proof_config_hash || document_hash: what the signature covers
};
// `document` may carry proofs (left out of the hash); `proof_config` is a proof object with or without
// proofValue.
[[nodiscard]] Result<ProofInput> proof_input(JsonValue document, JsonValue proof_config,
                                             keys::Algorithm algorithm);

// The document's text with a proof added as its last member. kBadValue when it has one already, kWrongType
// when it is no object, and whatever the signer says. The suite follows from the signer's algorithm. The
// proof carries the document's @context.
[[nodiscard]] Result<std::string> add_proof(const JsonDocument& document, const ProofOptions& options,
                                            const keys::Signer& signer);

// Does `proof` (one of the document's proof objects) hold under `key`? kUnsupportedAlgorithm: key and suite
// do not belong together. kBadContext: the document's @context is not the proof's (stricter than
// the specification, docs/divergences.md). Whatever read_proof says. kSignatureLength, kSignatureInvalid.
// Purpose, times, and whose key it is are other checks.
[[nodiscard]] Result<void> check_proof(JsonValue document, JsonValue proof, const keys::PublicKey& key);

}  // namespace carnet::wallet
