// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/credential_view.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"
#include "wallet-format/credential.h"
#include "wallet-format/secured_document.h"

namespace carnet::wallet {
namespace {

std::string signed_vc(std::string_view claims) {
    return sign_compact_jws({.typ = "dc+sd-jwt", .kid = "key-1"}, as_bytes(claims), *test::es256_signer(1))
               .value() +
           "~";
}

std::string vc_of(std::string_view issuer, std::string_view more = "") {
    return signed_vc(R"({"iss":")" + std::string(issuer) + R"(","vct":"https://b.example/types/x")" +
                     std::string(more) + "}");
}

Credential viewed(std::string_view text) {
    auto view = credential_view(read_sd_jwt_vc(text).value());
    REQUIRE(view);
    auto credential = Credential::from_json(*std::move(view));
    REQUIRE(credential);
    return *std::move(credential);
}

TEST_CASE("the body behind a URL is the body behind its host's did:web", "[wallet-format][sd-jwt]") {
    const auto issuer = [](std::string_view iss) {
        const auto found = issuer_of(read_sd_jwt_vc(vc_of(iss)).value());
        return found ? *found : "refused";
    };
    CHECK(issuer("https://board.example") == "did:web:board.example");
    CHECK(issuer("https://board.example:8443/a/b") == "did:web:board.example%3A8443:a:b");
    CHECK(issuer("did:web:board.example") == "did:web:board.example");
    CHECK(issuer("did:web:board.example#key") == "refused");
    CHECK(issuer("http://localhost:8080") ==
          "did:web:localhost%3A8080");  // whether it is fetched is not asked here
    CHECK(issuer("Board (demo)") == "refused");
    const auto unnamed = issuer_of(read_sd_jwt_vc(signed_vc(R"({"vct":"x"})")).value());
    CHECK(unnamed.error().code == ErrorCode::kMissingMember);
}

TEST_CASE("an SD-JWT VC is seen as an envelope without claims", "[wallet-format][sd-jwt]") {
    const auto credential =
        viewed(vc_of("https://board.example", R"(,"nbf":1795000000,"exp":1796000000,"name":"Asha",)"
                                              R"("type":"CompetencyCertificate","awardId":"urn:uuid:1")"));
    CHECK(credential.id() == "urn:uuid:1");
    CHECK(credential.issuer() == "did:web:board.example");
    CHECK(credential.types().back() == "CompetencyCertificate");
    CHECK(credential.valid_from()->instant().seconds == 1'795'000'000);
    CHECK(credential.valid_until()->instant().seconds == 1'796'000'000);
    CHECK(credential.proofs().empty());
    CHECK(credential.statuses().empty());
}

TEST_CASE("a type of ours is one only where the claims say so", "[wallet-format][sd-jwt]") {
    CHECK(viewed(vc_of("https://b.example")).types().back() == "https://b.example/types/x");
    CHECK(viewed(vc_of("https://b.example", R"(,"type":"RecognitionDecision")")).types().back() ==
          "https://b.example/types/x");
    const auto named =
        viewed(signed_vc(R"({"iss":"https://b.example","vct":"RecognitionDecision","awardId":"no uri"})"));
    CHECK(named.types().back() == "urn:x-sd-jwt-vc");
    CHECK(named.id().empty());
}

TEST_CASE("the door opens an SD-JWT VC in each of its forms, and no presentation",
          "[wallet-format][sd-jwt]") {
    const auto text = vc_of("https://board.example", R"(,"iat":1795000000)");
    const auto dots = text.find('.');
    const auto second = text.find('.', dots + 1);
    const auto json = R"({"protected":")" + text.substr(0, dots) + R"(","payload":")" +
                      text.substr(dots + 1, second - dots - 1) + R"(","signature":")" +
                      text.substr(second + 1, text.size() - second - 2) + "\"}";
    for (const auto& form : {text, "  " + text + "\n", '"' + text + '"', json}) {
        INFO(form);
        const auto opened = open_secured(form, SecuredKind::kCredential, {});
        REQUIRE(opened);
        CHECK(opened->securing == Securing::kSdJwtVc);
        CHECK(to_string(opened->securing) == "dc+sd-jwt");
        REQUIRE(opened->sd_jwt);
        CHECK(opened->around()->verification_method == "did:web:board.example#key-1");
        CHECK(opened->around()->created->seconds == 1'795'000'000);
    }
    CHECK(open_secured(text, SecuredKind::kPresentation, {}).error().code == ErrorCode::kNotACredential);
    CHECK_FALSE(holds_presentation(text, {}));
    CHECK(open_secured(text, SecuredKind::kCredential, {.max_bytes = 100}).error().code == ErrorCode::kLimit);
}

}  // namespace
}  // namespace carnet::wallet
