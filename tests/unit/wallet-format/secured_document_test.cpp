// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/secured_document.h"

#include "tests/support/result_text.h"
#include "tests/unit/wallet-format/jose/token_text.h"
#include "wallet-format/jose/token_envelope.h"

#include <catch2/catch.hpp>

using namespace carnet;
using test::error_of;
using wallet::open_secured;
using wallet::SecuredKind;
using wallet::Securing;

namespace {

constexpr std::string_view kCredential =
    R"({"type":["VerifiableCredential"],"issuer":"did:web:board.example","credentialSubject":{"a":"b"}})";
constexpr std::string_view kPresentation =
    R"({"type":["VerifiablePresentation"],"holder":"did:example:ana"})";

std::string signed_as(std::string_view typ, std::string_view payload) {
    const auto signer = test::token_signer(keys::Algorithm::kEd25519);
    return test::token(R"({"alg":"EdDSA","typ":")" + std::string(typ) + R"("})", payload, *signer);
}

JsonValue root_of(const wallet::SecuredDocument& opened) {
    return opened.document.root();
}

}  // namespace

TEST_CASE("a document with its proofs inside is opened as it is", "[wallet][secured]") {
    const auto opened = open_secured(kCredential, SecuredKind::kCredential, {});
    REQUIRE(opened);
    CHECK(opened->securing == Securing::kEmbedded);
    CHECK_FALSE(opened->token.has_value());
    CHECK(root_of(*opened) == JsonDocument::parse(kCredential)->root());
}

TEST_CASE("a token is opened alone, as a text, and in an envelope", "[wallet][secured]") {
    const std::string token = signed_as("vc+jwt", kCredential);
    for (const std::string& text :
         {token, "\n " + token + "\r\n", "\"" + token + "\"",
          wallet::write_token_envelope("EnvelopedVerifiableCredential", "vc+jwt", token)}) {
        const auto opened = open_secured(text, SecuredKind::kCredential, {});
        CAPTURE(text);
        REQUIRE(opened);
        CHECK(opened->securing == Securing::kVcJwt);
        REQUIRE(opened->token);
        CHECK(opened->token->jws.text() == token);
        CHECK(root_of(*opened) == JsonDocument::parse(kCredential)->root());
    }
}

TEST_CASE("a presentation is not taken for a credential, nor the other way", "[wallet][secured]") {
    const std::string credential = signed_as("vc+jwt", kCredential);
    const std::string presentation = signed_as("vp+jwt", kPresentation);
    CHECK(open_secured(presentation, SecuredKind::kPresentation, {})->securing == Securing::kVcJwt);
    CHECK(error_of(open_secured(presentation, SecuredKind::kCredential, {})) == ErrorCode::kNotACredential);
    CHECK(error_of(open_secured(credential, SecuredKind::kPresentation, {})) == ErrorCode::kNotACredential);
}

TEST_CASE("an envelope with another content is not opened", "[wallet][secured]") {
    const std::string token = signed_as("vc+jwt", kCredential);
    for (const auto* media_type : {"vp+jwt", "vc+cose", "jwt", "vc+jwt;base64"}) {
        CHECK(error_of(open_secured(
                  wallet::write_token_envelope("EnvelopedVerifiableCredential", media_type, token),
                  SecuredKind::kCredential, {})) == ErrorCode::kUnsupportedProof);
    }
}

TEST_CASE("a text that is neither JSON nor a token is refused", "[wallet][secured]") {
    const std::pair<std::string, ErrorCode> cases[] = {
        {"", ErrorCode::kJsonSyntax},
        {"   ", ErrorCode::kJsonSyntax},
        {"certificate", ErrorCode::kJsonSyntax},
        {"eyJ", ErrorCode::kJoseMalformed},
        {R"("a text")", ErrorCode::kJoseMalformed},
        {R"({"a":1,"a":2})", ErrorCode::kJsonDuplicateMember},
    };
    for (const auto& [text, code] : cases) {
        CAPTURE(text);
        CHECK(error_of(open_secured(text, SecuredKind::kCredential, {})) == code);
    }
}

TEST_CASE("a token over the limit for documents is refused", "[wallet][secured]") {
    const std::string token = signed_as("vc+jwt", kCredential);
    CHECK(error_of(open_secured(token, SecuredKind::kCredential, {.max_bytes = token.size() - 1})) ==
          ErrorCode::kLimit);
    CHECK(open_secured(token, SecuredKind::kCredential, {.max_bytes = token.size()}));
}

TEST_CASE("a presentation is recognised in each of its forms, and nothing else is", "[wallet][secured]") {
    const std::string token = signed_as("vp+jwt", kPresentation);
    for (const std::string& text :
         {std::string(kPresentation), token, " " + token, "\n\"" + token + "\"",
          wallet::write_token_envelope("EnvelopedVerifiablePresentation", "vp+jwt", token)}) {
        CHECK(wallet::holds_presentation(text, {}));
    }
    for (const std::string& text :
         {std::string(kCredential), signed_as("vc+jwt", kCredential), signed_as("vc+jwt", kPresentation),
          std::string(R"({"name":"VerifiablePresentation"})"), std::string("eyJ"), std::string("\"x\""),
          std::string(R"(["VerifiablePresentation"])"), std::string()}) {
        CHECK_FALSE(wallet::holds_presentation(text, {}));
    }
}
