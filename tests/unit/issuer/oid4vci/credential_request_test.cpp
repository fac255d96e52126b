// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/credential_request.h"

#include "issuer/oid4vci/configuration.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;

namespace {

std::string refusal(std::string_view body) {
    const auto request = read_credential_request(body);
    return request ? "read" : request.error().code;
}

struct Asking {
    test::SeededRandom random{5};
    test::FixedClock clock{"2026-11-21T09:30:00Z"};
    NonceMint nonces{random};

    [[nodiscard]] std::string outcome(std::vector<std::string> proofs) const {
        const CredentialRequest request{"x", {}, std::move(proofs)};
        const auto holders = check_proofs(request, "https://certs.example", nonces, clock.now());
        return holders ? "good" : holders.error().code;
    }
};

}  // namespace

TEST_CASE("a credential request names one configuration or identifier, and one kind of proofs",
          "[issuer][oid4vci]") {
    const auto request =
        read_credential_request(R"({"credential_configuration_id":"a","proofs":{"jwt":["p"]},"more":1})");
    REQUIRE(request);
    CHECK(request->configuration == "a");
    CHECK(request->proofs == std::vector<std::string>{"p"});
    CHECK(refusal("[]") == "invalid_credential_request");
    CHECK(refusal("{") == "invalid_credential_request");
    CHECK(refusal(R"({"proofs":{"jwt":["p"]}})") == "invalid_credential_request");
    CHECK(refusal(R"({"credential_configuration_id":"a","credential_configuration_id":"a"})") ==
          "invalid_credential_request");
    CHECK(refusal(R"({"credential_configuration_id":1,"proofs":{"jwt":["p"]}})") ==
          "invalid_credential_request");
    CHECK(refusal(R"({"credential_configuration_id":"a"})") == "invalid_proof");
    CHECK(refusal(R"({"credential_configuration_id":"a","proof":{"jwt":"p"}})") == "invalid_proof");
    CHECK(refusal(R"({"credential_configuration_id":"a","proofs":{"jwt":["p"],"di_vp":[{}]}})") ==
          "invalid_proof");
    CHECK(refusal(R"({"credential_configuration_id":"a","proofs":{"jwt":[{}]}})") == "invalid_proof");
    CHECK(refusal(R"({"credential_configuration_id":"a","credential_response_encryption":{}})") ==
          "invalid_encryption_parameters");
}

TEST_CASE("no more proofs than the batch size says", "[issuer][oid4vci]") {
    const auto of = [](std::size_t count) {
        std::string body = R"({"credential_configuration_id":"a","proofs":{"jwt":[")";
        for (std::size_t i = 0; i < count; ++i) body += i == 0 ? "p" : "\",\"p";
        return refusal(body + "\"]}}");
    };
    CHECK(of(kBatchSize) == "read");
    CHECK(of(kBatchSize + 1) == "invalid_proof");
}

TEST_CASE("proofs are over one of our nonces, each of another key", "[issuer][oid4vci]") {
    Asking asking;
    const TestHolder a(asking.random);
    const TestHolder b(asking.random);
    const auto now = asking.clock.now();
    const auto nonce = asking.nonces.make(now, asking.random);
    CHECK(asking.outcome({a.proof(nonce, now), b.proof(nonce, now)}) == "good");
    CHECK(asking.outcome({a.proof(nonce, now), a.proof(nonce, now)}) == "invalid_proof");
    CHECK(asking.outcome({a.proof(nonce, now), b.proof("AAAA", now)}) == "invalid_nonce");
    CHECK(asking.outcome({a.proof("", now)}) == "invalid_proof");
    CHECK(asking.outcome({a.proof(nonce, now, "https://other.example")}) == "invalid_proof");
    CHECK(asking.outcome({"p"}) == "invalid_proof");
}

TEST_CASE("a nonce is good until its end, for the process that made it, as it was made",
          "[issuer][oid4vci]") {
    Asking asking;
    const auto now = asking.clock.now();
    const auto nonce = asking.nonces.make(now, asking.random);
    CHECK(asking.nonces.is_good(nonce, now));
    CHECK(asking.nonces.is_good(nonce, now.plus_seconds(kNonceSeconds - 1)));
    CHECK_FALSE(asking.nonces.is_good(nonce, now.plus_seconds(kNonceSeconds)));
    CHECK_FALSE(NonceMint(asking.random).is_good(nonce, now));
    CHECK(asking.nonces.make(now, asking.random) != nonce);
    for (std::size_t i = 0; i < nonce.size(); ++i) {
        auto other = nonce;
        other[i] = other[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(asking.nonces.is_good(other, now));
    }
    CHECK_FALSE(asking.nonces.is_good("", now));
    CHECK_FALSE(asking.nonces.is_good(nonce + "AA", now));
}
