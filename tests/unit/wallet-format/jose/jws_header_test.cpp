// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jws_header.h"

#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using keys::Algorithm;
using test::error_of;
using wallet::JwsHeader;

TEST_CASE("a header's members are read as typed values", "[wallet][jose]") {
    const auto header = JwsHeader::parse(
        R"({"alg":"ES256","typ":"vc+jwt","cty":"vc","kid":"did:web:board.example#key-1","x5c":["AQID","BA=="],)"
        R"("jwk":{"kty":"EC"},"jku":"https://keys.example/set","x5u":"https://keys.example/chain","iss":"did:x"})");
    REQUIRE(header);
    CHECK(header->alg == Algorithm::kEcdsaP256);
    CHECK(header->typ == "vc+jwt");
    CHECK(header->cty == "vc");
    CHECK(header->kid == "did:web:board.example#key-1");
    CHECK(header->x5c == std::vector<Bytes>{{1, 2, 3}, {4}});
    REQUIRE(header->jwk);
    CHECK(header->jwk->find("kty")->string() == "EC");
    CHECK(header->jku == "https://keys.example/set");
    CHECK(header->x5u == "https://keys.example/chain");
    CHECK(header->document.root().find("iss")->string() == "did:x");
}

TEST_CASE("each algorithm is read under its JOSE names", "[wallet][jose]") {
    CHECK(JwsHeader::parse(R"({"alg":"EdDSA"})")->alg == Algorithm::kEd25519);
    CHECK(JwsHeader::parse(R"({"alg":"Ed25519"})")->alg == Algorithm::kEd25519);
    CHECK(JwsHeader::parse(R"({"alg":"ES256"})")->alg == Algorithm::kEcdsaP256);
    CHECK(JwsHeader::parse(R"({"alg":"ES384"})")->alg == Algorithm::kEcdsaP384);
}

TEST_CASE("no signature and a shared secret are refused by name", "[wallet][jose]") {
    for (const auto* alg : {"none", "HS256", "HS384", "HS512"}) {
        const auto header = JwsHeader::parse(R"({"alg":")" + std::string(alg) + R"("})");
        CHECK(error_of(header) == ErrorCode::kJoseAlgorithm);
        CHECK(header.error().detail.find(alg) != std::string::npos);
        CHECK(header.error().where == "header/alg");
    }
}

TEST_CASE("an algorithm that is not had here is not supported, whatever case or space hides in it",
          "[wallet][jose]") {
    for (const auto* alg : {"RS256", "PS512", "ES512", "ES256K", "Ed448", "None", "NONE", "eddsa", "es256",
                            "ES256 ", " none", "ES256\\u0000", "dir", ""}) {
        CHECK(error_of(JwsHeader::parse(R"({"alg":")" + std::string(alg) + R"("})")) ==
              ErrorCode::kUnsupportedProof);
    }
}

TEST_CASE("any crit is refused, and an unencoded payload too", "[wallet][jose]") {
    for (const auto* rest :
         {R"("crit":["exp"])", R"("crit":["b64"],"b64":false)", R"("crit":["b64","sigT"],"b64":false)",
          R"("b64":false)", R"("b64":0)", R"("crit":["alg"])"}) {
        CHECK(error_of(JwsHeader::parse(R"({"alg":"ES256",)" + std::string(rest) + "}")) ==
              ErrorCode::kJoseCritical);
    }
    const auto named = JwsHeader::parse(R"({"alg":"ES256","crit":["b64"],"b64":false})");
    CHECK(named.error().detail.find("b64") != std::string::npos);
    CHECK(JwsHeader::parse(R"({"alg":"ES256","b64":true})"));
}

TEST_CASE("a header with a member twice is refused, the algorithm first of all", "[wallet][jose]") {
    for (const auto* json : {R"({"alg":"ES256","alg":"none"})", R"({"alg":"none","alg":"ES256"})",
                             R"({"alg":"ES256","\u0061lg":"none"})", R"({"alg":"ES256","kid":"a","kid":"b"})",
                             R"({"alg":"ES256","jwk":{"kty":"EC","kty":"OKP"}})"}) {
        const auto header = JwsHeader::parse(json);
        CHECK(error_of(header) == ErrorCode::kJsonDuplicateMember);
        CHECK(header.error().where.starts_with("header/"));
    }
}

TEST_CASE("a header of the wrong shape is refused with its place", "[wallet][jose]") {
    const std::pair<const char*, const char*> cases[] = {
        {R"([])", "header"},
        {R"({})", "header"},
        {R"({"alg":null})", "header"},
        {R"({"alg":["none"]})", "header"},
        {R"({"alg":"ES256","typ":1})", "header/typ"},
        {R"({"alg":"ES256","cty":{}})", "header/cty"},
        {R"({"alg":"ES256","kid":""})", "header/kid"},
        {R"({"alg":"ES256","kid":["a"]})", "header/kid"},
        {R"({"alg":"ES256","jwk":"EC"})", "header/jwk"},
        {R"({"alg":"ES256","x5c":"AQID"})", "header/x5c"},
        {R"({"alg":"ES256","x5c":[]})", "header/x5c"},
        {R"({"alg":"ES256","x5c":[""]})", "header/x5c/0"},
        {R"({"alg":"ES256","x5c":["AQID","-_8"]})", "header/x5c/1"},
        {R"({"alg":"ES256","x5c":["a","a","a","a","a","a","a","a","a","a","a"]})", "header/x5c"},
        {R"({"alg":"ES256","crit":[]})", "header/crit"},
        {R"({"alg":"ES256","crit":"b64"})", "header/crit"},
        {R"({"alg":"ES256","crit":[1]})", "header/crit"},
        {R"({"alg":"ES256","jku":7})", "header/jku"},
    };
    for (const auto& [json, where] : cases) {
        const auto header = JwsHeader::parse(json);
        CAPTURE(json);
        REQUIRE(error_of(header) == ErrorCode::kJoseMalformed);
        CHECK(header.error().where == where);
    }
}

TEST_CASE("a header that is no JSON, too deep or too large is refused with the reader's code",
          "[wallet][jose]") {
    CHECK(error_of(JwsHeader::parse("")) == ErrorCode::kJsonSyntax);
    CHECK(error_of(JwsHeader::parse(R"({"alg":"ES256"} )"
                                    "x")) == ErrorCode::kJsonSyntax);
    CHECK(error_of(JwsHeader::parse("{\"alg\":\"ES256\",\"kid\":\"\xff\"}")) == ErrorCode::kBadUtf8);
    const std::string deep = R"({"alg":"ES256","x":)" + std::string(40, '[') + std::string(40, ']') + "}";
    CHECK(error_of(JwsHeader::parse(deep)) == ErrorCode::kJsonTooDeep);
    const std::string large = R"({"alg":"ES256","x":")" + std::string(50'000, 'x') + R"("})";
    CHECK(error_of(JwsHeader::parse(large)) == ErrorCode::kJsonTooLarge);
}
