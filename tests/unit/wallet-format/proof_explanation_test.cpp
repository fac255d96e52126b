// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/proof_explanation.h"

#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/contexts/contexts.h"

#include <algorithm>
#include <string>

namespace carnet::wallet {
namespace {

using keys::Algorithm;
using test::Json;
using test::make_test_signer;
using test::parsed;

constexpr Algorithm kAll[] = {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384};

Json credential() {
    return Json::parse(R"({
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      "id": "urn:uuid:2f1a6f1c-6e1b-4e9f-8c61-0a2f6d1f6b11",
      "type": ["VerifiableCredential"],
      "issuer": "did:web:skills.example",
      "validFrom": "2026-11-21T09:30:00Z",
      "credentialSubject": {"id": "did:web:holder.example", "name": "A. Example"}
    })");
}

JsonDocument signed_document(const keys::Signer& signer, CanonicalForm form) {
    auto options = test::proof_options(signer);
    options.form = form;
    return parsed(*add_proof(parsed(credential()), options, signer, embedded_contexts()));
}

std::string joined(const std::vector<ExplainedQuad>& quads) {
    std::string text;
    for (const auto& quad : quads) text += quad.line + "\n";
    return text;
}

TEST_CASE("the explained lines are the canonical text, with every algorithm",
          "[wallet-format][data-integrity]") {
    for (const auto algorithm : kAll) {
        INFO(keys::facts(algorithm).name);
        const auto signer = make_test_signer(algorithm);
        const auto document = signed_document(*signer, CanonicalForm::kRdfc);
        const auto proof = *document.root().find("proof");
        const auto explained = explain_proof(document.root(), proof, algorithm, embedded_contexts());
        REQUIRE(explained);
        CHECK(joined(explained->document_quads) == explained->input.canonical_document);
        CHECK(joined(explained->proof_config_quads) == explained->input.canonical_proof_config);
        CHECK(likely_algorithm(proof) == algorithm);
    }
}

TEST_CASE("each line says where in the document it stands", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto document = signed_document(*signer, CanonicalForm::kRdfc);
    const auto proof = *document.root().find("proof");
    const auto explained = *explain_proof(document.root(), proof, Algorithm::kEd25519, embedded_contexts());
    const auto place_of = [](const std::vector<ExplainedQuad>& quads, std::string_view text) {
        const auto found = std::find_if(quads.begin(), quads.end(), [&](const ExplainedQuad& quad) {
            return quad.line.find(text) != std::string::npos;
        });
        return found == quads.end() ? std::string() : found->places.front();
    };
    CHECK(place_of(explained.document_quads, "#validFrom>") == "/validFrom");
    CHECK(place_of(explained.proof_config_quads, "#verificationMethod>") == "/proof/verificationMethod");
}

TEST_CASE("what a document says twice has both places", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    auto json = credential();
    json["credentialSubject"] = Json::parse(R"([{"id":"urn:a","name":"A"},{"id":"urn:a","name":"A"}])");
    auto options = test::proof_options(*signer);
    options.form = CanonicalForm::kRdfc;
    const auto document = parsed(*add_proof(parsed(json), options, *signer, embedded_contexts()));
    const auto explained = *explain_proof(document.root(), *document.root().find("proof"),
                                          Algorithm::kEd25519, embedded_contexts());
    const auto twice = std::count_if(
        explained.document_quads.begin(), explained.document_quads.end(), [](const ExplainedQuad& quad) {
            return quad.places ==
                   std::vector<std::string>{"/credentialSubject/0/name", "/credentialSubject/1/name"};
        });
    CHECK(twice == 1);
}

TEST_CASE("a suite over JSON has no lines, its canonical text is the document",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEcdsaP384);
    const auto document = signed_document(*signer, CanonicalForm::kJcs);
    const auto proof = *document.root().find("proof");
    const auto explained = explain_proof(document.root(), proof, Algorithm::kEcdsaP384, embedded_contexts());
    REQUIRE(explained);
    CHECK(explained->document_quads.empty());
    CHECK(explained->input.canonical_document.starts_with("{\"@context\":"));
    CHECK(likely_algorithm(proof) == Algorithm::kEcdsaP384);
}

TEST_CASE("what cannot be covered is named with its place", "[wallet-format][data-integrity]") {
    auto json = credential();
    json["credentialSubject"]["undefinedTerm"] = "x";
    json["proof"] = Json::parse(
        R"({"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","proofPurpose":"assertionMethod",)"
        R"("verificationMethod":"did:web:a.example#k","proofValue":"z1"})");
    const auto document = parsed(json);
    const auto explained = explain_proof(document.root(), *document.root().find("proof"), Algorithm::kEd25519,
                                         embedded_contexts());
    REQUIRE_FALSE(explained);
    CHECK(explained.error().code == ErrorCode::kDataLoss);
    CHECK(explained.error().where == "/credentialSubject/undefinedTerm");
}

}  // namespace
}  // namespace carnet::wallet
