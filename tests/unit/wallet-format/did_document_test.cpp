// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/identifier/did_document.h"
#include "base/text_encoding.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using keys::Algorithm;
using test::Json;
using test::make_test_signer;
using test::parsed;

constexpr std::string_view kDid = "did:web:skills.example";

keys::PublicKey key_of(Algorithm algorithm, std::uint64_t seed = 1) {
    return make_test_signer(algorithm, seed)->public_key();
}

Json sample_document() {
    return {{"@context", "https://www.w3.org/ns/cid/v1"},
            {"id", kDid},
            {"verificationMethod",
             {{{"id", "#key-1"},
               {"type", "Multikey"},
               {"controller", kDid},
               {"expires", "2031-01-01T00:00:00Z"},
               {"publicKeyMultibase", key_of(Algorithm::kEd25519).multikey()}},
              {{"id", "did:web:skills.example#key-2"},
               {"type", "JsonWebKey"},
               {"controller", kDid},
               {"revoked", "2026-10-01T12:00:00+05:45"},
               {"publicKeyJwk", Json::parse(key_of(Algorithm::kEcdsaP256).jwk())}}}},
            {"assertionMethod", {"#key-1", "did:web:skills.example#key-2"}},
            {"authentication",
             {{{"id", "#key-3"},
               {"type", "Multikey"},
               {"controller", kDid},
               {"publicKeyMultibase", key_of(Algorithm::kEcdsaP384).multikey()}}}}};
}

Result<DidDocument> read(const Json& json, std::string_view did = kDid) {
    return read_did_document(parsed(json).root(), did);
}

TEST_CASE("keys of a controller document are read in both spellings, with their times",
          "[wallet-format][identifier]") {
    const auto document = read(sample_document()).value();
    REQUIRE(document.methods.size() == 3);
    const auto* first = document.find("did:web:skills.example#key-1");
    REQUIRE(first != nullptr);
    CHECK(first->key == key_of(Algorithm::kEd25519));
    CHECK(first->expires->text() == "2031-01-01T00:00:00Z");
    CHECK_FALSE(first->revoked);
    const auto* second = document.find("did:web:skills.example#key-2");
    REQUIRE(second != nullptr);
    CHECK(second->key == key_of(Algorithm::kEcdsaP256));
    CHECK(second->revoked->text() == "2026-10-01T12:00:00+05:45");
    CHECK(document.find("#key-1") == nullptr);
    CHECK(document.find("did:web:skills.example") == nullptr);
}

TEST_CASE("a key serves only the relationship that names it", "[wallet-format][identifier]") {
    const auto document = read(sample_document()).value();
    CHECK(document.may_assert("did:web:skills.example#key-1"));
    CHECK(document.may_assert("did:web:skills.example#key-2"));
    CHECK(document.find("did:web:skills.example#key-3") != nullptr);
    CHECK_FALSE(document.may_assert("did:web:skills.example#key-3"));
    CHECK(document.authentication == std::vector<std::string>{"did:web:skills.example#key-3"});
}

TEST_CASE("methods of kinds that we do not know are left out", "[wallet-format][identifier]") {
    auto json = sample_document();
    json["verificationMethod"][0]["type"] = "Ed25519VerificationKey2018";
    json["verificationMethod"][0].erase("publicKeyMultibase");
    // An X25519 key in Multikey form (for agreement, not for signing).
    json["verificationMethod"].push_back(
        {{"id", "#x"},
         {"type", "Multikey"},
         {"controller", kDid},
         {"publicKeyMultibase", "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"}});
    const auto document = read(json).value();
    CHECK(document.find("did:web:skills.example#key-1") == nullptr);
    CHECK(document.find("did:web:skills.example#x") == nullptr);
    CHECK(document.find("did:web:skills.example#key-2") != nullptr);
}

struct Mistake {
    const char* patch;  // RFC 6902
    ErrorCode code;
    const char* where;
};

TEST_CASE("a malformed controller document is refused with its own reason and place",
          "[wallet-format][identifier]") {
    const auto kFirst = "/verificationMethod/0";
    const Mistake mistakes[] = {
        {R"([{"op":"remove","path":"/id"}])", ErrorCode::kMissingMember, ""},
        {R"([{"op":"replace","path":"/id","value":"did:web:other.example"}])", ErrorCode::kBadIdentifier,
         "/id"},
        {R"([{"op":"replace","path":"/verificationMethod","value":{}}])", ErrorCode::kWrongType,
         "/verificationMethod"},
        {R"([{"op":"replace","path":"/verificationMethod/0","value":"#key-1"}])", ErrorCode::kWrongType,
         kFirst},
        {R"([{"op":"remove","path":"/verificationMethod/0/id"}])", ErrorCode::kMissingMember, kFirst},
        {R"([{"op":"replace","path":"/verificationMethod/0/id","value":"did:web:skills.example"}])",
         ErrorCode::kBadIdentifier, "/verificationMethod/0/id"},
        {R"([{"op":"replace","path":"/verificationMethod/0/id","value":"#key-2"}])", ErrorCode::kBadValue,
         "/verificationMethod/1"},
        {R"([{"op":"remove","path":"/verificationMethod/0/type"}])", ErrorCode::kMissingMember, kFirst},
        {R"([{"op":"remove","path":"/verificationMethod/0/controller"}])", ErrorCode::kMissingMember, kFirst},
        {R"([{"op":"replace","path":"/verificationMethod/0/controller","value":"me"}])", ErrorCode::kBadValue,
         "/verificationMethod/0/controller"},
        {R"([{"op":"replace","path":"/verificationMethod/0/expires","value":"soon"}])", ErrorCode::kBadTime,
         "/verificationMethod/0/expires"},
        {R"([{"op":"remove","path":"/verificationMethod/0/publicKeyMultibase"}])", ErrorCode::kMissingMember,
         kFirst},
        {R"([{"op":"add","path":"/verificationMethod/0/publicKeyJwk","value":{}}])", ErrorCode::kBadKey,
         kFirst},
        {R"([{"op":"replace","path":"/verificationMethod/0/publicKeyMultibase","value":"6Mk"}])",
         ErrorCode::kBadMultibase, kFirst},
        {R"([{"op":"replace","path":"/assertionMethod","value":"#key-1"}])", ErrorCode::kWrongType,
         "/assertionMethod"},
        {R"([{"op":"replace","path":"/assertionMethod/0","value":7}])", ErrorCode::kWrongType,
         "/assertionMethod/0"},
        {R"([{"op":"replace","path":"/authentication/0/id","value":"#key-1"}])", ErrorCode::kBadValue,
         "/authentication/0"},
    };
    for (const auto& mistake : mistakes) {
        const auto document = read(sample_document().patch(Json::parse(mistake.patch)));
        INFO(mistake.patch);
        REQUIRE_FALSE(document);
        CHECK(to_string(document.error().code) == to_string(mistake.code));
        CHECK(document.error().where == mistake.where);
    }
}

TEST_CASE("a private key in a controller document makes it unusable", "[wallet-format][identifier]") {
    auto json = sample_document();
    json["verificationMethod"][1]["publicKeyJwk"]["d"] = "AQ";
    CHECK_FALSE(read(json));
}

TEST_CASE("a small-order key in a controller document makes it unusable", "[wallet-format][identifier]") {
    Bytes identity(34);
    identity[0] = 0xED;
    identity[1] = 0x01;
    identity[2] = 0x01;
    auto json = sample_document();
    json["verificationMethod"][0]["publicKeyMultibase"] = encode_multibase(Multibase::kBase58Btc, identity);
    CHECK(read(json).error().code == ErrorCode::kWeakKey);
}

TEST_CASE("more keys than any issuer has are refused", "[wallet-format][identifier]") {
    auto json = sample_document();
    for (int i = 0; i < 300; ++i) {
        auto method = json["verificationMethod"][0];
        method["id"] = "#more-" + std::to_string(i);
        json["verificationMethod"].push_back(method);
    }
    CHECK(read(json).error().code == ErrorCode::kLimit);
}

TEST_CASE("a controller document that is written is read back", "[wallet-format][identifier]") {
    const auto document = read(sample_document()).value();
    const auto text = write_did_document(document);
    const auto back = read_did_document(parsed(text).root(), kDid).value();
    REQUIRE(back.methods.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(back.methods[i].id == document.methods[i].id);
        CHECK(back.methods[i].key == document.methods[i].key);
        CHECK(back.methods[i].expires == document.methods[i].expires);
        CHECK(back.methods[i].revoked == document.methods[i].revoked);
    }
    CHECK(back.assertion_methods == document.assertion_methods);
    CHECK(back.authentication == document.authentication);
    const auto json = Json::parse(text);
    CHECK(json["@context"] ==
          Json::array({"https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1",
                       "https://w3id.org/security/jwk/v1"}));
}

TEST_CASE("the document of a did:key follows from it, and only its own fragment is a key",
          "[wallet-format][identifier]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto key = key_of(algorithm);
        const auto document = did_key_document(key.did_key()).value();
        const auto id = key.did_key() + "#" + key.multikey();
        REQUIRE(document.find(id) != nullptr);
        CHECK(document.find(id)->key == key);
        CHECK(document.find(id)->controller == key.did_key());
        CHECK(document.may_assert(id));
        CHECK(document.find(key.did_key() + "#" + key_of(algorithm, 2).multikey()) == nullptr);
        CHECK_FALSE(document.may_assert(key.did_key() + "#key-1"));
        CHECK(did_key_document(id).error().code == ErrorCode::kBadIdentifier);
    }
    CHECK_FALSE(did_key_document("did:web:skills.example"));
}

TEST_CASE("a did:jwk is its own document, for every kind of key", "[wallet-format][identifier]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto key = key_of(algorithm);
        const auto did = "did:jwk:" + encode_base64url(as_bytes(key.jwk()));
        const auto document = did_jwk_document(did);
        REQUIRE(document);
        const auto* method = document->find(did + "#0");
        REQUIRE(method != nullptr);
        CHECK(method->key == key);
        CHECK(method->controller == did);
        CHECK(document->may_assert(method->id));
        CHECK(document->may_authenticate(method->id));
        INFO("written as the JWK that it is, and read back");
        const auto written = parsed(write_did_document(*document));
        CHECK(written.root().require("verificationMethod").value().at(0).find("publicKeyJwk"));
        CHECK(read_did_document(written.root(), did).value().methods.front().key == key);
    }
}

TEST_CASE("what is no did:jwk is refused", "[wallet-format][identifier]") {
    const auto code = [](std::string_view did) { return did_jwk_document(did).error().code; };
    const auto of_json = [](std::string_view json) { return "did:jwk:" + encode_base64url(as_bytes(json)); };
    CHECK(code("did:key:z6Mk") == ErrorCode::kBadIdentifier);
    CHECK(code("did:jwk:") == ErrorCode::kBadIdentifier);
    CHECK(code("did:jwk:e30=") == ErrorCode::kBadIdentifier);
    CHECK(code(of_json("{") + "") == ErrorCode::kBadIdentifier);
    CHECK(code(of_json(key_of(Algorithm::kEd25519).jwk()) + "#0") == ErrorCode::kBadIdentifier);
    CHECK_FALSE(did_jwk_document(of_json("{}")));
    CHECK_FALSE(did_jwk_document(of_json(R"({"kty":"OKP","crv":"Ed25519","x":"AQ"})")));
    CHECK(
        code(of_json(R"({"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})")) ==
        ErrorCode::kWeakKey);
}

}  // namespace
}  // namespace carnet::wallet
