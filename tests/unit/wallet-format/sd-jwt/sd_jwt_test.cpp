// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/sd_jwt.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"

namespace carnet::wallet {
namespace {

TEST_CASE("an SD-JWT is read into its parts", "[wallet-format][sd-jwt]") {
    const auto issuer = test::es256_signer(1);
    const auto text = test::sd_jwt_of(R"({"iss":"x","a":1,"b":2})", {{"a"}, {"b"}}, *issuer);
    const auto sd_jwt = test::parsed_sd_jwt(text);
    CHECK(sd_jwt.disclosures().size() == 2);
    CHECK(sd_jwt.disclosures()[0].name() == "a");
    CHECK_FALSE(sd_jwt.key_binding());
    CHECK(sd_jwt.bound_text() == text);
    CHECK(sd_jwt.payload().find("iss"));
    CHECK_FALSE(sd_jwt.payload().find("a"));
    CHECK(verify_compact_jws(sd_jwt.issuer_jwt(), issuer->public_key()));
}

TEST_CASE("a text that is no SD-JWT is refused", "[wallet-format][sd-jwt]") {
    const auto issuer = test::es256_signer(1);
    const auto text = test::sd_jwt_of(R"({"a":1})", {{"a"}}, *issuer);
    const auto jwt = text.substr(0, text.find('~'));
    CHECK(SdJwt::parse(jwt).error().code == ErrorCode::kBadValue);
    CHECK(SdJwt::parse(jwt + "~"));
    CHECK(SdJwt::parse(jwt + "~~").error().code == ErrorCode::kDisclosureMalformed);
    CHECK(SdJwt::parse(jwt + "~~").error().where == "disclosure 1");
    CHECK_FALSE(SdJwt::parse("~"));
    CHECK_FALSE(SdJwt::parse(""));
    CHECK_FALSE(SdJwt::parse(text + "x"));
    CHECK_FALSE(SdJwt::parse(text + "a.b.c"));
    const auto not_an_object = sign_compact_jws({}, as_bytes("[]"), *issuer).value();
    CHECK(SdJwt::parse(not_an_object + "~").error().code == ErrorCode::kWrongType);
}

TEST_CASE("an SD-JWT is limited in bytes and disclosures", "[wallet-format][sd-jwt]") {
    const auto issuer = test::es256_signer(1);
    const auto text = test::sd_jwt_of(R"({"a":1,"b":2})", {{"a"}, {"b"}}, *issuer);
    CHECK(SdJwt::parse(text, {.bytes = text.size()}));
    CHECK(SdJwt::parse(text, {.bytes = text.size() - 1}).error().code == ErrorCode::kLimit);
    CHECK(SdJwt::parse(text, {.disclosures = 2}));
    CHECK(SdJwt::parse(text, {.disclosures = 1}).error().code == ErrorCode::kLimit);
}

TEST_CASE("JSON serialization is the compact text in other clothes", "[wallet-format][sd-jwt]") {
    const auto flattened = test::json(
        R"({"payload":"P","protected":"H","signature":"S","header":{"disclosures":["D1","D2"],"kb_jwt":"K"}})");
    CHECK(compact_texts(flattened.root()).value() == std::vector<std::string>{"H.P.S~D1~D2~K"});
    const auto general = test::json(
        R"({"payload":"P","signatures":[{"protected":"H","signature":"S","header":{"disclosures":["D1"]}},)"
        R"({"protected":"I","signature":"T","header":{"kid":"2"}}]})");
    CHECK(compact_texts(general.root()).value() == std::vector<std::string>{"H.P.S~D1~", "I.P.T~D1~"});
    for (const auto* wrong :
         {R"({})", R"([])", R"({"payload":"P","signatures":[]})", R"({"payload":"P","protected":"H"})",
          R"({"payload":"P","protected":"H","signature":"S","header":{"disclosures":"D"}})",
          R"({"payload":"P","protected":"H","signature":"S","header":{"disclosures":[1]}})",
          R"({"payload":"P","signatures":[{"protected":"H","signature":"S"},)"
          R"({"protected":"I","signature":"T","header":{"disclosures":["D"]}}]})"}) {
        INFO(wrong);
        CHECK_FALSE(compact_texts(test::json(wrong).root()));
    }
}

}  // namespace
}  // namespace carnet::wallet
