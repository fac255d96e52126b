// SPDX-License-Identifier: Apache-2.0
// Proofs over RDF, sets of proofs, and proofs that cover earlier ones.
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

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

ProofOptions options_of(const keys::Signer& signer, CanonicalForm form) {
    ProofOptions options = test::proof_options(signer);
    options.form = form;
    return options;
}

Json signed_over_rdf(const Json& document, const keys::Signer& signer) {
    const auto text =
        add_proof(parsed(document), options_of(signer, CanonicalForm::kRdfc), signer, embedded_contexts());
    REQUIRE(text);
    return Json::parse(*text);
}

Result<void> check(const Json& json, const keys::PublicKey& key, std::size_t index = 0) {
    const auto document = parsed(json);
    const auto proof = *document.root().find("proof");
    return check_proof(document.root(), proof.is_array() ? proof.at(index) : proof, key, embedded_contexts());
}

ErrorCode code_of(const Result<void>& result) {
    REQUIRE_FALSE(result);
    return result.error().code;
}

TEST_CASE("a document signed over RDF verifies with every algorithm, in whatever order its members stand",
          "[wallet-format][data-integrity]") {
    for (const auto algorithm : kAll) {
        INFO(keys::facts(algorithm).name);
        const auto signer = make_test_signer(algorithm);
        const auto json = signed_over_rdf(credential(), *signer);
        CHECK(json["proof"]["cryptosuite"] ==
              (algorithm == Algorithm::kEd25519 ? "eddsa-rdfc-2022" : "ecdsa-rdfc-2019"));
        CHECK_FALSE(json["proof"].contains("@context"));
        CHECK(check(json, signer->public_key()));
        nlohmann::ordered_json other = nlohmann::ordered_json::parse(json.dump());
        nlohmann::ordered_json reversed;
        for (auto member = other.rbegin(); member != other.rend(); ++member)
            reversed[member.key()] = member.value();
        CHECK(check(Json::parse(reversed.dump()), signer->public_key()));
    }
}

TEST_CASE("whatever is changed in a document signed over RDF is seen, each thing for its own reason",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto good = signed_over_rdf(credential(), *signer);
    const auto changed = [&](const char* patch) {
        Json json = good;
        json.merge_patch(Json::parse(patch));
        return code_of(check(json, signer->public_key()));
    };
    using enum ErrorCode;
    CHECK(changed(R"({"credentialSubject":{"name":"B. Example"}})") == kSignatureInvalid);
    CHECK(changed(R"({"credentialSubject":{"name":null}})") == kSignatureInvalid);
    CHECK(changed(R"({"validUntil":"2036-11-21T09:30:00Z"})") == kSignatureInvalid);
    CHECK(changed(R"({"credentialSubject":{"nickname":"B"}})") == kDataLoss);
    CHECK(changed(R"({"proof":{"created":"2026-11-21T09:30:01Z"}})") == kSignatureInvalid);
    CHECK(changed(R"({"proof":{"proofPurpose":"authentication"}})") == kSignatureInvalid);
    CHECK(changed(R"({"proof":{"expires":"2036-11-21T09:30:01Z"}})") == kSignatureInvalid);
    CHECK(changed(R"({"proof":{"remark":"x"}})") == kDataLoss);
    CHECK(changed(R"({"proof":{"@context":["https://www.w3.org/2018/credentials/v1"]}})") == kBadContext);
    CHECK(changed(R"({"@context":["https://www.w3.org/ns/credentials/v2","https://example.org/v1"]})") ==
          kUnknownContext);
    CHECK(changed(R"({"@context":["https://www.w3.org/ns/credentials/v2",{"name":"urn:other"}]})") ==
          kBadJsonLd);
    CHECK(changed(R"({"@context":["https://w3id.org/security/data-integrity/v2"]})") == kDataLoss);
}

// The same RDF, and so the same signature, in which a reader of the JSON does not find what was signed.
TEST_CASE("a holder who hides a signed member behind another spelling is not believed",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    Json unsecured = credential();
    unsecured["validUntil"] = "2027-11-21T09:30:00Z";
    const Json good = signed_over_rdf(unsecured, *signer);
    REQUIRE(check(good, signer->public_key()));
    Json hidden = good;
    hidden.erase("validUntil");
    const auto outcome = [&](const char* patch) {
        Json json = hidden;
        json.merge_patch(Json::parse(patch));
        return code_of(check(json, signer->public_key()));
    };
    constexpr auto kHidden = ErrorCode::kUnsupportedProof;
    INFO("the full IRI");
    CHECK(outcome(R"({"https://www.w3.org/2018/credentials#validUntil":
        {"@value":"2027-11-21T09:30:00Z","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}})") == kHidden);
    INFO("another name, by a context of the document's own");
    CHECK(outcome(R"({"@context":["https://www.w3.org/ns/credentials/v2",
        {"until":{"@id":"https://www.w3.org/2018/credentials#validUntil","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}],
        "until":"2027-11-21T09:30:00Z"})") == kHidden);
    INFO("the same node once more, elsewhere");
    CHECK(outcome(R"({"@included":[{"id":"urn:uuid:2f1a6f1c-6e1b-4e9f-8c61-0a2f6d1f6b11",
        "type":"VerifiableCredential","validUntil":"2027-11-21T09:30:00Z"}]})") == kHidden);
    INFO("a type that stands beside");
    CHECK(outcome(R"({"validUntil":"2027-11-21T09:30:00Z","@type":"VerifiableCredential"})") == kHidden);
}

TEST_CASE("a context in the document may name what is the document's own, and nothing that readers rely on",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto outcome = [&](const char* context) {
        Json json = credential();
        json["@context"].push_back(Json::parse(context));
        const auto signed_one =
            add_proof(parsed(json), options_of(*signer, CanonicalForm::kRdfc), *signer, embedded_contexts());
        INFO(context);
        REQUIRE(signed_one);
        return check(Json::parse(*signed_one), signer->public_key());
    };
    for (const auto* harmless : {
             R"({"trade":"https://skills.example/trade"})",
             R"({"@context":{"trade":{"@id":"urn:example:trade","@type":"@id"}}})",
             R"({"@version":1.1,"@protected":true,"trade":"https://skills.example/trade"})",
             R"({"@vocab":"https://skills.example/vocabulary#"})",
         }) {
        CHECK(outcome(harmless));
    }
    for (
        const auto* harmful : {
            R"({"until":"https://www.w3.org/2018/credentials#validUntil"})",
            R"({"until":{"@id":"https://www.w3.org/2018/credentials#validUntil"}})",
            R"({"until":"xsd:validUntil","xsd":"https://skills.example/"})",
            R"({"p":"https://www.w3.org/2018/"})",
            R"({"me":"@id"})",
            R"({"kind":"@type"})",
            R"({"in":"@nest"})",
            R"({"more":"@included"})",
            R"({"back":{"@reverse":"https://skills.example/back"}})",
            R"({"by":{"@id":"https://skills.example/by","@container":"@id"}})",
            R"({"t":{"@id":"https://skills.example/t","@context":{"u":"https://www.w3.org/2018/credentials#validUntil"}}})",
            R"({"@vocab":"https://www.w3.org/2018/cred"})",
            R"({"@vocab":"https://"})",
            R"({"urn":"https://www.w3.org/2018/"})",
        }) {
        CHECK(code_of(outcome(harmful)) == ErrorCode::kUnsupportedProof);
    }
}

TEST_CASE("a node that a document describes twice may not be the document itself",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    Json unsecured = credential();
    unsecured["validUntil"] = "2027-11-21T09:30:00Z";
    unsecured["relatedResource"] = {{{"id", unsecured["id"]}, {"digestMultibase", "uAAAA"}}};
    const auto signed_one =
        add_proof(parsed(unsecured), options_of(*signer, CanonicalForm::kRdfc), *signer, embedded_contexts());
    REQUIRE(signed_one);
    CHECK(code_of(check(Json::parse(*signed_one), signer->public_key())) == ErrorCode::kUnsupportedProof);
}

TEST_CASE(
    "a badge that is refreshed at its own address describes itself once, and its types stay where they are",
    "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    Json unsecured = credential();
    unsecured["@context"].push_back("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    unsecured["@context"].push_back("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    unsecured["type"] = {"VerifiableCredential", "EndorsementCredential"};
    unsecured["refreshService"] = {{"id", unsecured["id"]}, {"type", "1EdTechCredentialRefresh"}};
    const Json good = signed_over_rdf(unsecured, *signer);
    CHECK(check(good, signer->public_key()));
    const auto outcome = [&](const char* patch) {
        Json json = good;
        json.merge_patch(Json::parse(patch));
        return code_of(check(json, signer->public_key()));
    };
    CHECK(outcome(R"({"type":["VerifiableCredential"],
        "refreshService":{"type":["1EdTechCredentialRefresh","EndorsementCredential"]}})") ==
          ErrorCode::kUnsupportedProof);
    CHECK(outcome(R"({"type":["VerifiableCredential","1EdTechCredentialRefresh"],
        "refreshService":{"type":"EndorsementCredential"}})") == ErrorCode::kUnsupportedProof);
}

TEST_CASE("an expiry of the proof that is hidden is not believed", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    auto options = options_of(*signer, CanonicalForm::kRdfc);
    options.expires = UtcTime{1'800'000'000, 0};
    auto json = Json::parse(add_proof(parsed(credential()), options, *signer, embedded_contexts()).value());
    REQUIRE(check(json, signer->public_key()));
    const auto until = json["proof"]["expires"];
    json["proof"].erase("expires");
    json["proof"]["https://w3id.org/security#expiration"] = {
        {"@value", until}, {"@type", "http://www.w3.org/2001/XMLSchema#dateTime"}};
    CHECK(code_of(check(json, signer->public_key())) == ErrorCode::kUnsupportedProof);
}

TEST_CASE("the direction and the language of a text are under a signature over RDF, the case of a tag is not",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    Json unsecured = credential();
    unsecured["name"] = {{"@value", "نموذج"}, {"@language", "ur-PK"}, {"@direction", "rtl"}};
    unsecured["description"] = {{"@value", "示例"}, {"@language", "zh-Hans"}};
    const Json good = signed_over_rdf(unsecured, *signer);
    REQUIRE(check(good, signer->public_key()));
    const auto changed = [&](const char* patch) {
        Json json = good;
        json.merge_patch(Json::parse(patch));
        return check(json, signer->public_key());
    };
    for (const auto* patch :
         {R"({"name":{"@direction":"ltr"}})", R"({"name":{"@direction":null}})",
          R"({"name":{"@language":"ar"}})", R"({"name":{"@language":null}})",
          R"({"description":{"@language":"zh-Hant"}})", R"({"description":{"@direction":"ltr"}})"}) {
        INFO(patch);
        CHECK(code_of(changed(patch)) == ErrorCode::kSignatureInvalid);
    }
    CHECK(changed(R"({"name":{"@language":"UR-pk"},"description":{"@language":"zh-hans"}})"));
}

TEST_CASE("a document that RDF would not carry whole is not signed", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    Json json = credential();
    json["credentialSubject"]["nickname"] = "A";
    const auto refused =
        add_proof(parsed(json), options_of(*signer, CanonicalForm::kRdfc), *signer, embedded_contexts());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kDataLoss);
    CHECK(refused.error().where == "/credentialSubject/nickname");
}

TEST_CASE("an Ed25519Signature2020 proof with a key of another kind is refused",
          "[wallet-format][data-integrity]") {
    Json json = signed_over_rdf(credential(), *make_test_signer(Algorithm::kEd25519));
    json["proof"]["type"] = "Ed25519Signature2020";
    json["proof"].erase("cryptosuite");
    CHECK(code_of(check(json, make_test_signer(Algorithm::kEcdsaP256)->public_key())) ==
          ErrorCode::kUnsupportedAlgorithm);
}

// A document with a proof by `first`, and one by `second` that covers it.
Json chain(const keys::Signer& first, const keys::Signer& second, CanonicalForm form) {
    auto options = options_of(first, form);
    options.id = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544";
    const auto once = add_proof(parsed(credential()), options, first, embedded_contexts());
    REQUIRE(once);
    auto later = options_of(second, form);
    later.previous = {options.id};
    later.joins_others = true;
    const auto twice = add_proof(JsonDocument::parse(*once).value(), later, second, embedded_contexts());
    REQUIRE(twice);
    return Json::parse(*twice);
}

TEST_CASE("a proof made after another one covers it", "[wallet-format][data-integrity]") {
    const auto first = make_test_signer(Algorithm::kEd25519, 1);
    const auto second = make_test_signer(Algorithm::kEcdsaP256, 2);
    for (const auto form : {CanonicalForm::kJcs, CanonicalForm::kRdfc}) {
        const Json good = chain(*first, *second, form);
        CHECK(check(good, first->public_key(), 0));
        CHECK(check(good, second->public_key(), 1));
        Json changed = good;
        changed["proof"][0]["nonce"] = "n";
        CHECK(code_of(check(changed, second->public_key(), 1)) == ErrorCode::kSignatureInvalid);
        Json dropped = good;
        dropped["proof"].erase(0);
        CHECK(code_of(check(dropped, second->public_key(), 0)) == ErrorCode::kProofMalformed);
        Json twice = good;
        twice["proof"].push_back(good["proof"][0]);
        CHECK(code_of(check(twice, second->public_key(), 1)) == ErrorCode::kProofMalformed);
        Json circle = good;
        circle["proof"][1]["id"] = "urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54";
        circle["proof"][0]["previousProof"] = circle["proof"][1]["id"];
        const auto refused = check(circle, second->public_key(), 1);
        CHECK(code_of(refused) == ErrorCode::kProofMalformed);
        CHECK(refused.error().detail.find("circle") != std::string::npos);
    }
}

TEST_CASE("a proof that names an earlier one which is not there is not made",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    auto options = options_of(*signer, CanonicalForm::kRdfc);
    options.previous = {"urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"};
    const auto refused = add_proof(parsed(credential()), options, *signer, embedded_contexts());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kProofMalformed);
}

TEST_CASE("what a proof is for is written and read back", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    for (const auto form : {CanonicalForm::kJcs, CanonicalForm::kRdfc}) {
        auto options = options_of(*signer, form);
        options.domains = {"employer.example", "desk.example"};
        options.challenge = "c1";
        options.nonce = "n1";
        const auto text = add_proof(parsed(credential()), options, *signer, embedded_contexts());
        REQUIRE(text);
        const auto document = JsonDocument::parse(*text).value();
        const auto proof = read_proof(*document.root().find("proof")).value();
        CHECK(proof.domains == options.domains);
        CHECK(proof.challenge == "c1");
        CHECK(proof.nonce == "n1");
        CHECK(check(Json::parse(*text), signer->public_key()));
    }
}

}  // namespace
}  // namespace carnet::wallet
