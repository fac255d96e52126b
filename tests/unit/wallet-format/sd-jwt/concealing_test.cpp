// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/concealing.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/jcs.h"
#include "wallet-format/sd-jwt/presenting.h"
#include "wallet-format/sd-jwt/processing.h"

#include <algorithm>

namespace carnet::wallet {
namespace {

constexpr std::string_view kClaims =
    R"({"address":{"city":"Pokhara","street":"A 1"},"iss":"x","languages":["ne","en"],"name":"Asha"})";
const std::vector<ClaimPath> kHidden{
    {"name"}, {"address"}, {"address", "street"}, {"languages", EveryElement{}}};

ConcealedClaims concealed(const ConcealOptions& options = {}) {
    test::SeededRandom random(3);
    const auto document = test::json(kClaims);
    auto out = conceal_claims(document.root(), kHidden, options, random);
    REQUIRE(out);
    return *std::move(out);
}

std::vector<Disclosure> read(const std::vector<std::string>& texts) {
    std::vector<Disclosure> out;
    for (const auto& text : texts) out.push_back(Disclosure::parse(text).value());
    return out;
}

TEST_CASE("what is concealed comes back whole", "[wallet-format][sd-jwt]") {
    const auto out = concealed();
    CHECK(out.disclosures.size() == 5);
    CHECK(out.payload.find("Asha") == std::string::npos);
    CHECK(out.payload.find("Pokhara") == std::string::npos);
    const auto payload = test::json(out.payload);
    const auto claims = process_claims(payload.root(), read(out.disclosures));
    REQUIRE(claims);
    CHECK(canonicalize(claims->claims.root()) == kClaims);
}

TEST_CASE("digests are sorted and salts are 128 bits, each its own", "[wallet-format][sd-jwt]") {
    const auto out = concealed();
    const auto payload = test::json(out.payload);
    std::vector<std::string> digests;
    for (const auto digest : payload.root().require("_sd").value().elements())
        digests.emplace_back(digest.string());
    CHECK(digests.size() == 2);
    CHECK(std::is_sorted(digests.begin(), digests.end()));
    std::vector<std::string> salts;
    for (const auto& disclosure : read(out.disclosures)) {
        salts.emplace_back(disclosure.salt());
        CHECK(decode_base64url(disclosure.salt()).value().size() == 16);
    }
    std::sort(salts.begin(), salts.end());
    CHECK(std::unique(salts.begin(), salts.end()) == salts.end());
}

TEST_CASE("decoys hide how many claims there are and change nothing else", "[wallet-format][sd-jwt]") {
    const auto out = concealed({.max_decoys = 8});
    const auto payload = test::json(out.payload);
    const auto count = payload.root().require("_sd").value().size();
    CHECK(count >= 2);
    CHECK(count <= 10);
    const auto claims = process_claims(payload.root(), read(out.disclosures));
    REQUIRE(claims);
    CHECK(canonicalize(claims->claims.root()) == kClaims);
}

TEST_CASE("digests by SHA-384 are said and read", "[wallet-format][sd-jwt]") {
    const auto out = concealed({.algorithm = SdAlgorithm::kSha384});
    const auto payload = test::json(out.payload);
    CHECK(payload.root().require("_sd_alg").value().string() == "sha-384");
    CHECK(process_claims(payload.root(), read(out.disclosures)));
}

TEST_CASE("a path that names nothing, and reserved names, are refused", "[wallet-format][sd-jwt]") {
    test::SeededRandom random(3);
    const auto refused = [&](std::string_view claims, const std::vector<ClaimPath>& hidden) {
        const auto document = test::json(claims);
        const auto out = conceal_claims(document.root(), hidden, {}, random);
        INFO(claims);
        REQUIRE_FALSE(out);
        return out.error().where;
    };
    CHECK(refused(kClaims, {{"nmae"}}) == "/nmae");
    CHECK(refused(kClaims, {{"languages", std::size_t{2}}}) == "/languages/2");
    CHECK(refused(R"({"a":{"_sd":[]}})", {}) == "/a/_sd");
    CHECK(refused(R"({"a":[{"...":""}]})", {}) == "/a/0/...");
    CHECK(refused(R"({"_sd_alg":"sha-256"})", {}) == "/_sd_alg");
    CHECK(refused("[]", {}).empty());
}

TEST_CASE("a holder presents what is asked for, with the claims around it", "[wallet-format][sd-jwt]") {
    const auto issuer = test::es256_signer(1);
    const auto sd_jwt = test::parsed_sd_jwt(test::sd_jwt_of(kClaims, kHidden, *issuer));
    const auto presented = [&](const std::vector<ClaimPath>& wanted) {
        const auto text = select_disclosures(sd_jwt, wanted);
        REQUIRE(text);
        const auto chosen = test::parsed_sd_jwt(*text);
        CHECK(verify_compact_jws(chosen.issuer_jwt(), issuer->public_key()));
        return canonicalize(process_claims(chosen.payload(), chosen.disclosures()).value().claims.root());
    };
    CHECK(presented({}) == R"({"iss":"x","languages":[]})");
    CHECK(presented({{"name"}}) == R"({"iss":"x","languages":[],"name":"Asha"})");
    CHECK(presented({{"address", "city"}}) == R"({"address":{"city":"Pokhara"},"iss":"x","languages":[]})");
    CHECK(presented({{"address"}}) ==
          R"({"address":{"city":"Pokhara","street":"A 1"},"iss":"x","languages":[]})");
    CHECK(presented({{"languages", std::size_t{1}}}) == R"({"iss":"x","languages":["en"]})");
    CHECK(presented({{"nothing"}}) == R"({"iss":"x","languages":[]})");
}

}  // namespace
}  // namespace carnet::wallet
