// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/processing.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/jcs.h"

namespace carnet::wallet {
namespace {

using test::digest;
using test::disclosure;
using test::json;

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string processed(std::string_view payload, const std::vector<Disclosure>& disclosures) {
    const auto document = json(payload);
    const auto claims = process_claims(document.root(), disclosures);
    INFO(payload);
    REQUIRE(claims);
    return canonicalize(claims->claims.root());
}

Error refusal(std::string_view payload, const std::vector<Disclosure>& disclosures,
              const SdJwtLimits& limits = {}) {
    const auto document = json(payload);
    const auto claims = process_claims(document.root(), disclosures, limits);
    INFO(payload);
    REQUIRE_FALSE(claims);
    return claims.error();
}

TEST_CASE("claims come back where their digests stand, and decoys leave no trace",
          "[wallet-format][sd-jwt]") {
    const auto name = disclosure(R"(["s1","name","Asha"])");
    const auto element = disclosure(R"(["s2",{"a":1}])");
    const auto payload = R"({"_sd_alg":"sha-256","iss":"x","_sd":["decoy",)" + quoted(digest(name)) +
                         R"(],"list":[1,{"...":)" + quoted(digest(element)) + R"(},{"...":"decoy2"},2]})";
    CHECK(processed(payload, {name, element}) == R"({"iss":"x","list":[1,{"a":1},2],"name":"Asha"})");
    CHECK(processed(payload, {name}) == R"({"iss":"x","list":[1,2],"name":"Asha"})");
    CHECK(processed(payload, {}) == R"({"iss":"x","list":[1,2]})");
}

TEST_CASE("a disclosure may hide further claims, and says where each stands", "[wallet-format][sd-jwt]") {
    const auto street = disclosure(R"(["s1","street","A"])");
    const auto address =
        disclosure(R"(["s2","address",{"_sd":[)" + quoted(digest(street)) + R"(],"country":"NP"}])");
    const auto payload = R"({"_sd":[)" + quoted(digest(address)) + "]}";
    CHECK(processed(payload, {street, address}) == R"({"address":{"country":"NP","street":"A"}})");
    CHECK(processed(payload, {address}) == R"({"address":{"country":"NP"}})");
    const auto document = json(payload);
    const auto claims = process_claims(document.root(), std::vector{street, address}).value();
    CHECK(pointer_of(claims.disclosed[0]) == "/address/street");
    CHECK(pointer_of(claims.disclosed[1]) == "/address");
}

TEST_CASE("a disclosure that no signed digest names is refused", "[wallet-format][sd-jwt]") {
    const auto name = disclosure(R"(["s1","name","Asha"])");
    const auto forged = disclosure(R"(["s1","name","Bela"])");
    const auto payload = R"({"_sd":[)" + quoted(digest(name)) + "]}";
    CHECK(refusal(payload, {forged}).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal(payload, {name, forged}).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal("{}", {name}).code == ErrorCode::kDisclosureWrong);
    // Its parent was not sent along.
    const auto parent = disclosure(R"(["s2","p",{"_sd":[)" + quoted(digest(name)) + "]}]");
    CHECK(refusal(R"({"_sd":[)" + quoted(digest(parent)) + "]}", {name}).code == ErrorCode::kDisclosureWrong);
}

TEST_CASE("a digest or a disclosure that is there twice is refused", "[wallet-format][sd-jwt]") {
    const auto name = disclosure(R"(["s1","name","Asha"])");
    const auto once = quoted(digest(name));
    CHECK(refusal(R"({"_sd":[)" + once + "]}", {name, name}).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal(R"({"_sd":[)" + once + "," + once + "]}", {name}).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal(R"({"_sd":[)" + once + R"(],"a":{"_sd":[)" + once + "]}}", {name}).code ==
          ErrorCode::kDisclosureWrong);
    CHECK(refusal(R"({"_sd":["decoy"],"a":{"_sd":["decoy"]}})", {}).code == ErrorCode::kDisclosureWrong);
    CHECK(refusal(R"({"a":[{"...":"decoy"},{"...":"decoy"}]})", {}).code == ErrorCode::kDisclosureWrong);
    // Also when the second one comes to light inside a disclosure.
    const auto outer = disclosure(R"(["s2","o",{"_sd":["decoy"]}])");
    CHECK(refusal(R"({"_sd":["decoy",)" + quoted(digest(outer)) + "]}", {outer}).code ==
          ErrorCode::kDisclosureWrong);
}

TEST_CASE("a disclosed claim never takes a name that is taken or reserved", "[wallet-format][sd-jwt]") {
    for (const auto* taken : {"iss", "_sd", "...", "_sd_alg"}) {
        const auto claim = disclosure(R"(["s1",)" + quoted(taken) + R"(,["x"]])");
        const auto payload = R"({"iss":"x","_sd":[)" + quoted(digest(claim)) + "]}";
        INFO(taken);
        CHECK(refusal(payload, {claim}).code == ErrorCode::kDisclosureWrong);
    }
    const auto first = disclosure(R"(["s1","name","Asha"])");
    const auto second = disclosure(R"(["s2","name","Bela"])");
    CHECK(
        refusal(R"({"_sd":[)" + quoted(digest(first)) + "," + quoted(digest(second)) + "]}", {first, second})
            .code == ErrorCode::kDisclosureWrong);
}

TEST_CASE("a claim is no element and an element is no claim", "[wallet-format][sd-jwt]") {
    const auto claim = disclosure(R"(["s1","name","Asha"])");
    const auto element = disclosure(R"(["s1","Asha"])");
    CHECK(refusal(R"({"a":[{"...":)" + quoted(digest(claim)) + "}]}", {claim}).code ==
          ErrorCode::kDisclosureWrong);
    CHECK(refusal(R"({"_sd":[)" + quoted(digest(element)) + "]}", {element}).code ==
          ErrorCode::kDisclosureWrong);
}

TEST_CASE("reserved names of the wrong shape are refused", "[wallet-format][sd-jwt]") {
    for (const auto* payload :
         {R"({"_sd":"digest"})", R"({"_sd":{}})", R"({"_sd":[1]})", R"({"...":"x"})", R"({"a":{"...":"x"}})",
          R"({"a":[{"...":1}]})", R"({"a":[{"...":"x","b":1}]})"}) {
        CHECK(refusal(payload, {}).code == ErrorCode::kDisclosureWrong);
    }
    CHECK(refusal("[]", {}).code == ErrorCode::kWrongType);
    CHECK(refusal(R"({"_sd_alg":"sha3-256"})", {}).code == ErrorCode::kUnsupported);
}

TEST_CASE("depth and digests are limited across disclosures", "[wallet-format][sd-jwt]") {
    auto inner = disclosure(R"(["s","x",[[[1]]]])");
    std::vector<Disclosure> chain{inner};
    for (int i = 0; i < 4; ++i)
        chain.push_back(disclosure(R"(["s","x",{"_sd":[)" + quoted(digest(chain.back())) + "]}]"));
    const auto payload = R"({"_sd":[)" + quoted(digest(chain.back())) + "]}";
    CHECK(processed(payload, chain) == R"({"x":{"x":{"x":{"x":{"x":[[[1]]]}}}}})");
    CHECK(refusal(payload, chain, {.depth = 7}).code == ErrorCode::kLimit);
    CHECK(refusal(R"({"_sd":["a","b","c"]})", {}, {.digests = 2}).code == ErrorCode::kLimit);
}

}  // namespace
}  // namespace carnet::wallet
