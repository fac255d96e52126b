// SPDX-License-Identifier: Apache-2.0
//
// The DIDs of the did:key method's own test vectors: key decoding only, because their documents still use
// types of verification methods from before Multikey.
#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "keys/public_key.h"
#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"

#include <array>

using namespace carnet;
using namespace carnet::keys;

namespace {

constexpr std::string_view kSuite = "did-key";

struct Family {
    const char* file;
    const char* why_skipped;  // of those DIDs whose key type Carnet does not know
};
constexpr std::array<Family, 6> kFamilies{{
    {"ed25519-x25519.json", "every DID here is Ed25519"},
    {"nist-curves.json", "P-521 has no Data Integrity suite"},
    {"secp256k1.json", "secp256k1 is not among the suites of Carnet"},
    {"bls12381.json", "BLS12-381 is not among the suites of Carnet"},
    {"rsa.json", "RSA has no Data Integrity suite"},
    {"x25519.json", "X25519 agrees on keys and cannot sign"},
}};

JsonDocument document_of(const std::filesystem::path& path) {
    const auto document = JsonDocument::parse(test::read_file(path));
    INFO(path.string());
    REQUIRE(document);
    return *document;
}

// The DIDs are the member names; x25519.json has them one level further in.
JsonValue table_of(const JsonDocument& document) {
    const auto inner = document.root().find("didDocument");
    return inner ? *inner : document.root();
}

std::optional<JsonValue> first_method(const JsonValue& entry) {
    const auto did_document = entry.find("didDocument");
    const auto methods = did_document ? did_document->find("verificationMethod") : std::nullopt;
    return methods && methods->size() > 0 ? std::optional(methods->at(0)) : std::nullopt;
}

void check_against_method(const PublicKey& key, const JsonValue& method) {
    if (const auto base58 = method.find("publicKeyBase58")) {
        CHECK(encode_base58btc(key.bytes()) == base58->string());
    } else {
        const auto jwk = method.find("publicKeyJwk");
        REQUIRE(jwk);
        const auto same = PublicKey::from_jwk(*jwk);
        REQUIRE(same);
        CHECK(*same == key);
    }
}

void check_seed(const PublicKey& key, const JsonValue& entry) {
    const auto seed = entry.find("seed");
    if (!seed || key.algorithm() != Algorithm::kEd25519) return;
    Bytes bytes = decode_hex(seed->string()).value();
    const auto signer = make_signer(Algorithm::kEd25519, SecretBytes::take_from(bytes));
    REQUIRE(signer);
    CHECK((*signer)->public_key() == key);
}

// What identifies a DID in the printed line without filling it.
std::string short_name(std::string_view did) {
    return std::string(did.substr(8, 12)) + "...";
}

}  // namespace

TEST_CASE("the did:key method's vectors are decoded, or refused by the name of their key type",
          "[conformance][did-key]") {
    const auto folder = test::vector_suite(kSuite);
    if (!folder) return;
    test::VectorCount count{std::string(kSuite)};
    std::size_t decoded = 0;
    for (const auto& family : kFamilies) {
        const JsonDocument document = document_of(*folder / "test-vectors" / family.file);
        for (const auto& [did, entry] : table_of(document).members()) {
            INFO(family.file << " " << did);
            const auto key = PublicKey::from_did_key(did);
            if (!key) {
                CHECK(key.error().code == ErrorCode::kUnsupportedAlgorithm);
                count.skipped(short_name(did), family.why_skipped);
                continue;
            }
            CHECK(key->did_key() == did);
            const auto method = first_method(entry);
            REQUIRE(method);
            check_against_method(*key, *method);
            check_seed(*key, entry);
            count.passed();
            ++decoded;
        }
    }
    CHECK(decoded == 10);  // 5 Ed25519, 3 P-256, 2 P-384
}
