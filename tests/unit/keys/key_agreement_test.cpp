// SPDX-License-Identifier: Apache-2.0
#include "keys/key_agreement.h"

#include "base/text_encoding.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

#include <string>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

// spec: RFC 7518 appendix C: the two secrets, as numbers of the curve
constexpr std::string_view kAlice = "0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo";
constexpr std::string_view kBob = "VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw";

AgreementKey key_from(std::string_view scalar) {
    return AgreementKey::from_secret(test::secret_of(decode_base64url(scalar).value())).value();
}

AgreementKey any_key(std::uint64_t seed) {
    test::SeededRandom random(seed);
    return AgreementKey::generate(random).value();
}

KeyDerivation with(std::string_view apu, std::string_view apv, std::string_view algorithm = "A128GCM",
                   std::size_t size = 16) {
    return {algorithm, as_bytes(apu), as_bytes(apv), size};
}

Result<AgreementPublicKey> read(std::string_view json) {
    const auto document = JsonDocument::parse(json).value();
    return AgreementPublicKey::from_jwk(document.root());
}

// A public JWK with more members.
std::string jwk_with(std::string_view more) {
    std::string jwk = key_from(kBob).public_key().jwk();
    return jwk.substr(0, jwk.size() - 1) + std::string(more) + "}";
}

}  // namespace

TEST_CASE("both sides derive the key that RFC 7518 prints", "[keys][agreement]") {
    const auto alice = key_from(kAlice);
    const auto bob = key_from(kBob);
    CHECK(alice.public_key().jwk().find("gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0") != std::string::npos);
    CHECK(bob.public_key().jwk().find("weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ") != std::string::npos);
    const auto expected = test::secret_of(decode_base64url("VqqN6vgjbSBcIijNcacQGg").value());
    CHECK(alice.agree(bob.public_key(), with("Alice", "Bob"))->equals(expected));
    CHECK(bob.agree(alice.public_key(), with("Alice", "Bob"))->equals(expected));
}

TEST_CASE("whatever is mixed in changes the derived key", "[keys][agreement]") {
    const auto alice = any_key(1);
    const auto bob = any_key(2);
    const auto agreed = alice.agree(bob.public_key(), with("Alice", "Bob")).value();
    CHECK(bob.agree(alice.public_key(), with("Alice", "Bob"))->equals(agreed));
    for (const auto& other : {with("", "Bob"), with("Alice", ""), with("AliceB", "ob"),
                              with("Alice", "Bob", "A256GCM"), with("Bob", "Alice")}) {
        CHECK_FALSE(alice.agree(bob.public_key(), other)->equals(agreed));
    }
    CHECK_FALSE(alice.agree(any_key(3).public_key(), with("Alice", "Bob"))->equals(agreed));
    CHECK(alice.agree(bob.public_key(), with("", "", "A256GCM", 32))->size() == 32);
    for (const std::size_t size : {0U, 33U, 64U})
        CHECK(code_of(alice.agree(bob.public_key(), with("", "", "A256GCM", size))) == ErrorCode::kBadValue);
}

TEST_CASE("a public key is read from its JWK and written again", "[keys][agreement]") {
    const auto key = any_key(4).public_key();
    CHECK(read(key.jwk()).value() == key);
    CHECK(read(jwk_with(R"(,"use":"enc","alg":"ECDH-ES","kid":"1","key_ops":[])")).value() ==
          key_from(kBob).public_key());
}

TEST_CASE("a JWK that is not meant for this, or gives a secret away, is refused", "[keys][agreement]") {
    const std::pair<std::string, ErrorCode> cases[] = {
        {jwk_with(R"(,"use":"sig")"), ErrorCode::kBadKey},
        {jwk_with(R"(,"alg":"ES256")"), ErrorCode::kBadKey},
        {jwk_with(R"(,"alg":"ECDH-ES+A128KW")"), ErrorCode::kBadKey},
        {jwk_with(R"(,"key_ops":["verify"])"), ErrorCode::kBadKey},
        {jwk_with(R"(,"d":"AA")"), ErrorCode::kBadKey},
        {test::any_signer(Algorithm::kEd25519)->public_key().jwk(), ErrorCode::kUnsupportedAlgorithm},
        {test::any_signer(Algorithm::kEcdsaP384)->public_key().jwk(), ErrorCode::kUnsupportedAlgorithm},
        {R"({"kty":"oct","k":"AA"})", ErrorCode::kUnsupportedAlgorithm},
        {R"([])", ErrorCode::kWrongType},
    };
    for (const auto& [json, code] : cases) {
        CAPTURE(json);
        CHECK(code_of(read(json)) == code);
    }
}

TEST_CASE("a point that is not on the curve is refused, so that no secret leaks through it",
          "[keys][agreement]") {
    std::string jwk = key_from(kBob).public_key().jwk();
    const auto y = jwk.find("\"y\":\"") + 5;
    jwk[y] = jwk[y] == 'A' ? 'B' : 'A';
    CHECK(code_of(read(jwk)) == ErrorCode::kBadKey);
    CHECK(code_of(read(R"({"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",)"
                       R"("y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})")) == ErrorCode::kBadKey);
}

TEST_CASE("a secret that is zero, too large or of another length is no key", "[keys][agreement]") {
    for (const auto& bytes : {Bytes(32, 0), Bytes(32, 0xff), Bytes(31, 1), Bytes(33, 1)})
        CHECK(code_of(AgreementKey::from_secret(test::secret_of(bytes))) == ErrorCode::kBadKey);
}
