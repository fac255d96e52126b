// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/compact_jws.h"

#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"

#include <catch2/catch.hpp>

#include <array>
#include <optional>

using namespace carnet;
using keys::Algorithm;
using test::error_of;
using test::part;
using test::token;
using test::token_signer;
using wallet::CompactJws;
using wallet::sign_compact_jws;
using wallet::verify_compact_jws;

namespace {

constexpr std::array kAlgorithms{Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384};
constexpr std::string_view kPayload = R"({"name":"Ana Example"})";

std::string alg_header(Algorithm algorithm) {
    return R"({"alg":")" + std::string(keys::facts(algorithm).jose) + R"("})";
}

}  // namespace

// spec: RFC 8037 A.4, A.5
TEST_CASE("EdDSA signs and verifies as RFC 8037 prints it", "[wallet][jose]") {
    Bytes seed = decode_base64url("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").value();
    const auto signer = keys::make_signer(Algorithm::kEd25519, keys::SecretBytes::take_from(seed)).value();
    const std::string printed =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    CHECK(sign_compact_jws({}, as_bytes("Example of Ed25519 signing"), *signer).value() == printed);
    const auto jws = CompactJws::parse(printed);
    REQUIRE(jws);
    CHECK(as_text(jws->payload()) == "Example of Ed25519 signing");
    CHECK(verify_compact_jws(*jws, signer->public_key()));
}

// spec: RFC 7515 A.3
TEST_CASE("ES256 verifies as RFC 7515 prints it, line breaks in the payload included", "[wallet][jose]") {
    const auto jwk =
        JsonDocument::parse(R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                            R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");
    const auto key = keys::PublicKey::from_jwk(jwk->root()).value();
    const auto jws = CompactJws::parse(
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc"
        "19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg"
        "6NU1Q");
    REQUIRE(jws);
    CHECK(verify_compact_jws(*jws, key));
}

TEST_CASE("what is signed is read and verified again, header members included", "[wallet][jose]") {
    for (const auto algorithm : kAlgorithms) {
        const auto signer = token_signer(algorithm);
        const auto text = sign_compact_jws({.typ = "vc+jwt",
                                            .cty = "vc",
                                            .kid = "did:web:board.example#key-1",
                                            .x5c = {{1, 2, 3}, {0xfb, 0xff}},
                                            .jwk = signer->public_key().jwk()},
                                           as_bytes(kPayload), *signer);
        REQUIRE(text);
        const auto jws = CompactJws::parse(*text);
        REQUIRE(jws);
        CHECK(jws->header().alg == algorithm);
        CHECK(jws->header().typ == "vc+jwt");
        CHECK(jws->header().cty == "vc");
        CHECK(jws->header().kid == "did:web:board.example#key-1");
        CHECK(jws->header().x5c == std::vector<Bytes>{{1, 2, 3}, {0xfb, 0xff}});
        CHECK(keys::PublicKey::from_jwk(*jws->header().jwk).value() == signer->public_key());
        CHECK(as_text(jws->payload()) == kPayload);
        CHECK(jws->text() == *text);
        CHECK(jws->signature().size() == keys::facts(algorithm).signature_size);
        CHECK(verify_compact_jws(*jws, signer->public_key()));
    }
}

TEST_CASE("no algorithm's token verifies under a key of another, whatever the header claims",
          "[wallet][jose]") {
    for (const auto signing : kAlgorithms) {
        for (const auto claimed : kAlgorithms) {
            for (const auto checking : kAlgorithms) {
                const auto signer = token_signer(signing);
                const auto jws = CompactJws::parse(token(alg_header(claimed), kPayload, *signer)).value();
                const auto key = token_signer(checking)->public_key();
                const auto verified = verify_compact_jws(jws, key);
                CHECK(verified.has_value() == (signing == claimed && claimed == checking));
                if (claimed != checking) CHECK(error_of(verified) == ErrorCode::kUnsupportedAlgorithm);
            }
        }
    }
}

TEST_CASE("a key inside the token is shown and never used", "[wallet][jose]") {
    const auto thief = token_signer(Algorithm::kEd25519, 2);
    const auto owner = token_signer(Algorithm::kEd25519, 1);
    const auto text = sign_compact_jws({.jwk = thief->public_key().jwk()}, as_bytes(kPayload), *thief);
    const auto jws = CompactJws::parse(*text).value();
    CHECK(jws.header().jwk.has_value());
    CHECK(error_of(verify_compact_jws(jws, owner->public_key())) == ErrorCode::kSignatureInvalid);
}

TEST_CASE("a copy of a token still shows its header after the original is gone", "[wallet][jose]") {
    const auto signer = token_signer(Algorithm::kEcdsaP256);
    std::optional<CompactJws> original =
        CompactJws::parse(*sign_compact_jws({.jwk = signer->public_key().jwk()}, {}, *signer)).value();
    const CompactJws copy = *original;
    original.reset();
    CHECK(copy.header().jwk->find("crv")->string() == "P-256");
    CHECK(verify_compact_jws(copy, signer->public_key()));
}

TEST_CASE("every changed character of a token makes it unreadable or its signature wrong", "[wallet][jose]") {
    for (const auto algorithm : kAlgorithms) {
        const auto signer = token_signer(algorithm);
        const std::string good = *sign_compact_jws({.typ = "vc+jwt"}, as_bytes(kPayload), *signer);
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (const char other : {'A', 'Q', '.', '-'}) {
                if (good[i] == other) continue;
                std::string changed = good;
                changed[i] = other;
                const auto jws = CompactJws::parse(changed);
                const bool verified = jws && verify_compact_jws(*jws, signer->public_key()).has_value();
                CHECK_FALSE(verified);
            }
        }
    }
}

TEST_CASE("a token that does not have exactly three parts of base64url is refused", "[wallet][jose]") {
    const auto signer = token_signer(Algorithm::kEd25519);
    const std::string good = *sign_compact_jws({}, as_bytes(kPayload), *signer);
    const auto header = part(R"({"alg":"EdDSA"})");
    const std::pair<std::string, ErrorCode> cases[] = {
        {"", ErrorCode::kJoseMalformed},
        {"..", ErrorCode::kJsonSyntax},
        {header, ErrorCode::kJoseMalformed},
        {header + "." + part("x"), ErrorCode::kJoseMalformed},
        {good + ".", ErrorCode::kJoseMalformed},
        {"." + good, ErrorCode::kJoseMalformed},
        {header + "=." + part("x") + ".AAAA", ErrorCode::kJoseMalformed},
        {header + ".eA==.AAAA", ErrorCode::kJoseMalformed},
        {header + ".e A.AAAA", ErrorCode::kJoseMalformed},
        {header + ".e+/A.AAAA", ErrorCode::kJoseMalformed},
        {header + ".eB.AAAA", ErrorCode::kJoseMalformed},
        {header + ".eA.AAA=", ErrorCode::kSignatureEncoding},
        {header + ".eA.A", ErrorCode::kSignatureEncoding},
        {" " + good, ErrorCode::kJoseMalformed},
        {good + "\n", ErrorCode::kSignatureEncoding},
        {good.substr(0, 10) + "\n" + good.substr(10), ErrorCode::kJoseMalformed},
        {R"({"payload":"eA","signatures":[]})", ErrorCode::kJoseMalformed},
    };
    for (const auto& [text, code] : cases) {
        CAPTURE(text);
        CHECK(error_of(CompactJws::parse(text)) == code);
    }
}

TEST_CASE("a signature of another length is refused for its length, none included", "[wallet][jose]") {
    const auto signer = token_signer(Algorithm::kEcdsaP256);
    const std::string covered = part(R"({"alg":"ES256"})") + "." + part(kPayload);
    for (const std::size_t size : {0U, 1U, 63U, 65U, 70U, 96U}) {
        const auto jws = CompactJws::parse(covered + "." + encode_base64url(Bytes(size, 1))).value();
        CHECK(error_of(verify_compact_jws(jws, signer->public_key())) == ErrorCode::kSignatureLength);
    }
}

TEST_CASE("a token over the limits is refused before it is decoded", "[wallet][jose]") {
    CHECK(error_of(CompactJws::parse(std::string(wallet::kMaxJwsText + 1, 'A'))) == ErrorCode::kLimit);
    const std::string header(wallet::kMaxJwsHeaderText + 1, 'A');
    CHECK(error_of(CompactJws::parse(header + ".eA.AAAA")) == ErrorCode::kLimit);
}

TEST_CASE("a token that is not signed is refused although its signature is empty", "[wallet][jose]") {
    CHECK(error_of(CompactJws::parse(part(R"({"alg":"none"})") + "." + part(kPayload) + ".")) ==
          ErrorCode::kJoseAlgorithm);
}
