// SPDX-License-Identifier: Apache-2.0
// Walks one folder of the Data Integrity specifications' test vectors: every intermediate value is compared
// with the published one, then the published signature is verified.
#pragma once

#include "base/text_encoding.h"
#include "keys/public_key.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/identifier/did_document.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace carnet::test {

// The files of one vector have a common ending: canonDocJCS.txt, proofHashJCS.txt, ...
struct ProofVector {
    std::filesystem::path folder;
    std::string suffix;
    keys::Algorithm algorithm;

    [[nodiscard]] std::string file(const std::string& stem, const std::string& extension = ".txt") const {
        return read_file(folder / (stem + suffix + extension));
    }
};

inline JsonDocument parsed_file(const std::string& text) {
    auto document = JsonDocument::parse(text);
    REQUIRE(document);
    return *std::move(document);
}

// The contexts that the library knows, and one of an example in the vectors, from an npm package.
inline const wallet::ContextStore& vector_contexts() {
    static const wallet::ContextStore store = [] {
        wallet::ContextStore known = wallet::embedded_contexts();
        const auto citizenship = source_directory() /
                                 "tests/interop/node_modules/@digitalbazaar/citizenship-context" /
                                 "contexts/v4rc1.jsonld";
        REQUIRE(known.add("https://w3id.org/citizenship/v4rc1", parsed_file(read_file(citizenship))));
        return known;
    }();
    return store;
}

// The key that the proof names, by way of its did:key document.
inline keys::PublicKey named_key(JsonValue proof) {
    const auto read = wallet::read_proof(proof);
    REQUIRE(read);
    const auto did = wallet::parse_did_url(read->verification_method);
    REQUIRE(did);
    const auto document = wallet::did_key_document(did->did);
    REQUIRE(document);
    const auto* method = document->find(read->verification_method);
    REQUIRE(method != nullptr);
    CHECK(document->may_assert(method->id));
    return method->key;
}

// Compares nine published values with ours; counts them.
inline void check_proof_vector(const ProofVector& vector, JsonValue unsigned_document, VectorCount& count) {
    const auto config = parsed_file(vector.file("proofConfig", ".json"));
    const auto input =
        wallet::proof_input(unsigned_document, config.root(), vector.algorithm, vector_contexts());
    REQUIRE(input);
    CHECK(input->canonical_document == vector.file("canonDoc"));
    CHECK(input->canonical_proof_config == vector.file("proofCanon"));
    CHECK(encode_hex(input->document_hash) == vector.file("docHash"));
    CHECK(encode_hex(input->proof_config_hash) == vector.file("proofHash"));
    CHECK(encode_hex(input->signed_bytes) == vector.file("combinedHash"));

    const auto secured = parsed_file(vector.file("signed", ".json"));
    const auto proof = secured.root().find("proof");
    REQUIRE(proof);
    const auto from_secured =
        wallet::proof_input(secured.root(), *proof, vector.algorithm, vector_contexts());
    REQUIRE(from_secured);
    CHECK(from_secured->signed_bytes == input->signed_bytes);
    const auto value = wallet::read_proof(*proof)->value;
    CHECK(encode_hex(value) == vector.file("sigHex"));
    CHECK(encode_multibase(Multibase::kBase58Btc, value) == vector.file("sigBTC58"));
    CHECK(wallet::check_proof(secured.root(), *proof, named_key(*proof), vector_contexts()));
    count.passed(9);
}

// The document itself is what was signed, without its proof.
inline void check_proof_vector(const ProofVector& vector, VectorCount& count) {
    check_proof_vector(vector, parsed_file(vector.file("signed", ".json")).root(), count);
}

struct SkippedFolder {
    std::string name;
    std::string why;
};

// Names the folders that are not for us yet; a folder that is neither taken nor named fails the test.
inline void skip_folders(const std::filesystem::path& vectors, VectorCount& count,
                         std::set<std::string> taken, const std::vector<SkippedFolder>& skipped) {
    for (const auto& folder : skipped) {
        count.skipped(folder.name, folder.why);
        taken.insert(folder.name);
    }
    for (const auto& entry : std::filesystem::directory_iterator(vectors)) {
        INFO("an unexpected folder of vectors: " << entry.path().filename().string());
        CHECK((!entry.is_directory() || taken.contains(entry.path().filename().string())));
    }
}

}  // namespace carnet::test
