// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/src/members.h"
#include "wallet-format/src/proof_suite.h"
#include "wallet-format/src/uri.h"
#include "wallet-format/vocabulary.h"

#include <utility>

namespace carnet::wallet {
namespace {

Error unsupported(std::string detail, JsonValue at) {
    return error(ErrorCode::kUnsupportedProof, std::move(detail), at.pointer());
}

Result<std::string_view> read_verification_method(JsonValue proof) {
    CARNET_TRY(const auto method, required_string(proof, name::kVerificationMethod));
    if (is_absolute_uri(method)) return method;
    return error(ErrorCode::kProofMalformed,
                 "A proof names its key by an absolute URL, for example did:web:example.org#key-1.",
                 proof.find(name::kVerificationMethod)->pointer());
}

Result<std::vector<std::string>> read_domains(JsonValue proof) {
    const auto value = proof.find(name::kDomain);
    if (!value) return std::vector<std::string>{};
    CARNET_TRY(const auto texts, one_or_more_strings(*value));
    return std::vector<std::string>(texts.begin(), texts.end());
}

// spec: vc-di-eddsa 3.3.1; vc-di-ecdsa 3.3.1 (base58-btc with its multibase header)
Result<Bytes> read_proof_value(JsonValue proof) {
    CARNET_TRY(const auto value, proof.require(name::kProofValue));
    CARNET_TRY(const auto text, value.as_string());
    auto bytes = decode_multibase(Multibase::kBase58Btc, text);
    if (bytes) return bytes;
    return error(ErrorCode::kSignatureEncoding,
                 "proofValue must be base58-btc with the multibase header 'z': " + bytes.error().detail,
                 value.pointer());
}

Result<std::vector<std::string>> read_previous(JsonValue proof) {
    const auto value = proof.find(name::kPreviousProof);
    if (!value) return std::vector<std::string>{};
    CARNET_TRY(const auto ids, one_or_more_strings(*value));
    return std::vector<std::string>(ids.begin(), ids.end());
}

}  // namespace

// Type and cryptosuite come first: of a proof that we do not know, nothing else can be judged.
// spec: VC Data Integrity 1.0 section 2.1
Result<Cryptosuite> read_suite(JsonValue proof) {
    CARNET_TRY(const auto type, required_string(proof, name::kType));
    if (const auto by_type = cryptosuite_from(type, {})) return *by_type;
    if (type != name::kDataIntegrityProof) {
        return unsupported(
            "This type of proof is not one that Carnet can check; it checks DataIntegrityProof and "
            "Ed25519Signature2020.",
            *proof.find(name::kType));
    }
    CARNET_TRY(const auto suite_name, required_string(proof, name::kCryptosuite));
    if (const auto suite = cryptosuite_from(type, suite_name)) return *suite;
    return unsupported(
        "This cryptosuite is not one that Carnet can check; it checks eddsa-rdfc-2022, "
        "ecdsa-rdfc-2019, eddsa-jcs-2022 and ecdsa-jcs-2019.",
        *proof.find(name::kCryptosuite));
}

std::string_view to_string(ProofPurpose purpose) noexcept {
    return purpose == ProofPurpose::kAssertion ? name::kAssertionMethod : name::kAuthentication;
}

Result<Proof> read_proof(JsonValue proof) {
    if (!proof.is_object()) {
        return error(ErrorCode::kProofMalformed, "A proof is an object.", proof.pointer());
    }
    Proof read{};
    CARNET_TRY(read.suite, read_suite(proof));
    CARNET_TRY(read.id, optional_uri(proof, name::kId));
    CARNET_TRY(read.verification_method, read_verification_method(proof));
    CARNET_TRY(read.purpose, required_string(proof, name::kProofPurpose));
    CARNET_TRY(read.created, optional_time(proof, name::kCreated));
    CARNET_TRY(read.expires, optional_time(proof, name::kExpires));
    CARNET_TRY(read.domains, read_domains(proof));
    CARNET_TRY(read.challenge, optional_string(proof, name::kChallenge));
    CARNET_TRY(read.nonce, optional_string(proof, name::kNonce));
    CARNET_TRY(read.previous, read_previous(proof));
    CARNET_TRY(read.value, read_proof_value(proof));
    return read;
}

}  // namespace carnet::wallet
