// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"

namespace carnet::wallet {
namespace {

constexpr std::string_view kIssuer = "https://board.example/tenant";

Error refusal(std::string_view text, std::string_view issuer = kIssuer) {
    const auto document = test::json(text);
    const auto read = read_jwt_vc_issuer(document.root(), issuer);
    INFO(text);
    REQUIRE_FALSE(read);
    return read.error();
}

TEST_CASE("an issuer's metadata lie under its host, before its path", "[wallet-format][sd-jwt]") {
    CHECK(jwt_vc_issuer_url("https://board.example").value() ==
          "https://board.example/.well-known/jwt-vc-issuer");
    CHECK(jwt_vc_issuer_url("https://board.example/").value() ==
          "https://board.example/.well-known/jwt-vc-issuer");
    CHECK(jwt_vc_issuer_url("https://board.example:8443/a/b/").value() ==
          "https://board.example:8443/.well-known/jwt-vc-issuer/a/b");
    CHECK(jwt_vc_issuer_url("http://localhost:1/a", "http").value() ==
          "http://localhost:1/.well-known/jwt-vc-issuer/a");
    for (const auto* wrong :
         {"http://board.example", "https://", "board.example", "did:web:board.example",
          "https://board.example?a", "https://board.example#a", "https://a@board.example", ""})
        CHECK_FALSE(jwt_vc_issuer_url(wrong));
}

TEST_CASE("issuer metadata that is written is read back", "[wallet-format][sd-jwt]") {
    const auto signer = test::es256_signer(1);
    const JwtVcIssuer metadata{std::string(kIssuer), {{"key \"1\"", signer->public_key()}}, {}};
    const auto document = test::json(write_jwt_vc_issuer(metadata));
    const auto read = read_jwt_vc_issuer(document.root(), kIssuer);
    REQUIRE(read);
    REQUIRE(read->keys.size() == 1);
    CHECK(read->keys[0].kid == "key \"1\"");
    CHECK(read->keys[0].key == signer->public_key());
    const auto elsewhere =
        test::json(write_jwt_vc_issuer({std::string(kIssuer), {}, "https://board.example/jwks"}));
    CHECK(read_jwt_vc_issuer(elsewhere.root(), kIssuer).value().jwks_uri == "https://board.example/jwks");
}

TEST_CASE("issuer metadata of another issuer, or with two or no sets of keys, are refused",
          "[wallet-format][sd-jwt]") {
    constexpr auto kGood = R"({"issuer":"https://board.example/tenant","jwks":{"keys":[]}})";
    CHECK(read_jwt_vc_issuer(test::json(kGood).root(), kIssuer));
    CHECK(refusal(kGood, "https://board.example/tenant/").code == ErrorCode::kBadIdentifier);
    CHECK(refusal(R"({"jwks":{"keys":[]}})").code == ErrorCode::kMissingMember);
    CHECK(refusal(R"({"issuer":"https://board.example/tenant"})").where == "/jwks");
    CHECK(
        refusal(
            R"({"issuer":"https://board.example/tenant","jwks":{"keys":[]},"jwks_uri":"https://x.example"})")
            .where == "/jwks");
    CHECK(refusal(R"({"issuer":"https://board.example/tenant","jwks":{}})").code ==
          ErrorCode::kMissingMember);
    CHECK(refusal(R"({"issuer":"https://board.example/tenant","jwks":{"keys":[1]}})").code ==
          ErrorCode::kWrongType);
    CHECK(refusal(R"({"issuer":"https://board.example/tenant","jwks_uri":"x"})").where == "/jwks_uri");
    CHECK(refusal("[]").code == ErrorCode::kWrongType);
}

TEST_CASE("keys of kinds that are not in use are passed over, broken ones are not",
          "[wallet-format][sd-jwt]") {
    const auto set = test::json(R"({"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"r"}]})");
    CHECK(read_jwk_set(set.root()).value().empty());
    const auto broken = test::json(R"({"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]})");
    CHECK_FALSE(read_jwk_set(broken.root()));
}

}  // namespace
}  // namespace carnet::wallet
