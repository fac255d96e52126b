// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/data-integrity/proof.h"

namespace carnet::wallet {
namespace {

using test::Json;
using test::parsed;

Json good_proof() {
    return Json::parse(R"({
      "id": "urn:uuid:6a1676b8-b51f-11ed-937b-d76685a20ff5",
      "type": "DataIntegrityProof",
      "cryptosuite": "ecdsa-jcs-2019",
      "created": "2026-11-21T09:30:00+05:45",
      "expires": "2027-11-21T09:30:00Z",
      "verificationMethod": "did:web:skills.example#key-1",
      "proofPurpose": "assertionMethod",
      "domain": ["employer.example", "https://employer.example:8443"],
      "challenge": "c1",
      "nonce": "n1",
      "proofValue": "zLdp"
    })");
}

struct Mistake {
    const char* what;
    const char* patch;  // RFC 7396
    ErrorCode code;
    const char* where;
};

TEST_CASE("a proof is read with all its members", "[wallet-format][data-integrity]") {
    const auto proof = read_proof(parsed(good_proof()).root()).value();
    CHECK(proof.suite == Cryptosuite::kEcdsaJcs2019);
    CHECK(proof.id == "urn:uuid:6a1676b8-b51f-11ed-937b-d76685a20ff5");
    CHECK(proof.verification_method == "did:web:skills.example#key-1");
    CHECK(proof.purpose == "assertionMethod");
    CHECK(proof.created->text() == "2026-11-21T09:30:00+05:45");
    CHECK(proof.expires->text() == "2027-11-21T09:30:00Z");
    CHECK(proof.domains == std::vector<std::string>{"employer.example", "https://employer.example:8443"});
    CHECK(proof.challenge == "c1");
    CHECK(proof.nonce == "n1");
    CHECK(proof.previous.empty());
    CHECK(proof.value == Bytes{1, 2, 3});
}

TEST_CASE("a malformed proof is refused with its own reason and place", "[wallet-format][data-integrity]") {
    const Mistake mistakes[] = {
        {"no type", R"({"type":null})", ErrorCode::kMissingMember, ""},
        {"type as array", R"({"type":["DataIntegrityProof"]})", ErrorCode::kWrongType, "/type"},
        {"another type", R"({"type":"RsaSignature2018"})", ErrorCode::kUnsupportedProof, "/type"},
        {"no cryptosuite", R"({"cryptosuite":null})", ErrorCode::kMissingMember, ""},
        {"suite as number", R"({"cryptosuite":5})", ErrorCode::kWrongType, "/cryptosuite"},
        {"another suite", R"({"cryptosuite":"bbs-2023"})", ErrorCode::kUnsupportedProof, "/cryptosuite"},
        {"suite in capitals", R"({"cryptosuite":"ECDSA-JCS-2019"})", ErrorCode::kUnsupportedProof,
         "/cryptosuite"},
        {"a number for an earlier proof", R"({"previousProof":1})", ErrorCode::kWrongType, "/previousProof"},
        {"no earlier proofs", R"({"previousProof":[]})", ErrorCode::kBadValue, "/previousProof"},
        {"no key", R"({"verificationMethod":null})", ErrorCode::kMissingMember, ""},
        {"empty key", R"({"verificationMethod":""})", ErrorCode::kBadValue, "/verificationMethod"},
        {"relative key", R"({"verificationMethod":"#key-1"})", ErrorCode::kProofMalformed,
         "/verificationMethod"},
        {"key as object", R"({"verificationMethod":{"id":"did:web:a"}})", ErrorCode::kWrongType,
         "/verificationMethod"},
        {"no purpose", R"({"proofPurpose":null})", ErrorCode::kMissingMember, ""},
        {"empty purpose", R"({"proofPurpose":""})", ErrorCode::kBadValue, "/proofPurpose"},
        {"id that is no URL", R"({"id":"proof one"})", ErrorCode::kBadValue, "/id"},
        {"created without offset", R"({"created":"2026-11-21T09:30:00"})", ErrorCode::kBadTime, "/created"},
        {"created as number", R"({"created":1795000000})", ErrorCode::kWrongType, "/created"},
        {"expires on no day", R"({"expires":"2027-02-30T00:00:00Z"})", ErrorCode::kBadTime, "/expires"},
        {"domain as number", R"({"domain":1})", ErrorCode::kWrongType, "/domain"},
        {"no domains", R"({"domain":[]})", ErrorCode::kBadValue, "/domain"},
        {"challenge as array", R"({"challenge":["c"]})", ErrorCode::kWrongType, "/challenge"},
        {"nonce as number", R"({"nonce":7})", ErrorCode::kWrongType, "/nonce"},
        {"no value", R"({"proofValue":null})", ErrorCode::kMissingMember, ""},
        {"value as number", R"({"proofValue":3})", ErrorCode::kWrongType, "/proofValue"},
        {"value without multibase", R"({"proofValue":"Ldp"})", ErrorCode::kSignatureEncoding, "/proofValue"},
        {"value in base64url", R"({"proofValue":"uAQID"})", ErrorCode::kSignatureEncoding, "/proofValue"},
        {"value with zero digit", R"({"proofValue":"z30Q"})", ErrorCode::kSignatureEncoding, "/proofValue"},
    };
    for (const auto& mistake : mistakes) {
        auto json = good_proof();
        json.merge_patch(Json::parse(mistake.patch));
        const auto document = parsed(json);
        const auto proof = read_proof(document.root());
        INFO(mistake.what);
        REQUIRE_FALSE(proof);
        CHECK(to_string(proof.error().code) == to_string(mistake.code));
        CHECK(proof.error().where == mistake.where);
        CHECK_FALSE(proof.error().detail.empty());
    }
}

TEST_CASE("what is not an object is not a proof", "[wallet-format][data-integrity]") {
    for (const char* text : {"null", "[]", "\"zLdp\"", "7"}) {
        CHECK(read_proof(parsed(text).root()).error().code == ErrorCode::kProofMalformed);
    }
}

TEST_CASE("each suite belongs to its algorithms and to no other", "[wallet-format][data-integrity]") {
    using keys::Algorithm;
    CHECK(allows(Cryptosuite::kEddsaJcs2022, Algorithm::kEd25519));
    CHECK_FALSE(allows(Cryptosuite::kEddsaJcs2022, Algorithm::kEcdsaP256));
    CHECK(allows(Cryptosuite::kEcdsaJcs2019, Algorithm::kEcdsaP256));
    CHECK(allows(Cryptosuite::kEcdsaJcs2019, Algorithm::kEcdsaP384));
    CHECK_FALSE(allows(Cryptosuite::kEcdsaJcs2019, Algorithm::kEd25519));
    CHECK(cryptosuite_from("DataIntegrityProof", "eddsa-jcs-2022") == Cryptosuite::kEddsaJcs2022);
    CHECK(cryptosuite_from("DataIntegrityProof", "eddsa-jcs-2022 ") == std::nullopt);
    CHECK(cryptosuite_from("DataIntegrityProof", "") == std::nullopt);
    CHECK(cryptosuite_from("DataIntegrityProof", "ecdsa-rdfc-2019") == Cryptosuite::kEcdsaRdfc2019);
    CHECK(cryptosuite_from("Ed25519Signature2020", "") == Cryptosuite::kEd25519Signature2020);
    CHECK(suite_of(Algorithm::kEd25519, CanonicalForm::kRdfc) == Cryptosuite::kEddsaRdfc2022);
    CHECK(suite_of(Algorithm::kEcdsaP384, CanonicalForm::kJcs) == Cryptosuite::kEcdsaJcs2019);
}

}  // namespace
}  // namespace carnet::wallet
