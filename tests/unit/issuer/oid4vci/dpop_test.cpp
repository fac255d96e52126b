// SPDX-License-Identifier: Apache-2.0
#include "issuer/oid4vci/dpop.h"

#include "issuer/oid4vci/token.h"
#include "tests/unit/issuer/oid4vci/wallet_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestHolder;

namespace {

constexpr std::string_view kUrl = "https://certs.example/token";

struct Claims {
    std::string htm = "POST";
    std::string htu = std::string(kUrl);
    std::string jti = "one";
    std::string ath = {};
    std::string nonce = {};
    std::int64_t iat = 0;
};

class Guarded {
  public:
    test::SeededRandom random{5};
    UtcTime now = Timestamp::parse("2026-11-21T09:30:00Z").value().instant();
    NonceMint nonces{random};
    DpopGuard guard{nonces};
    TestHolder device{random};

    [[nodiscard]] Claims claims() const {
        Claims claims;
        claims.iat = now.seconds;
        return claims;
    }
    [[nodiscard]] std::string proof(const Claims& claims, wallet::JwsHeaderMembers header) const {
        JsonWriter out;
        out.begin_object().member("htm", claims.htm).member("htu", claims.htu).member("jti", claims.jti);
        if (!claims.ath.empty()) out.member("ath", claims.ath);
        if (!claims.nonce.empty()) out.member("nonce", claims.nonce);
        out.key("iat").integer(claims.iat).end_object();
        return device.sign(header, out.take());
    }
    [[nodiscard]] wallet::JwsHeaderMembers header() const {
        wallet::JwsHeaderMembers header;
        header.typ = "dpop+jwt";
        header.jwk = device.jwk();
        return header;
    }
    [[nodiscard]] std::string outcome(const std::string& jwt, std::string_view token = {}) const {
        const auto proof = guard.check(jwt, {"POST", kUrl, token}, now);
        return proof ? "good" : proof.error().code;
    }
    [[nodiscard]] std::string outcome(const Claims& claims, std::string_view token = {}) const {
        return outcome(proof(claims, header()), token);
    }
};

}  // namespace

TEST_CASE("a proof for this request is good, and names its key", "[issuer][oid4vci][dpop]") {
    const Guarded one;
    const auto proof = read_dpop_proof(one.proof(one.claims(), one.header()), {"POST", kUrl, {}});
    REQUIRE(proof);
    CHECK(proof->thumbprint == one.device.signer().public_key().jwk_thumbprint());
    CHECK(proof->id == "one");
    CHECK(one.outcome(one.claims()) == "good");
}

TEST_CASE("a proof for another request is refused", "[issuer][oid4vci][dpop]") {
    const Guarded one;
    auto claims = one.claims();
    SECTION("another method") {
        claims.htm = "GET";
        CHECK(one.outcome(claims) == "invalid_dpop_proof");
    }
    SECTION("another path") {
        claims.htu = "https://certs.example/credential";
        CHECK(one.outcome(claims) == "invalid_dpop_proof");
    }
    SECTION("another host") {
        claims.htu = "https://other.example/token";
        CHECK(one.outcome(claims) == "invalid_dpop_proof");
    }
    SECTION("no identifier") {
        claims.jti = "";
        CHECK(one.outcome(claims) == "invalid_dpop_proof");
    }
    SECTION("an identifier without end") {
        claims.jti = std::string(257, 'x');
        CHECK(one.outcome(claims) == "invalid_dpop_proof");
    }
}

TEST_CASE("a proof with a token must be for that token", "[issuer][oid4vci][dpop]") {
    const Guarded one;
    auto claims = one.claims();
    CHECK(one.outcome(claims, "a token") == "invalid_dpop_proof");
    claims.ath = encode_base64url(keys::sha256(as_bytes("another token")));
    CHECK(one.outcome(claims, "a token") == "invalid_dpop_proof");
    claims.ath = encode_base64url(keys::sha256(as_bytes("a token")));
    CHECK(one.outcome(claims, "a token") == "good");
}

TEST_CASE("what is no proof of possession is refused", "[issuer][oid4vci][dpop]") {
    Guarded one;
    auto header = one.header();
    SECTION("another type") {
        header.typ = "openid4vci-proof+jwt";
        CHECK(one.outcome(one.proof(one.claims(), header)) == "invalid_dpop_proof");
    }
    SECTION("no key") {
        header.jwk = "";
        CHECK(one.outcome(one.proof(one.claims(), header)) == "invalid_dpop_proof");
    }
    SECTION("somebody else's key") {
        header.jwk = TestHolder(one.random).jwk();
        CHECK(one.outcome(one.proof(one.claims(), header)) == "invalid_dpop_proof");
    }
    SECTION("a private key shown") {
        header.jwk.insert(1, R"("d":"AAAA",)");
        CHECK(one.outcome(one.proof(one.claims(), header)) == "invalid_dpop_proof");
    }
    CHECK(one.outcome(std::string("a.b.c")) == "invalid_dpop_proof");
    CHECK(one.outcome(std::string(kMaxDpopText + 1, 'a')) == "invalid_dpop_proof");
}

TEST_CASE("a wallet whose clock is wrong is told a nonce, which makes up for it", "[issuer][oid4vci][dpop]") {
    Guarded one;
    auto claims = one.claims();
    claims.iat = one.now.seconds - kDpopSeconds;
    CHECK(one.outcome(claims) == "good");
    claims.iat = one.now.seconds - kDpopSeconds - 1;
    CHECK(one.outcome(claims) == "use_dpop_nonce");
    claims.iat = one.now.seconds + kDpopSeconds + 1;
    CHECK(one.outcome(claims) == "use_dpop_nonce");
    claims.nonce = "AAAA";
    CHECK(one.outcome(claims) == "use_dpop_nonce");
    claims.nonce = one.nonces.make(one.now, one.random);
    CHECK(one.outcome(claims) == "good");
}

TEST_CASE("a proof is used once, as long as it could be good", "[issuer][oid4vci][dpop]") {
    Guarded one;
    const DpopProof proof{"key", "one", {}, one.now};
    CHECK(one.guard.use(proof, one.now));
    CHECK(one.guard.use(proof, one.now).error().code == "invalid_dpop_proof");
    CHECK(one.guard.use({"key", "two", {}, one.now}, one.now));
    CHECK(one.guard.use({"other key", "one", {}, one.now}, one.now));
    CHECK_FALSE(one.guard.use(proof, one.now.plus_seconds(2 * kDpopSeconds - 1)));
    CHECK(one.guard.use(proof, one.now.plus_seconds(2 * kDpopSeconds)));
}

TEST_CASE("no more proofs are remembered than the limit says, and none is forgotten early",
          "[issuer][oid4vci][dpop]") {
    Guarded one;
    for (std::size_t i = 0; i < kMaxDpopRemembered; ++i)
        REQUIRE(one.guard.use({"key", std::to_string(i), {}, one.now}, one.now));
    CHECK(one.guard.use({"key", "one more", {}, one.now}, one.now).error().status == 503);
    CHECK_FALSE(one.guard.use({"key", "0", {}, one.now}, one.now));
    CHECK(one.guard.use({"key", "one more", {}, one.now}, one.now.plus_seconds(2 * kDpopSeconds)));
}

TEST_CASE("addresses that are the same are compared as such, and no others", "[issuer][oid4vci][dpop]") {
    CHECK(comparable_url("HTTPS://Certs.Example:443/a/B?q#f") == "https://certs.example/a/B");
    CHECK(comparable_url("http://h:80") == "http://h/");
    CHECK(comparable_url("http://h:443/") == "http://h:443/");
    CHECK(comparable_url("https://h:8443/x") == "https://h:8443/x");
    CHECK(comparable_url("https://h/a") != comparable_url("https://h/A"));
    CHECK(comparable_url("nothing") == "nothing");
}

TEST_CASE("a token that is bound to a key is not found without it", "[issuer][oid4vci][dpop]") {
    test::WalletIssuer issuer;
    const auto offer = issuer.offers(1).front();
    const auto answer =
        grant_token(issuer.home, {code_of(offer.secret), {}, {}, "thumbprint"}, issuer.clock, issuer.random);
    REQUIRE(answer);
    CHECK(answer->find("\"token_type\":\"DPoP\"") != std::string::npos);
    const auto json = JsonDocument::parse(*answer);
    REQUIRE(json);
    const auto token = json->root().require("access_token").value().string();
    const auto now = issuer.clock.now();
    CHECK(find_token(issuer.home, token, now, "thumbprint").value());
    CHECK_FALSE(find_token(issuer.home, token, now).value());
    CHECK_FALSE(find_token(issuer.home, token, now, "another").value());
}
