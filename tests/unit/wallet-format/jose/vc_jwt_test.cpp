// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/jose/vc_jwt.h"

#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"

#include <catch2/catch.hpp>

#include <array>

using namespace carnet;
using test::error_of;
using test::token;
using test::token_signer;
using wallet::read_vc_jwt;

namespace {

constexpr std::string_view kCredential =
    R"({"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:uuid:1","type":["VerifiableCredential"],)"
    R"("issuer":{"id":"did:web:board.example","name":"Example Board"
},"validFrom":"2026-01-02T03:04:05Z",)"
    R"("validUntil":"2031-01-02T03:04:05.5Z","credentialSubject":{"id":"did:example:ana","name":"Ana"}})";
constexpr std::string_view kPresentation =
    R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],)"
    R"("holder":"did:example:ana","verifiableCredential":[]})";
constexpr std::string_view kKey = "did:web:board.example#key-1";
constexpr UtcTime kSigned{1'767'323'045, 0};  // 2026-01-02T03:04:05Z

JsonDocument parsed(std::string_view json) {
    return JsonDocument::parse(json).value();
}

// The payload with further claims, and a header of that type.
std::string made(std::string_view typ, std::string_view payload, std::string_view more = {}) {
    const auto signer = token_signer(keys::Algorithm::kEd25519);
    std::string header = R"({"alg":"EdDSA","kid":"did:web:board.example#key-1")";
    if (!typ.empty()) header += R"(,"typ":")" + std::string(typ) + '"';
    std::string claims(payload.substr(0, payload.size() - 1));
    claims += more;
    return token(header + "}", claims + "}", *signer);
}

}  // namespace

TEST_CASE("a signed credential is read again as it was, with its times and its key", "[wallet][jose]") {
    for (const auto algorithm :
         {keys::Algorithm::kEd25519, keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        const auto signer = token_signer(algorithm);
        const auto text = wallet::sign_vc_jwt(
            parsed(kCredential),
            {.kid = std::string(kKey), .issued_at = kSigned, .expires = UtcTime{kSigned.seconds + 60, 0}},
            *signer);
        REQUIRE(text);
        const auto read = read_vc_jwt(*text);
        REQUIRE(read);
        CHECK(read->kind == wallet::VcJwtKind::kCredential);
        CHECK(read->jws.header().typ == "vc+jwt");
        CHECK(read->verification_method == kKey);
        CHECK(read->claims.iss == "did:web:board.example");
        CHECK(read->claims.jti == "urn:uuid:1");
        CHECK(read->claims.sub == "did:example:ana");
        CHECK(read->claims.iat == kSigned);
        CHECK(read->claims.exp == UtcTime{kSigned.seconds + 60, 0});
        CHECK(read->document.root() == parsed(kCredential).root());
        CHECK(verify_compact_jws(read->jws, signer->public_key()));
    }
}

TEST_CASE("a signed presentation says for whom it is and what it answers", "[wallet][jose]") {
    const auto signer = token_signer(keys::Algorithm::kEcdsaP256);
    const auto text = wallet::sign_vp_jwt(
        parsed(kPresentation),
        {.kid = "did:example:ana#1", .issued_at = kSigned, .audience = "verifier.example", .nonce = "n-1"},
        *signer);
    REQUIRE(text);
    const auto read = read_vc_jwt(*text);
    REQUIRE(read);
    CHECK(read->kind == wallet::VcJwtKind::kPresentation);
    CHECK(read->claims.aud == std::vector<std::string>{"verifier.example"});
    CHECK(read->claims.iss == "did:example:ana");
    CHECK(read->nonce == "n-1");
    CHECK(read->document.root() == parsed(kPresentation).root());
}

TEST_CASE("the type may be written as a full media type and in capitals", "[wallet][jose]") {
    CHECK(read_vc_jwt(made("application/vc+jwt", kCredential)));
    CHECK(read_vc_jwt(made("VC+JWT", kCredential)));
    CHECK(read_vc_jwt(made("vp+jwt", kPresentation))->kind == wallet::VcJwtKind::kPresentation);
}

TEST_CASE("a token of another type is refused although its signature and payload are right",
          "[wallet][jose]") {
    for (const auto* typ : {"vc+sd-jwt", "dc+sd-jwt", "statuslist+jwt", "kb+jwt", "at+jwt", "vc+ld+json+jwt",
                            "openid4vci-proof+jwt", "vc"}) {
        CHECK(error_of(read_vc_jwt(made(typ, kCredential))) == ErrorCode::kJoseType);
    }
}

TEST_CASE("the older form with a vc or vp claim is refused", "[wallet][jose]") {
    const std::array cases{
        made("vc+jwt", kCredential, R"(,"vc":{"type":["VerifiableCredential"]})"),
        made("vc+jwt", R"({"iss":"did:web:board.example","vc":{}})"),
        made("JWT", R"({"iss":"did:web:board.example","vc":{}})"),
        made("vp+jwt", kPresentation, R"(,"vp":{})"),
        made("vc+jwt", kCredential, R"(,"vp":null)"),
    };
    for (const auto& text : cases) CHECK(error_of(read_vc_jwt(text)) == ErrorCode::kJoseClaims);
}

TEST_CASE("registered claims that repeat the document are no part of what is read", "[wallet][jose]") {
    const auto read = read_vc_jwt(made("vc+jwt", kCredential,
                                       R"(,"iss":"did:web:board.example","jti":"urn:uuid:1",)"
                                       R"("sub":"did:example:ana","iat":1767323045,"cnf":{"kid":"x"})"));
    REQUIRE(read);
    CHECK(read->document.root() == parsed(kCredential).root());
}

TEST_CASE("a registered claim that contradicts the document is refused with its name", "[wallet][jose]") {
    const std::pair<const char*, const char*> cases[] = {
        {R"(,"iss":"did:web:other.example")", "/iss"},
        {R"(,"jti":"urn:uuid:2")", "/jti"},
        {R"(,"sub":"did:example:eve")", "/sub"},
        {R"(,"iss":7)", "/iss"},
        {R"(,"exp":"tomorrow")", "/exp"},
    };
    for (const auto& [more, where] : cases) {
        for (const auto* typ : {"vc+jwt", "JWT"}) {
            const std::string iss = std::string_view(more).find("iss") == std::string_view::npos
                                        ? R"(,"iss":"did:web:board.example")"
                                        : "";
            const auto read = read_vc_jwt(made(typ, kCredential, iss + more));
            CAPTURE(more, typ);
            REQUIRE(error_of(read) == ErrorCode::kJoseClaims);
            CHECK(read.error().where == where);
        }
    }
    CHECK(error_of(read_vc_jwt(made("vp+jwt", kPresentation, R"(,"iss":"did:example:eve")"))) ==
          ErrorCode::kJoseClaims);
}

TEST_CASE("a plain JWT as Open Badges has it is read where its claims agree", "[wallet][jose]") {
    const std::string good = R"(,"iss":"did:web:board.example","jti":"urn:uuid:1","sub":"did:example:ana",)"
                             R"("nbf":1767323045,"exp":1925089445)";
    for (const auto* typ : {"JWT", "jwt", ""}) {
        const auto read = read_vc_jwt(made(typ, kCredential, good));
        REQUIRE(read);
        // The dates are the credential's own, and stay there.
        CHECK_FALSE(read->claims.nbf.has_value());
        CHECK_FALSE(read->claims.exp.has_value());
        CHECK(read->document.root() == parsed(kCredential).root());
    }
}

TEST_CASE("a plain JWT without issuer, or with dates of its own, is refused", "[wallet][jose]") {
    for (const auto* more : {"", R"(,"iss":"did:web:board.example","nbf":1767323046)",
                             R"(,"iss":"did:web:board.example","exp":1925089444)"}) {
        CHECK(error_of(read_vc_jwt(made("JWT", kCredential, more))) == ErrorCode::kJoseClaims);
    }
    // In a vc+jwt these are times of the signature, and may differ.
    CHECK(read_vc_jwt(made("vc+jwt", kCredential, R"(,"nbf":1767323046,"exp":1925089444)"))->claims.nbf ==
          UtcTime{1'767'323'046, 0});
}

TEST_CASE("a payload that is no strict JSON object is refused with its place", "[wallet][jose]") {
    CHECK(error_of(read_vc_jwt(made("vc+jwt", "[]", ""))) == ErrorCode::kJsonSyntax);
    const auto signer = token_signer(keys::Algorithm::kEd25519);
    const std::string header = R"({"alg":"EdDSA","typ":"vc+jwt"})";
    CHECK(error_of(read_vc_jwt(token(header, "[]", *signer))) == ErrorCode::kNotACredential);
    CHECK(error_of(read_vc_jwt(token(header, "", *signer))) == ErrorCode::kJsonSyntax);
    const auto twice = read_vc_jwt(token(header, R"({"issuer":"a","issuer":"b"})", *signer));
    CHECK(error_of(twice) == ErrorCode::kJsonDuplicateMember);
    CHECK(twice.error().where == "payload/issuer");
}

TEST_CASE("a kid that is only a fragment belongs to the issuer or the holder", "[wallet][jose]") {
    const auto signer = token_signer(keys::Algorithm::kEd25519);
    CHECK(read_vc_jwt(token(R"({"alg":"EdDSA","typ":"vc+jwt","kid":"#key-1"})", kCredential, *signer))
              ->verification_method == kKey);
    CHECK(read_vc_jwt(token(R"({"alg":"EdDSA","typ":"vp+jwt","kid":"#key-1"})", kPresentation, *signer))
              ->verification_method == "did:example:ana#key-1");
    CHECK(read_vc_jwt(token(R"({"alg":"EdDSA","typ":"vc+jwt"})", kCredential, *signer))
              ->verification_method.empty());
}

TEST_CASE("what is secured already, or has claims of a JWT, is not signed", "[wallet][jose]") {
    const auto signer = token_signer(keys::Algorithm::kEd25519);
    for (const auto* more : {R"(,"proof":{})", R"(,"iss":"did:web:board.example")", R"(,"iat":1)"}) {
        const std::string json = std::string(kCredential.substr(0, kCredential.size() - 1)) + more + "}";
        CHECK(error_of(wallet::sign_vc_jwt(parsed(json), {.kid = std::string(kKey), .issued_at = kSigned},
                                           *signer)) == ErrorCode::kBadValue);
    }
    CHECK(error_of(wallet::sign_vc_jwt(parsed("[]"), {.kid = std::string(kKey), .issued_at = kSigned},
                                       *signer)) == ErrorCode::kWrongType);
}
