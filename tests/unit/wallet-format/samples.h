// SPDX-License-Identifier: Apache-2.0
// Documents and keys for the tests of this room. Keys are made anew from a seed and never leave the test.
#pragma once

#include "base/json_reader.h"
#include "base/time.h"
#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"

#include <concepts>
#include <memory>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace carnet::test {

using Json = nlohmann::ordered_json;

inline JsonDocument parsed(std::string_view text) {
    auto document = JsonDocument::parse(text);
    INFO(text);
    REQUIRE(document);
    return *document;
}

// A template, so that a text is never taken for a JSON string.
template <std::same_as<Json> J>
JsonDocument parsed(const J& json) {
    return parsed(std::string_view(json.dump()));
}

// A small credential with a bit of everything that has a rule.
inline Json sample_credential() {
    return Json::parse(R"JSON({
      "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
      "id": "urn:uuid:0b7f7a4e-5b1e-4f0a-9a52-5c1c3f3c9a01",
      "type": ["VerifiableCredential", "ExampleCertificate"],
      "name": {"@value": "شهادة", "@language": "ar", "@direction": "rtl"},
      "issuer": {"id": "did:web:skills.example", "name": "Demo Skills Testing Board (demo)"},
      "validFrom": "2026-11-01T00:00:00Z",
      "validUntil": "2031-11-01T00:00:00+00:00",
      "credentialSubject": {
        "id": "did:example:holder",
        "holderName": "Asha Demo-Tamang",
        "units": [{"code": "W1", "hours": 12.5}, {"code": "W2", "hours": 40}]
      },
      "credentialStatus": {
        "id": "https://skills.example/status/3#94567",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "94567",
        "statusListCredential": "https://skills.example/status/3"
      },
      "credentialSchema": {"id": "https://skills.example/schemas/c.json", "type": "JsonSchema"},
      "relatedResource": [{
        "id": "https://www.w3.org/ns/credentials/v2",
        "digestMultibase": "uWZVc7WaX1h4D8rJVb-UwirFoRoRrWG9YbX97etySZzQ"
      }]
    })JSON");
}

inline std::unique_ptr<const keys::Signer> make_test_signer(keys::Algorithm algorithm,
                                                            std::uint64_t seed = 7) {
    SeededRandom random(seed);
    auto secret = keys::generate_secret(algorithm, random);
    REQUIRE(secret);
    auto signer = keys::make_signer(algorithm, *std::move(secret));
    REQUIRE(signer);
    return *std::move(signer);
}

inline wallet::ProofOptions proof_options(const keys::Signer& signer) {
    const std::string did = signer.public_key().did_key();
    wallet::ProofOptions options;
    options.verification_method = did + "#" + signer.public_key().multikey();
    options.created = UtcTime{1'795'000'000, 0};
    return options;
}

inline std::string signed_text(const Json& document, const keys::Signer& signer) {
    auto text =
        wallet::add_proof(parsed(document), proof_options(signer), signer, wallet::embedded_contexts());
    REQUIRE(text);
    return *text;
}

}  // namespace carnet::test
