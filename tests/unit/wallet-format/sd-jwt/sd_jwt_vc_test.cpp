// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/sd_jwt_vc.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/sd-jwt/presenting.h"

namespace carnet::wallet {
namespace {

std::string claims_with(std::string_view more) {
    return R"({"iss":"https://board.example","iat":1795000000,"vct":"https://board.example/types/x",)" +
           std::string(more) + R"("name":"Asha"})";
}

Result<std::string> issued(std::string_view claims, const std::vector<ClaimPath>& hidden) {
    const auto issuer = test::es256_signer(1);
    test::SeededRandom random(7);
    const auto document = test::json(claims);
    return issue_sd_jwt_vc(document.root(), hidden, {.kid = "key-1"}, *issuer, random);
}

Error refusal(std::string_view text) {
    const auto read = read_sd_jwt_vc(text);
    INFO(text);
    REQUIRE_FALSE(read);
    return read.error();
}

// The payload as it is, signed as `typ`.
std::string signed_as(std::string_view typ, std::string_view payload) {
    const auto issuer = test::es256_signer(1);
    return sign_compact_jws({.typ = std::string(typ)}, as_bytes(payload), *issuer).value() + "~";
}

TEST_CASE("an SD-JWT VC that is issued is read back typed", "[wallet-format][sd-jwt]") {
    const auto holder = test::es256_signer(2);
    const auto text =
        issued(claims_with(R"("nbf":1795000001,"exp":1796000000,"aka_vcts":["urn:a:b"],)"
                           R"("vct#integrity":"sha256-x","cnf":{"jwk":)" +
                           holder->public_key().jwk() +
                           R"(},"status":{"status_list":{"idx":4,"uri":"https://s.example/1"}},)"),
               {{"name"}});
    REQUIRE(text);
    const auto vc = read_sd_jwt_vc(*text);
    REQUIRE(vc);
    CHECK(vc->vct == "https://board.example/types/x");
    CHECK(vc->vct_integrity == "sha256-x");
    CHECK(vc->aka_vcts == std::vector<std::string>{"urn:a:b"});
    CHECK(vc->issuer == "https://board.example");
    CHECK(vc->not_before->seconds == 1'795'000'001);
    CHECK(vc->expires->seconds == 1'796'000'000);
    CHECK(vc->issued->seconds == 1'795'000'000);
    CHECK(vc->status == TokenStatusReference{"https://s.example/1", 4});
    CHECK(vc->holder == holder->public_key());
    CHECK(vc->sd_jwt.issuer_jwt().header().kid == "key-1");
    CHECK(vc->claims().find("name"));
    const auto none = select_disclosures(vc->sd_jwt, {}).value();
    CHECK_FALSE(read_sd_jwt_vc(none).value().claims().find("name"));
}

TEST_CASE("only dc+sd-jwt is the type of an SD-JWT VC", "[wallet-format][sd-jwt]") {
    const auto payload = claims_with("");
    CHECK(read_sd_jwt_vc(signed_as("dc+sd-jwt", payload)));
    CHECK(read_sd_jwt_vc(signed_as("application/dc+sd-jwt", payload)));
    for (const auto* typ : {"vc+sd-jwt", "JWT", "", "vc+jwt", "sd-jwt", "dc+sd-jwt; v=1"})
        CHECK(refusal(signed_as(typ, payload)).code == ErrorCode::kJoseType);
}

TEST_CASE("claims that say what the credential is are never hidden, neither whole nor in part",
          "[wallet-format][sd-jwt]") {
    for (const auto name : never_hidden_claims()) {
        INFO(name);
        const auto refused = issued(claims_with(""), {{std::string(name)}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kBadValue);
        CHECK(issued(claims_with(""), {{std::string(name), "x"}}).error().where ==
              "/" + std::string(name) + "/x");
    }
    // Of others who hide them all the same.
    const auto hidden_exp =
        test::sd_jwt_of(claims_with(R"("exp":1796000000,)"), {{"exp"}}, *test::es256_signer(1));
    const auto parts = test::parsed_sd_jwt(hidden_exp);
    auto text = signed_as("dc+sd-jwt", as_text(parts.issuer_jwt().payload()));
    CHECK(read_sd_jwt_vc(text));  // nothing shows that there was an exp
    text += parts.disclosures()[0].text() + "~";
    CHECK(refusal(text).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal(text).where == "/exp");
    const auto in_part = signed_as(
        "dc+sd-jwt",
        claims_with(R"("status":{"_sd":["x"],"status_list":{"idx":4,"uri":"https://s.example/1"}},)"));
    CHECK(refusal(in_part).where == "/status");
}

TEST_CASE("an SD-JWT VC has a type, and claims of the right shape", "[wallet-format][sd-jwt]") {
    CHECK(refusal(signed_as("dc+sd-jwt", R"({"iss":"https://b.example"})")).code ==
          ErrorCode::kMissingMember);
    CHECK(issued(R"({"iss":"https://b.example"})", {}).error().code == ErrorCode::kMissingMember);
    for (const auto* wrong :
         {R"("vct":"x","exp":"soon")", R"("vct":1)", R"("vct":"x","aka_vcts":"y")",
          R"("vct":"x","aka_vcts":[1])", R"("vct":"x","status":{"status_list":{"idx":-1}})",
          R"("vct":"x","status":"x")", R"("vct":"x","cnf":{"kid":"x"})", R"("vct":"x","iss":7)",
          R"("vct":"x","vct#integrity":1)"}) {
        INFO(wrong);
        CHECK_FALSE(read_sd_jwt_vc(signed_as("dc+sd-jwt", "{" + std::string(wrong) + "}")));
    }
    const auto other =
        read_sd_jwt_vc(signed_as("dc+sd-jwt", R"({"vct":"x","status":{"another":{}}})")).value();
    CHECK(other.has_status);
    CHECK_FALSE(other.status);
}

}  // namespace
}  // namespace carnet::wallet
