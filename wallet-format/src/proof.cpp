// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/proof.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/verify_signature.h"
#include "wallet-format/jcs.h"
#include "wallet-format/src/proof_hash.h"
#include "wallet-format/vocabulary.h"

#include <string_view>

namespace carnet::wallet {
namespace {

Bytes owned(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

Error suite_and_key_differ(Cryptosuite suite, keys::Algorithm algorithm, JsonValue proof) {
    return error(ErrorCode::kUnsupportedAlgorithm,
                 "The cryptosuite " + std::string(to_string(suite)) + " cannot be used with a key of type " +
                     std::string(keys::facts(algorithm).name) + ".",
                 proof.pointer());
}

// The proof as canonical JSON, with or without its value: member after member in UTF-16 order, so that the
// configuration that is hashed and the proof that is written cannot differ in anything else.
// spec: VC Data Integrity 1.0 section 2.1; vc-di-eddsa 3.3.1, 3.3.5
std::string write_proof(std::string_view canonical_context, const ProofOptions& options, Cryptosuite suite,
                        std::string_view proof_value) {
    JsonWriter writer;
    writer.begin_object();
    if (!canonical_context.empty()) writer.key(name::kContext).raw(canonical_context);
    writer.member(name::kCreated, Timestamp::of(options.created).text());
    writer.member(name::kCryptosuite, to_string(suite));
    if (options.expires) writer.member(name::kExpires, Timestamp::of(*options.expires).text());
    writer.member(name::kProofPurpose, options.purpose);
    if (!proof_value.empty()) writer.member(name::kProofValue, proof_value);
    writer.member(name::kType, name::kDataIntegrityProof);
    writer.member(name::kVerificationMethod, options.verification_method);
    writer.end_object();
    return writer.take();
}

std::string with_last_member(JsonValue object, std::string_view name, std::string_view json) {
    JsonWriter writer;
    writer.begin_object();
    for (const JsonMember& member : object.members()) writer.key(member.name).value(member.value);
    writer.key(name).raw(json);
    writer.end_object();
    return writer.take();
}

Result<void> may_be_signed(JsonValue document) {
    if (!document.is_object()) {
        return error(ErrorCode::kWrongType, "Only an object can carry a proof.", document.pointer());
    }
    if (const auto proof = document.find(name::kProof)) {
        return error(ErrorCode::kBadValue, "The document has a proof already; sign the unsecured document.",
                     proof->pointer());
    }
    return {};
}

}  // namespace

Result<ProofInput> proof_input(JsonValue document, JsonValue proof_config, keys::Algorithm algorithm) {
    CARNET_TRY_VOID(document.as_object());
    CARNET_TRY_VOID(proof_config.as_object());
    ProofInput input;
    CARNET_TRY(input.canonical_document, canonical_document(document, proof_config));
    input.canonical_proof_config = canonical_proof_config(proof_config);
    const HashData hashes(algorithm, input.canonical_proof_config, input.canonical_document);
    input.document_hash = owned(hashes.document_hash());
    input.proof_config_hash = owned(hashes.proof_config_hash());
    input.signed_bytes = owned(hashes.signed_bytes());
    return input;
}

// spec: vc-di-eddsa 3.3.1; vc-di-ecdsa 3.3.1
Result<std::string> add_proof(const JsonDocument& document, const ProofOptions& options,
                              const keys::Signer& signer) {
    const JsonValue root = document.root();
    CARNET_TRY_VOID(may_be_signed(root));
    const auto algorithm = signer.public_key().algorithm();
    const auto suite = jcs_suite_of(algorithm);
    const auto context = root.find(name::kContext);
    const std::string canonical_context = context ? canonicalize(*context) : std::string();
    const HashData hashes(algorithm, write_proof(canonical_context, options, suite, {}), canonicalize(root));
    CARNET_TRY(const Bytes signature, signer.sign(hashes.signed_bytes()));
    const std::string proof_value = encode_multibase(Multibase::kBase58Btc, signature);
    return with_last_member(root, name::kProof, write_proof(canonical_context, options, suite, proof_value));
}

// spec: vc-di-eddsa 3.3.2, 3.3.7; vc-di-ecdsa 3.3.2, 3.3.7
Result<void> check_proof(JsonValue document, JsonValue proof, const keys::PublicKey& key) {
    CARNET_TRY_VOID(document.as_object());
    CARNET_TRY(const Proof read, read_proof(proof));
    if (!allows(read.suite, key.algorithm())) {
        return suite_and_key_differ(read.suite, key.algorithm(), proof);
    }
    CARNET_TRY(const std::string canonical, canonical_document(document, proof));
    const HashData hashes(key.algorithm(), canonical_proof_config(proof), canonical);
    return keys::verify_signature(key, hashes.signed_bytes(), read.value);
}

}  // namespace carnet::wallet
