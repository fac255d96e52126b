// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/data-integrity/proof.h"
#include "base/text_encoding.h"
#include "keys/verify_signature.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/jcs.h"

#include <string>

namespace carnet::wallet {
namespace {

using keys::Algorithm;
using test::Json;
using test::make_test_signer;
using test::parsed;
using test::sample_credential;
using test::signed_text;

constexpr Algorithm kAll[] = {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384};

Result<void> check(const JsonDocument& document, const keys::PublicKey& key) {
    const auto proof = document.root().find("proof");
    if (!proof) return error(ErrorCode::kProofMissing, "no proof");
    return check_proof(document.root(), *proof, key, embedded_contexts());
}

Result<void> check(const Json& json, const keys::PublicKey& key) {
    return check(parsed(json), key);
}

ErrorCode code_of(const Result<void>& result) {
    REQUIRE_FALSE(result);
    return result.error().code;
}

Bytes signature_in(const Json& signed_json) {
    return decode_multibase(Multibase::kBase58Btc, signed_json["proof"]["proofValue"].get<std::string>())
        .value();
}

void put_signature(Json& signed_json, ByteView signature) {
    signed_json["proof"]["proofValue"] = encode_multibase(Multibase::kBase58Btc, signature);
}

TEST_CASE("a signed document verifies under its key with every algorithm",
          "[wallet-format][data-integrity]") {
    for (const auto algorithm : kAll) {
        const auto signer = make_test_signer(algorithm);
        INFO(keys::facts(algorithm).name);
        CHECK(check(parsed(signed_text(sample_credential(), *signer)), signer->public_key()));
    }
}

TEST_CASE("the proof is the last member and nothing else changes", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto text = signed_text(sample_credential(), *signer);
    const auto unsecured = sample_credential().dump();
    CHECK(text.substr(0, unsecured.size() - 1) == unsecured.substr(0, unsecured.size() - 1));
    const auto json = Json::parse(text);
    CHECK(std::prev(json.end()).key() == "proof");
    CHECK(json["proof"]["@context"] == json["@context"]);
    CHECK(json["proof"]["created"] == "2026-11-18T11:06:40Z");
    CHECK(json["proof"]["cryptosuite"] == "eddsa-jcs-2022");
    CHECK(json["proof"]["proofPurpose"] == "assertionMethod");
    CHECK_FALSE(json["proof"].contains("expires"));
}

TEST_CASE("expiry and purpose stand in the proof and are signed", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEcdsaP256);
    auto options = test::proof_options(*signer);
    options.purpose = "authentication";
    options.expires = options.created.plus_seconds(60);
    auto json =
        Json::parse(add_proof(parsed(sample_credential()), options, *signer, embedded_contexts()).value());
    CHECK(json["proof"]["expires"] == "2026-11-18T11:07:40Z");
    CHECK(check(json, signer->public_key()));
    json["proof"]["expires"] = "2027-11-18T11:07:40Z";
    CHECK(code_of(check(json, signer->public_key())) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("Ed25519 signs equal documents equally", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    CHECK(signed_text(sample_credential(), *signer) == signed_text(sample_credential(), *signer));
}

TEST_CASE("no flipped bit in a signed credential goes unnoticed", "[wallet-format][data-integrity]") {
    const auto algorithm = GENERATE(Algorithm::kEd25519, Algorithm::kEcdsaP256);
    const auto signer = make_test_signer(algorithm);
    const auto text = canonicalize(parsed(signed_text(sample_credential(), *signer)).root());
    REQUIRE(check(parsed(text), signer->public_key()));
    std::size_t verified = 0;
    for (const unsigned mask : {0x01U, 0x20U, 0x80U}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            auto altered = text;
            altered[at] = static_cast<char>(static_cast<unsigned char>(altered[at]) ^ mask);
            const auto document = JsonDocument::parse(altered);
            if (document && check(*document, signer->public_key())) ++verified;
        }
    }
    CHECK(verified == 0);
}

TEST_CASE("white space and the order of members do not matter", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto json = Json::parse(signed_text(sample_credential(), *signer));
    CHECK(check(parsed(json.dump(3)), signer->public_key()));
    Json reversed = Json::object();
    for (auto it = json.items().begin(); it != json.items().end(); ++it) {
        Json next = Json::object();
        next[it.key()] = it.value();
        next.update(reversed);
        reversed = next;
    }
    CHECK(reversed.begin().key() == "proof");
    CHECK(check(reversed, signer->public_key()));
}

TEST_CASE("a dropped, added or exchanged member is noticed", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto json = Json::parse(signed_text(sample_credential(), *signer));
    for (const auto& [name, value] : json.items()) {
        if (name == "proof") continue;
        auto dropped = json;
        dropped.erase(name);
        INFO("without " << name);
        CHECK_FALSE(check(dropped, signer->public_key()));
    }
    auto added = json;
    added["note"] = "extra";
    CHECK_FALSE(check(added, signer->public_key()));
    auto inside = json;
    inside["credentialSubject"]["units"][0]["grade"] = "A";
    CHECK_FALSE(check(inside, signer->public_key()));
    auto swapped = json;
    std::swap(swapped["credentialSubject"]["units"][0], swapped["credentialSubject"]["units"][1]);
    CHECK_FALSE(check(swapped, signer->public_key()));
}

TEST_CASE("every member of the proof is signed", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto json = Json::parse(signed_text(sample_credential(), *signer));
    for (const auto& [name, value] : json["proof"].items()) {
        auto dropped = json;
        dropped["proof"].erase(name);
        INFO("without " << name);
        CHECK_FALSE(check(dropped, signer->public_key()));
    }
    auto later = json;
    later["proof"]["created"] = "2026-11-19T11:06:40Z";
    CHECK(code_of(check(later, signer->public_key())) == ErrorCode::kSignatureInvalid);
    auto added = json;
    added["proof"]["domain"] = "employer.example";
    CHECK(code_of(check(added, signer->public_key())) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("contexts that are added, dropped or re-ordered after signing are refused",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto json = Json::parse(signed_text(sample_credential(), *signer));
    auto added = json;
    added["@context"].push_back("https://elsewhere.example/context");
    CHECK(code_of(check(added, signer->public_key())) == ErrorCode::kBadContext);
    auto dropped = json;
    dropped["@context"].erase(1);
    CHECK(code_of(check(dropped, signer->public_key())) == ErrorCode::kBadContext);
    auto swapped = json;
    std::swap(swapped["@context"][0], swapped["@context"][1]);
    CHECK(code_of(check(swapped, signer->public_key())) == ErrorCode::kBadContext);
    auto gone = json;
    gone.erase("@context");
    CHECK(code_of(check(gone, signer->public_key())) == ErrorCode::kBadContext);
    auto both = swapped;
    both["proof"]["@context"] = both["@context"];
    CHECK(code_of(check(both, signer->public_key())) == ErrorCode::kSignatureInvalid);
}

// Signs `document` under `proof` (without proofValue) step by step, as another implementation would.
Json signed_by_hand(Json document, Json proof, const keys::Signer& signer) {
    const auto unsecured = parsed(document);
    const auto config = parsed(proof);
    const auto input =
        proof_input(unsecured.root(), config.root(), signer.public_key().algorithm(), embedded_contexts())
            .value();
    proof["proofValue"] = encode_multibase(Multibase::kBase58Btc, signer.sign(input.signed_bytes).value());
    document["proof"] = proof;
    return document;
}

Json plain_proof(const keys::Signer& signer) {
    return {{"type", "DataIntegrityProof"},
            {"cryptosuite", "eddsa-jcs-2022"},
            {"verificationMethod", test::proof_options(signer).verification_method},
            {"proofPurpose", "assertionMethod"}};
}

TEST_CASE("a proof without its own context covers the document's", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    auto json = signed_by_hand(sample_credential(), plain_proof(*signer), *signer);
    CHECK(check(json, signer->public_key()));
    json["@context"].push_back("https://elsewhere.example/context");
    CHECK(code_of(check(json, signer->public_key())) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("one context is the same alone and in an array, and the proof's spelling is what is hashed",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const std::string context = "https://www.w3.org/ns/credentials/v2";
    auto document = sample_credential();
    document["@context"] = context;
    auto proof = plain_proof(*signer);
    proof["@context"] = context;
    auto json = signed_by_hand(document, proof, *signer);
    CHECK(check(json, signer->public_key()));
    json["@context"] = Json::array({context});
    CHECK(check(json, signer->public_key()));
    json["@context"] = Json::array({Json::array({context})});
    CHECK(code_of(check(json, signer->public_key())) == ErrorCode::kBadContext);
}

TEST_CASE("signatures of any other length or encoding are refused for what they are",
          "[wallet-format][data-integrity]") {
    for (const auto algorithm : kAll) {
        const auto signer = make_test_signer(algorithm);
        const auto json = Json::parse(signed_text(sample_credential(), *signer));
        const auto signature = signature_in(json);
        INFO(keys::facts(algorithm).name);
        REQUIRE(signature.size() == keys::facts(algorithm).signature_size);

        auto altered = json;
        put_signature(altered, ByteView(signature).first(signature.size() - 1));
        CHECK(code_of(check(altered, signer->public_key())) == ErrorCode::kSignatureLength);
        auto longer = signature;
        longer.push_back(0);
        put_signature(altered, longer);
        CHECK(code_of(check(altered, signer->public_key())) == ErrorCode::kSignatureLength);
        put_signature(altered, {});
        CHECK_FALSE(check(altered, signer->public_key()));

        altered["proof"]["proofValue"] = encode_multibase(Multibase::kBase64Url, signature);
        CHECK(code_of(check(altered, signer->public_key())) == ErrorCode::kSignatureEncoding);
        // Without header. One in 58 begins with a "z" of its own, which is then taken for the header.
        altered["proof"]["proofValue"] = encode_base58btc(signature);
        const auto headless = code_of(check(altered, signer->public_key()));
        CHECK((headless == ErrorCode::kSignatureEncoding || headless == ErrorCode::kSignatureLength));
        altered["proof"]["proofValue"] = encode_hex(signature);
        CHECK(code_of(check(altered, signer->public_key())) == ErrorCode::kSignatureEncoding);
        altered["proof"]["proofValue"] = "";
        CHECK(code_of(check(altered, signer->public_key())) == ErrorCode::kSignatureEncoding);
    }
}

// Tag and length before the content; everything here is shorter than 128 bytes.
Bytes der_value(std::uint8_t tag, const Bytes& content) {
    Bytes out;
    out.reserve(content.size() + 2);
    out.push_back(tag);
    out.push_back(static_cast<std::uint8_t>(content.size()));
    for (const std::uint8_t byte : content) out.push_back(byte);
    return out;
}

// r || s as a DER SEQUENCE of two INTEGERs.
Bytes der_of(ByteView raw) {
    Bytes content;
    for (const ByteView number : {raw.first(raw.size() / 2), raw.last(raw.size() / 2)}) {
        Bytes body(number.begin(), number.end());
        while (body.size() > 1 && body[0] == 0 && body[1] < 0x80) body.erase(body.begin());
        if (body[0] >= 0x80) body.insert(body.begin(), 0);
        for (const std::uint8_t byte : der_value(0x02, body)) content.push_back(byte);
    }
    return der_value(0x30, content);
}

TEST_CASE("a signature in DER is refused", "[wallet-format][data-integrity]") {
    for (const auto algorithm : {Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        const auto signer = make_test_signer(algorithm);
        auto json = Json::parse(signed_text(sample_credential(), *signer));
        put_signature(json, der_of(signature_in(json)));
        CHECK(code_of(check(json, signer->public_key())) == ErrorCode::kSignatureLength);
    }
}

TEST_CASE("another key, or a key of another kind, does not verify", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto json = Json::parse(signed_text(sample_credential(), *signer));
    CHECK(code_of(check(json, make_test_signer(Algorithm::kEd25519, 8)->public_key())) ==
          ErrorCode::kSignatureInvalid);
    CHECK(code_of(check(json, make_test_signer(Algorithm::kEcdsaP256)->public_key())) ==
          ErrorCode::kUnsupportedAlgorithm);
    const auto p256 = make_test_signer(Algorithm::kEcdsaP256);
    CHECK(code_of(check(Json::parse(signed_text(sample_credential(), *p256)),
                        make_test_signer(Algorithm::kEcdsaP384)->public_key())) ==
          ErrorCode::kSignatureLength);
}

TEST_CASE("in a set of proofs each is judged by itself", "[wallet-format][data-integrity]") {
    const auto first = make_test_signer(Algorithm::kEd25519, 1);
    const auto second = make_test_signer(Algorithm::kEcdsaP384, 2);
    auto json = Json::parse(signed_text(sample_credential(), *first));
    const auto other = Json::parse(signed_text(sample_credential(), *second));
    json["proof"] = Json::array({json["proof"], other["proof"]});
    const auto document = parsed(json);
    const auto proofs = *document.root().find("proof");
    CHECK(check_proof(document.root(), proofs.at(0), first->public_key(), embedded_contexts()));
    CHECK(check_proof(document.root(), proofs.at(1), second->public_key(), embedded_contexts()));
    CHECK_FALSE(check_proof(document.root(), proofs.at(1), first->public_key(), embedded_contexts()));
}

TEST_CASE("a document is signed once and only if it is an object", "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEd25519);
    const auto options = test::proof_options(*signer);
    const auto twice =
        add_proof(parsed(signed_text(sample_credential(), *signer)), options, *signer, embedded_contexts());
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::kBadValue);
    CHECK(twice.error().where == "/proof");
    CHECK(add_proof(parsed("[]"), options, *signer, embedded_contexts()).error().code ==
          ErrorCode::kWrongType);
}

TEST_CASE("a document without context is signed and verified as plain JSON",
          "[wallet-format][data-integrity]") {
    const auto signer = make_test_signer(Algorithm::kEcdsaP384);
    const auto text = signed_text(Json::parse(R"({"b":1,"a":[true]})"), *signer);
    CHECK_FALSE(Json::parse(text)["proof"].contains("@context"));
    CHECK(check(parsed(text), signer->public_key()));
}

TEST_CASE("the bytes that are signed are the hash of the configuration, then that of the document",
          "[wallet-format][data-integrity]") {
    const auto document = parsed(R"({"a":1,"proof":{"type":"x"}})");
    const auto config =
        parsed(R"({"type":"DataIntegrityProof","cryptosuite":"ecdsa-jcs-2019","proofValue":"z1"})");
    for (const auto algorithm : kAll) {
        const auto input =
            proof_input(document.root(), config.root(), algorithm, embedded_contexts()).value();
        CHECK(input.canonical_document == R"({"a":1})");
        CHECK(input.canonical_proof_config ==
              R"({"cryptosuite":"ecdsa-jcs-2019","type":"DataIntegrityProof"})");
        const std::size_t size = algorithm == Algorithm::kEcdsaP384 ? 48 : 32;
        CHECK(input.document_hash.size() == size);
        auto joined = input.proof_config_hash;
        joined.insert(joined.end(), input.document_hash.begin(), input.document_hash.end());
        CHECK(input.signed_bytes == joined);
    }
}

}  // namespace
}  // namespace carnet::wallet
