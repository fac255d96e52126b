// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/document_digest.h"

#include "tests/unit/wallet-format/samples.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

using test::Json;

std::string digest_of(std::string_view text) {
    return document_digest(Credential::from_json(test::parsed(text)).value());
}

TEST_CASE("the digest of a document is that of its canonical text", "[wallet-format][profile]") {
    // Made with: printf '%s' TEXT | openssl dgst -sha256 -binary | basenc --base64url
    constexpr auto text =
        R"({"@context":["https://www.w3.org/ns/credentials/v2"],"credentialSubject":{"id":"did:example:a"},)"
        R"("issuer":"did:example:b","type":["VerifiableCredential"]})";
    CHECK(digest_of(text) == "u0JRAq0imQHQmsAbhSms-fPiOULr5TmwmzJoPrQKe6U4");
}

TEST_CASE("white space, order and proofs do not change a document's digest", "[wallet-format][profile]") {
    const auto json = test::sample_credential();
    const auto digest = digest_of(json.dump());
    CHECK(digest_of(json.dump(2)) == digest);
    auto turned = Json::object();
    for (auto member = json.rbegin(); member != json.rend(); ++member) turned[member.key()] = *member;
    CHECK(digest_of(turned.dump()) == digest);
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    const auto once = test::signed_text(json, *signer);
    CHECK(digest_of(once) == digest);
    const auto other = test::make_test_signer(keys::Algorithm::kEd25519, 8);
    auto options = test::proof_options(*other);
    options.joins_others = true;
    const auto twice = add_proof(test::parsed(once), options, *other, embedded_contexts());
    REQUIRE(twice);
    CHECK(Json::parse(*twice)["proof"].size() == 2);
    CHECK(digest_of(*twice) == digest);
}

TEST_CASE("anything else changes a document's digest", "[wallet-format][profile]") {
    const auto json = test::sample_credential();
    const auto digest = digest_of(json.dump());
    auto later = json;
    later["validUntil"] = "2032-11-01T00:00:00Z";
    CHECK(digest_of(later.dump()) != digest);
    auto fewer = json;
    fewer.erase("credentialStatus");
    CHECK(digest_of(fewer.dump()) != digest);
    auto within = json;
    within["credentialSubject"]["units"][0]["hours"] = 13;
    CHECK(digest_of(within.dump()) != digest);
}

}  // namespace
}  // namespace carnet::wallet
