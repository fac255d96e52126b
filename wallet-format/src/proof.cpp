// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/proof.h"

#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "keys/verify_signature.h"
#include "wallet-format/jcs.h"
#include "wallet-format/src/plain_names.h"
#include "wallet-format/src/proof_chain.h"
#include "wallet-format/src/proof_hash.h"
#include "wallet-format/src/proof_suite.h"
#include "wallet-format/vocabulary.h"

#include <string_view>
#include <vector>

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

void write_strings(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    if (texts.size() == 1) {
        writer.member(name, texts.front());
        return;
    }
    writer.key(name).begin_array();
    for (const auto& text : texts) writer.string(text);
    writer.end_array();
}

void write_string(JsonWriter& writer, std::string_view name, std::string_view text) {
    if (!text.empty()) writer.member(name, text);
}

// The proof with or without its value, so that the configuration that is hashed and the proof that is written
// cannot differ in anything else. Members stand in UTF-16 order: it is canonical JSON. spec: VC Data
// Integrity 1.0 section 2.1; vc-di-eddsa 3.3.1, 3.3.5
std::string write_proof(std::string_view canonical_context, const ProofOptions& options, Cryptosuite suite,
                        std::string_view proof_value) {
    JsonWriter writer;
    writer.begin_object();
    if (!canonical_context.empty()) writer.key(name::kContext).raw(canonical_context);
    write_string(writer, name::kChallenge, options.challenge);
    writer.member(name::kCreated, Timestamp::of(options.created).text());
    writer.member(name::kCryptosuite, to_string(suite));
    write_strings(writer, name::kDomain, options.domains);
    if (options.expires) writer.member(name::kExpires, Timestamp::of(*options.expires).text());
    write_string(writer, name::kId, options.id);
    write_string(writer, name::kNonce, options.nonce);
    write_strings(writer, name::kPreviousProof, options.previous);
    writer.member(name::kProofPurpose, options.purpose);
    write_string(writer, name::kProofValue, proof_value);
    writer.member(name::kType, name::kDataIntegrityProof);
    writer.member(name::kVerificationMethod, options.verification_method);
    writer.end_object();
    return writer.take();
}

// The document with `proof` after the proofs that it has.
std::string with_proof(JsonValue document, std::string_view proof) {
    const auto others = proofs_of(document);
    JsonWriter writer;
    writer.begin_object();
    for (const JsonMember& member : document.members()) {
        if (member.name != name::kProof) writer.key(member.name).value(member.value);
    }
    writer.key(name::kProof);
    if (!others.empty()) writer.begin_array();
    for (const JsonValue other : others) writer.value(other);
    writer.raw(proof);
    if (!others.empty()) writer.end_array();
    writer.end_object();
    return writer.take();
}

Result<void> may_be_signed(JsonValue document, const ProofOptions& options) {
    if (!document.is_object()) {
        return error(ErrorCode::kWrongType, "Only an object can carry a proof.", document.pointer());
    }
    const auto proof = document.find(name::kProof);
    if (proof && !options.joins_others) {
        return error(ErrorCode::kBadValue, "The document has a proof already; sign the unsecured document.",
                     proof->pointer());
    }
    return {};
}

}  // namespace

Result<ProofInput> proof_input(JsonValue document, JsonValue proof_config, keys::Algorithm algorithm,
                               const ContextStore& contexts) {
    CARNET_TRY_VOID(document.as_object());
    CARNET_TRY(const auto suite, read_suite(proof_config));
    const HashMethod method{form_of(suite), algorithm, contexts};
    ProofInput input;
    CARNET_TRY(input.canonical_document, canonical_document(document, proof_config, method));
    CARNET_TRY(input.canonical_proof_config, canonical_proof_config(document, proof_config, method));
    const HashData hashes(hash_text(algorithm, input.canonical_proof_config),
                          hash_text(algorithm, input.canonical_document));
    input.document_hash = owned(hashes.document_hash());
    input.proof_config_hash = owned(hashes.proof_config_hash());
    input.signed_bytes = owned(hashes.signed_bytes());
    return input;
}

// spec: vc-di-eddsa 3.2.1, 3.3.1; vc-di-ecdsa 3.2.1, 3.3.1
Result<std::string> add_proof(const JsonDocument& document, const ProofOptions& options,
                              const keys::Signer& signer, const ContextStore& contexts) {
    const JsonValue root = document.root();
    CARNET_TRY_VOID(may_be_signed(root, options));
    const auto algorithm = signer.public_key().algorithm();
    const auto suite = suite_of(algorithm, options.form);
    const auto context = root.find(name::kContext);
    const bool has_context = options.form == CanonicalForm::kJcs && context;
    const std::string own_context = has_context ? canonicalize(*context) : std::string();
    CARNET_TRY(const auto config, JsonDocument::parse(write_proof(own_context, options, suite, {})));
    CARNET_TRY(const auto hashes, hash_data(root, config.root(), {options.form, algorithm, contexts}));
    CARNET_TRY(const Bytes signature, signer.sign(hashes.signed_bytes()));
    const std::string proof_value = encode_multibase(Multibase::kBase58Btc, signature);
    return with_proof(root, write_proof(own_context, options, suite, proof_value));
}

// spec: vc-di-eddsa 3.2.2, 3.2.7, 3.3.2, 3.3.7; vc-di-ecdsa 3.2.2, 3.2.7, 3.3.2, 3.3.7
// spec-exception: documents over RDF with other spellings, docs/divergences.md
Result<void> check_proof(JsonValue document, JsonValue proof, const keys::PublicKey& key,
                         const ContextStore& contexts) {
    CARNET_TRY_VOID(document.as_object());
    CARNET_TRY(const Proof read, read_proof(proof));
    if (!allows(read.suite, key.algorithm())) {
        return suite_and_key_differ(read.suite, key.algorithm(), proof);
    }
    CARNET_TRY(const auto hashes,
               hash_data(document, proof, {form_of(read.suite), key.algorithm(), contexts}));
    CARNET_TRY_VOID(keys::verify_signature(key, hashes.signed_bytes(), read.value));
    if (form_of(read.suite) == CanonicalForm::kJcs) return {};
    CARNET_TRY_VOID(require_plain_names(document, name::kProof));
    return require_plain_names(proof, std::nullopt);
}

}  // namespace carnet::wallet
