// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/disclosure.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"

namespace carnet::wallet {
namespace {

TEST_CASE("a disclosure of three is a claim, of two an element", "[wallet-format][sd-jwt]") {
    const auto claim = test::disclosure(R"(["salt","name",{"a":[1]}])");
    CHECK(claim.salt() == "salt");
    CHECK(claim.name() == "name");
    CHECK(claim.value().find("a"));
    const auto element = test::disclosure(R"(["salt",null])");
    CHECK_FALSE(element.name());
    CHECK(element.value().is_null());
}

TEST_CASE("the digest covers the text as received, not its meaning", "[wallet-format][sd-jwt]") {
    const auto tight = test::disclosure(R"(["s","n","v"])");
    const auto spaced = test::disclosure(R"(["s", "n", "v"])");
    CHECK(tight.value() == spaced.value());
    CHECK(test::digest(tight) != test::digest(spaced));
    CHECK(sd_digest(SdAlgorithm::kSha384, tight.text()).size() == 64);
}

TEST_CASE("what is no disclosure is refused", "[wallet-format][sd-jwt]") {
    for (const auto* text : {"[]", R"(["salt"])", R"(["salt","n",1,2])", R"([1,"n",2])", R"(["salt",1,2])",
                             R"({"a":1})", "", R"(["salt","n",{"a":1,"a":2}])",
                             R"(["salt","n","v"] )"
                             "x"}) {
        INFO(text);
        const auto read = Disclosure::parse(encode_base64url(as_bytes(text)));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::kDisclosureMalformed);
    }
    CHECK_FALSE(Disclosure::parse("WyJzIiwgMV0="));
    CHECK_FALSE(Disclosure::parse("WyJzIiwg MV0"));
    CHECK_FALSE(Disclosure::parse(encode_base64url(as_bytes(R"(["s",[[[1]]]])")), 3));
}

TEST_CASE("digests are by SHA-256 unless the payload says otherwise", "[wallet-format][sd-jwt]") {
    CHECK(sd_algorithm_of(test::json("{}").root()).value() == SdAlgorithm::kSha256);
    CHECK(sd_algorithm_of(test::json(R"({"_sd_alg":"sha-384"})").root()).value() == SdAlgorithm::kSha384);
    CHECK(sd_algorithm_of(test::json(R"({"_sd_alg":"md5"})").root()).error().code == ErrorCode::kUnsupported);
    CHECK(sd_algorithm_of(test::json(R"({"_sd_alg":"SHA-256"})").root()).error().code ==
          ErrorCode::kUnsupported);
    CHECK(sd_algorithm_of(test::json(R"({"_sd_alg":256})").root()).error().code == ErrorCode::kWrongType);
}

}  // namespace
}  // namespace carnet::wallet
