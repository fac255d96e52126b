// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/holder_proof.h"

#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;

namespace {

constexpr std::string_view kAudience = "https://certs.example";

struct Proving {
    test::SeededRandom random{11};
    test::FixedClock clock{"2026-11-21T09:30:00Z"};
    TestHolder holder{random};
    wallet::JwsHeaderMembers header = [&] {
        wallet::JwsHeaderMembers members;
        members.typ = "openid4vci-proof+jwt";
        members.jwk = holder.jwk();
        return members;
    }();
    std::string audience = std::string(kAudience);
    std::int64_t iat = clock.now().seconds;

    [[nodiscard]] Result<HolderProof> checked() const {
        JsonWriter claims;
        claims.begin_object()
            .member("aud", audience)
            .key("iat")
            .integer(iat)
            .member("nonce", "n")
            .end_object();
        return check_holder_proof(holder.sign(header, claims.take()), kAudience, clock.now());
    }
    [[nodiscard]] ErrorCode failure() const {
        const auto result = checked();
        REQUIRE_FALSE(result);
        return result.error().code;
    }
};

}  // namespace

TEST_CASE("a proof with a jwk binds to its did:jwk", "[issuer][oid4vci]") {
    const Proving proving;
    const auto proof = proving.checked();
    REQUIRE(proof);
    CHECK(proof->holder == proving.holder.did());
    CHECK(proof->nonce == "n");
}

TEST_CASE("a proof with a did:key or did:jwk binds to that DID, under ES256 and EdDSA", "[issuer][oid4vci]") {
    for (const auto algorithm : {keys::Algorithm::kEcdsaP256, keys::Algorithm::kEd25519}) {
        Proving proving;
        proving.holder = TestHolder(proving.random, algorithm);
        proving.header.jwk.clear();
        const auto did = proving.holder.did_key();
        proving.header.kid = did + "#" + did.substr(std::string_view("did:key:").size());
        CHECK(proving.checked().value().holder == did);
        proving.header.kid = proving.holder.did() + "#0";
        CHECK(proving.checked().value().holder == proving.holder.did());
    }
}

TEST_CASE("a proof of another type, audience, time or algorithm is refused", "[issuer][oid4vci]") {
    Proving proving;
    SECTION("type") {
        proving.header.typ = "JWT";
        CHECK(proving.failure() == ErrorCode::kJoseType);
    }
    SECTION("audience") {
        proving.audience = "https://certs.example/";
        CHECK(proving.failure() == ErrorCode::kJoseClaims);
    }
    SECTION("old") {
        proving.iat -= 601;
        CHECK(proving.failure() == ErrorCode::kJoseClaims);
    }
    SECTION("ahead") {
        proving.iat += 301;
        CHECK(proving.failure() == ErrorCode::kJoseClaims);
    }
    SECTION("algorithm") {
        proving.holder = TestHolder(proving.random, keys::Algorithm::kEcdsaP384);
        proving.header.jwk = proving.holder.jwk();
        CHECK(proving.failure() == ErrorCode::kUnsupportedAlgorithm);
    }
}

TEST_CASE("exactly one key is named, it is not fetched, and it made the signature", "[issuer][oid4vci]") {
    Proving proving;
    SECTION("none") {
        proving.header.jwk.clear();
        CHECK(proving.failure() == ErrorCode::kKeyNotFound);
    }
    SECTION("two") {
        proving.header.kid = proving.holder.did() + "#0";
        CHECK(proving.failure() == ErrorCode::kKeyNotFound);
    }
    SECTION("a DID that would have to be fetched") {
        proving.header.jwk.clear();
        proving.header.kid = "did:web:other.example#key-1";
        CHECK(proving.failure() == ErrorCode::kKeyNotFound);
    }
    SECTION("a key that the DID does not have") {
        proving.header.jwk.clear();
        proving.header.kid = proving.holder.did() + "#1";
        CHECK(proving.failure() == ErrorCode::kKeyNotFound);
    }
    SECTION("somebody else's") {
        proving.header.jwk = TestHolder(proving.random).jwk();
        CHECK(proving.failure() == ErrorCode::kSignatureInvalid);
    }
}
