// SPDX-License-Identifier: Apache-2.0
#include "keys/public_key.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::keys;
using test::code_of;

namespace {

Result<PublicKey> from_text(const std::string& json) {
    const auto document = JsonDocument::parse(json);
    INFO(json);
    REQUIRE(document);
    return PublicKey::from_jwk(document->root());
}

// The JWK with more members at its end.
std::string with(const std::string& jwk, const std::string& members) {
    return jwk.substr(0, jwk.size() - 1) + "," + members + "}";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string member_text(const std::string& jwk, std::string_view name) {
    const auto document = JsonDocument::parse(jwk).value();
    return std::string(document.root().find(name)->string());
}

const std::string kEd = test::any_signer(Algorithm::kEd25519)->public_key().jwk();
const std::string kP256 = test::any_signer(Algorithm::kEcdsaP256)->public_key().jwk();
const std::string kP384 = test::any_signer(Algorithm::kEcdsaP384)->public_key().jwk();

}  // namespace

TEST_CASE("a public key is the same after its JWK", "[keys][jwk]") {
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const PublicKey key = test::any_signer(algorithm, seed)->public_key();
            CHECK(from_text(key.jwk()).value() == key);
        }
    }
}

TEST_CASE("the thumbprint of the key in RFC 8037 appendix A.3 is the one printed there", "[keys][jwk]") {
    const PublicKey key =
        from_text(R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})")
            .value();
    CHECK(key.jwk() == R"({"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})");
    CHECK(key.jwk_thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

TEST_CASE("members that say the truth are welcome", "[keys][jwk]") {
    CHECK(from_text(with(kEd, R"("use":"sig","alg":"EdDSA","kid":"a","key_ops":["verify"])")));
    CHECK(from_text(with(kEd, R"("alg":"Ed25519")")));
    CHECK(from_text(with(kP256, R"("alg":"ES256","x5c":[])")));
    CHECK(from_text(with(kP384, R"("alg":"ES384","key_ops":["sign","verify"])")));
}

TEST_CASE("a JWK with a private part is refused", "[keys][jwk]") {
    for (const auto& jwk : {kEd, kP256, kP384}) {
        CHECK(code_of(from_text(with(jwk, R"("d":"AAAA")"))) == ErrorCode::kBadKey);
        CHECK(code_of(from_text(with(jwk, R"("d":null)"))) == ErrorCode::kBadKey);
        CHECK(code_of(from_text(with(jwk, R"("k":"AAAA")"))) == ErrorCode::kBadKey);
    }
}

TEST_CASE("a JWK that contradicts itself is refused", "[keys][jwk]") {
    CHECK(code_of(from_text(with(kEd, R"("use":"enc")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kEd, R"("use":1)"))) == ErrorCode::kWrongType);
    CHECK(code_of(from_text(with(kEd, R"("alg":"ES256")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("alg":"ES384")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("alg":"EdDSA")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("alg":"Ed25519")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("alg":"none")"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("key_ops":["sign"])"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(with(kP256, R"("key_ops":"verify")"))) == ErrorCode::kWrongType);
    CHECK(code_of(from_text(replaced(kEd, "OKP", "EC"))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(replaced(kP256, "EC", "OKP"))) == ErrorCode::kBadKey);
}

TEST_CASE("a JWK of another type or curve is refused as unsupported", "[keys][jwk]") {
    CHECK(code_of(from_text(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})")) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code_of(from_text(R"({"kty":"oct"})")) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code_of(from_text(replaced(kP256, "P-256", "P-521"))) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code_of(from_text(replaced(kP256, "P-256", "secp256k1"))) == ErrorCode::kUnsupportedAlgorithm);
    CHECK(code_of(from_text(replaced(kEd, "Ed25519", "X25519"))) == ErrorCode::kUnsupportedAlgorithm);
}

TEST_CASE("a JWK of the wrong shape is refused with the place", "[keys][jwk]") {
    CHECK(code_of(from_text("[]")) == ErrorCode::kWrongType);
    CHECK(code_of(from_text("{}")) == ErrorCode::kMissingMember);
    CHECK(code_of(from_text(R"({"kty":7,"crv":"P-256"})")) == ErrorCode::kWrongType);
    CHECK(code_of(from_text(R"({"kty":"EC","crv":"P-256"})")) == ErrorCode::kMissingMember);
    const auto wrong = from_text(R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})");
    CHECK(code_of(wrong) == ErrorCode::kBadKey);
    CHECK(wrong.error().where == "/x");
}

TEST_CASE("coordinates that are short, long, swapped or off the curve are refused", "[keys][jwk]") {
    for (const auto& jwk : {kP256, kP384}) {
        const std::string x = member_text(jwk, "x");
        const std::string y = member_text(jwk, "y");
        Bytes y_bytes = decode_base64url(y).value();
        CHECK(code_of(from_text(replaced(replaced(jwk, x, "?"), y, x))) == ErrorCode::kBadKey);
        CHECK(code_of(from_text(replaced(jwk, y, x))) == ErrorCode::kBadKey);
        y_bytes[5] ^= 1U;  // the parity of y stays right
        CHECK(code_of(from_text(replaced(jwk, y, encode_base64url(y_bytes)))) == ErrorCode::kBadKey);
        y_bytes.pop_back();
        CHECK(code_of(from_text(replaced(jwk, y, encode_base64url(y_bytes)))) == ErrorCode::kBadKey);
        y_bytes.resize(y_bytes.size() + 2);
        CHECK(code_of(from_text(replaced(jwk, y, encode_base64url(y_bytes)))) == ErrorCode::kBadKey);
        const std::string zeros = encode_base64url(Bytes(y_bytes.size() - 1, 0));
        CHECK(code_of(from_text(replaced(replaced(jwk, x, zeros), y, zeros))) == ErrorCode::kBadKey);
        CHECK(code_of(from_text(replaced(jwk, y, y + "="))) == ErrorCode::kBadKey);
    }
    const std::string x = member_text(kEd, "x");
    CHECK(code_of(from_text(replaced(kEd, x, encode_base64url(Bytes(31, 1))))) == ErrorCode::kBadKey);
    CHECK(code_of(from_text(replaced(kEd, x, encode_base64url(Bytes(32, 0))))) == ErrorCode::kWeakKey);
}

TEST_CASE("a JWK with a hundred thousand key operations is refused quickly", "[keys][jwk]") {
    std::string operations = R"("key_ops":[)";
    for (int i = 0; i < 50'000; ++i) operations += "[],";
    CHECK(code_of(from_text(with(kEd, operations + R"("verify"])"))) == ErrorCode::kBadKey);
}
