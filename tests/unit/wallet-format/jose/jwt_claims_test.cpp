// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/jwt_claims.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using wallet::read_jwt_claims;

namespace {

Result<wallet::JwtClaims> read(std::string_view json) {
    const auto document = JsonDocument::parse(json).value();
    return read_jwt_claims(document.root());
}

}  // namespace

TEST_CASE("registered claims are read as typed values", "[wallet][jose]") {
    const auto claims = read(R"({"iss":"did:web:board.example","sub":"urn:a","jti":"urn:b","aud":["x","y"],)"
                             R"("exp":1795255200,"nbf":1763719200.5,"iat":0,"other":[]})");
    REQUIRE(claims);
    CHECK(claims->iss == "did:web:board.example");
    CHECK(claims->sub == "urn:a");
    CHECK(claims->jti == "urn:b");
    CHECK(claims->aud == std::vector<std::string>{"x", "y"});
    CHECK(claims->exp == UtcTime{1'795'255'200, 0});
    CHECK(claims->nbf == UtcTime{1'763'719'200, 500'000'000});
    CHECK(claims->iat == UtcTime{0, 0});
}

TEST_CASE("claims that are absent are empty, and one audience may stand alone", "[wallet][jose]") {
    const auto claims = read(R"({"aud":"x"})");
    REQUIRE(claims);
    CHECK(claims->iss.empty());
    CHECK(claims->aud == std::vector<std::string>{"x"});
    CHECK_FALSE(claims->exp.has_value());
}

TEST_CASE("a claim of the wrong shape is refused with its place", "[wallet][jose]") {
    const std::pair<const char*, const char*> cases[] = {
        {R"([])", ""},
        {R"({"iss":1})", "/iss"},
        {R"({"sub":""})", "/sub"},
        {R"({"jti":null})", "/jti"},
        {R"({"aud":[]})", "/aud"},
        {R"({"aud":["x",2]})", "/aud/1"},
        {R"({"exp":"1795255200"})", "/exp"},
        {R"({"exp":1e300})", "/exp"},
        {R"({"nbf":true})", "/nbf"},
        {R"({"iat":-62135596801})", "/iat"},
        {R"({"iat":253402300800})", "/iat"},
        {R"({"exp":1795255200000})", "/exp"},
    };
    for (const auto& [json, where] : cases) {
        const auto claims = read(json);
        CAPTURE(json);
        REQUIRE(claims.has_error());
        CHECK(claims.error().code == ErrorCode::kJoseClaims);
        CHECK(claims.error().where == where);
    }
}

TEST_CASE("the first and the last second that a NumericDate can name are read", "[wallet][jose]") {
    const auto claims = read(R"({"nbf":-62135596800,"exp":253402300799})");
    REQUIRE(claims);
    CHECK(claims->nbf == UtcTime{-62'135'596'800, 0});
    CHECK(claims->exp == UtcTime{253'402'300'799, 0});
}
