// SPDX-License-Identifier: Apache-2.0
// The same pipeline over documents that came in a token: vc+jwt and vp+jwt.
#include "base/json_writer.h"
#include "tests/unit/verifier/recognition/decided_world.h"
#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/verifier/world.h"
#include "verifier/verify_presentation.h"
#include "wallet-format/jose/token_envelope.h"
#include "wallet-format/jose/vc_jwt.h"
#include "wallet-format/profile/document_digest.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::describe;
using carnet::test::World;

namespace {

constexpr UtcTime kSigned{1'793'523'600, 0};  // 2026-11-01T09:00:00Z

JsonDocument parsed(const std::string& json) {
    return JsonDocument::parse(json).value();
}

std::string as_token(const std::string& credential, const test::Key& key,
                     std::optional<UtcTime> expires = std::nullopt) {
    return wallet::sign_vc_jwt(parsed(credential), {.kid = key.id, .issued_at = kSigned, .expires = expires},
                               *key.signer)
        .value();
}

void publish_lists(World& world) {
    world.publish_list({});
    world.publish_list({.url = std::string(test::kSuspensionList), .purposes = {"suspension"}});
}

std::string without_proof(const std::string& text) {
    const JsonDocument document = parsed(text);
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [name, value] : document.root().members())
        if (name != "proof") writer.key(name).value(value);
    return writer.end_object().take();
}

const test::Key& holder() {
    static const test::Key key = test::make_did_key(9);
    return key;
}

std::string holder_did() {
    return holder().id.substr(0, holder().id.find('#'));
}

std::string presented(const std::string& credentials) {
    return R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],)"
           R"("holder":")" +
           holder_did() + R"(","verifiableCredential":[)" + credentials + "]}";
}

std::string presentation_token(const std::string& credentials, const test::Key& key) {
    return wallet::sign_vp_jwt(
               parsed(presented(credentials)),
               {.kid = key.id, .issued_at = kSigned, .audience = "verifier.example", .nonce = "3182bdea"},
               *key.signer)
        .value();
}

std::string enveloped(const std::string& token) {
    return wallet::write_token_envelope("EnvelopedVerifiableCredential", "vc+jwt", token);
}

std::string outcome(const PresentationVerdict& verdict, CheckKind kind) {
    for (const Check& check : verdict.checks)
        if (check.kind == kind)
            return std::string(to_string(check.outcome)) + " " + std::string(to_string(check.reason));
    return "missing";
}

}  // namespace

TEST_CASE("a certificate in a token gets the same verdict as with its proof inside", "[verifier][token]") {
    World world;
    publish_lists(world);
    const auto inside = world.verify(world.signed_certificate());
    const std::string token = as_token(world.certificate(), world.key);
    for (const std::string& text : {token, token + "\n", "\"" + token + "\"", enveloped(token)}) {
        const auto verdict = world.verify(text);
        INFO(describe(verdict));
        CHECK(verdict.decision() == Decision::kAccepted);
        CHECK(verdict.securing == "vc+jwt");
        CHECK(describe(verdict) == describe(inside));
        REQUIRE(verdict.summary);
        CHECK(verdict.summary->holder_name == inside.summary->holder_name);
        CHECK(wallet::document_digest(*verdict.credential()) ==
              wallet::document_digest(*inside.credential()));
    }
    CHECK(inside.securing == "data-integrity");
}

TEST_CASE("each algorithm's token is accepted under a key of its kind", "[verifier][token]") {
    for (const auto algorithm : {keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        World world;
        world.key = test::make_key(8, algorithm);
        world.issuers.publish(world.did_document());
        publish_lists(world);
        CHECK(world.verify(as_token(world.certificate(), world.key)).decision() == Decision::kAccepted);
    }
}

TEST_CASE("no change of one character leaves a token accepted", "[verifier][token]") {
    World world;
    publish_lists(world);
    const std::string token = as_token(world.certificate(), world.key);
    for (std::size_t i = 0; i < token.size(); i += 7) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        INFO(i);
        CHECK(world.verify(changed).decision() != Decision::kAccepted);
    }
}

TEST_CASE("a token of somebody else in the issuer's name is rejected", "[verifier][token]") {
    World world;
    publish_lists(world);
    const auto verdict = world.verify(as_token(world.certificate(), world.other_key));
    CHECK(verdict.find(CheckKind::kProof)->outcome == Outcome::kPassed);
    CHECK(verdict.find(CheckKind::kIssuerControl)->reason == Reason::kIssuerNotController);
    CHECK(verdict.decision() == Decision::kRejected);
}

TEST_CASE("a key in the header does not stand in for the issuer's", "[verifier][token]") {
    World world;
    publish_lists(world);
    const auto& thief = world.other_key;
    const std::string header = R"({"alg":"EdDSA","typ":"vc+jwt","kid":")" + world.key.id + R"(","jwk":)" +
                               thief.signer->public_key().jwk() + "}";
    const auto verdict = world.verify(test::in_token(header, world.certificate(), thief));
    CHECK(verdict.find(CheckKind::kProof)->reason == Reason::kSignatureWrong);
}

TEST_CASE("the time of signing counts against the key's history as in a proof", "[verifier][token]") {
    World world;
    publish_lists(world);
    auto document = world.did_document();
    document.methods.front().expires = Timestamp::of(test::at("2026-11-10T00:00:00Z"));
    world.issuers.publish(document);
    const std::string dated = as_token(world.certificate(), world.key);
    CHECK(world.verify(dated).find(CheckKind::kKeyState)->outcome == Outcome::kPassed);
    const std::string header = R"({"alg":"EdDSA","typ":"vc+jwt","kid":")" + world.key.id + R"("})";
    const auto undated = world.verify(test::in_token(header, world.certificate(), world.key));
    CHECK(undated.find(CheckKind::kKeyState)->reason == Reason::kProofTimeMissing);
    document.methods.front().expires = Timestamp::of(test::at("2026-10-10T00:00:00Z"));
    world.issuers.publish(document);
    CHECK(world.verify(dated).find(CheckKind::kKeyState)->reason == Reason::kKeyExpired);
    document.methods.front().expires.reset();
    document.methods.front().revoked = Timestamp::of(test::at("2026-11-10T00:00:00Z"));
    world.issuers.publish(document);
    CHECK(world.verify(dated).find(CheckKind::kKeyState)->reason == Reason::kKeyRevokedLater);
}

TEST_CASE("the time of signing a token counts against the issuer's accreditation", "[verifier][token]") {
    World world;
    publish_lists(world);
    auto entry = test::accreditation(test::kIssuer);
    wallet::AccreditationEvent end;
    end.state = wallet::AccreditationState::kWithdrawn;
    end.from = Date::parse("2026-10-25").value();
    entry.history.push_back(end);
    world.trust.add(test::accepted_list(), {entry});
    const std::string token = as_token(world.certificate(), world.key);
    world.policy.late_signing_days = 5;
    CHECK(world.verify(token).find(CheckKind::kAccreditation)->reason == Reason::kSignedAfterAccreditation);
    world.policy.late_signing_days = 30;
    CHECK(world.verify(token).find(CheckKind::kAccreditation)->reason == Reason::kOk);
}

TEST_CASE("a decision in a token counts as the same one with its proof inside", "[verifier][token]") {
    test::DecidedWorld world;
    const std::string inside = world.decision();
    const std::string token = as_token(without_proof(inside), world.authority_key);
    CHECK(test::described(world.ask({token})) == test::described(world.ask({inside})));
    // The certificate may come in either form too: the decision is about what it says.
    const std::string certificate = as_token(world.certificate(), world.key);
    CHECK(test::described(world.ask_about(certificate, {token})) == test::described(world.ask({inside})));
    // Of somebody else's signature nothing follows for the authority.
    const std::string forged = as_token(without_proof(inside), world.other_key);
    CHECK(test::described(world.ask({forged})) != test::described(world.ask({inside})));
}

TEST_CASE("proofs inside a token's document must hold as well", "[verifier][token]") {
    World world;
    publish_lists(world);
    const std::string header = R"({"alg":"EdDSA","typ":"vc+jwt","kid":")" + world.key.id + R"("})";
    const std::string secured = world.signed_certificate();
    const auto good = world.verify(test::in_token(header, secured, world.key));
    CHECK(good.decision() == Decision::kAccepted);
    CHECK(good.signatures.size() == 2);
    const auto altered = test::replaced(secured, "Maya Exampleperson", "Naya Exampleperson");
    const auto bad = world.verify(test::in_token(header, altered, world.key));
    CHECK(bad.find(CheckKind::kProof)->reason == Reason::kSignatureWrong);
    REQUIRE(bad.signatures.size() == 2);
    CHECK(bad.signatures[0].outcome == Outcome::kPassed);
    CHECK(bad.signatures[1].outcome == Outcome::kFailed);
}

TEST_CASE("a withdrawn certificate is withdrawn in a token too, and a list may come in one",
          "[verifier][token]") {
    World world;
    publish_lists(world);
    const std::string token = as_token(world.certificate(), world.key);
    world.published.publish(test::kRevocationList, as_token(world.list_text({}), world.list_key));
    CHECK(world.verify(token).decision() == Decision::kAccepted);
    world.published.publish(test::kRevocationList,
                            as_token(world.list_text({.set = {4711}}), world.list_key));
    CHECK(world.verify(token).find(CheckKind::kRevocation)->reason == Reason::kRevoked);
    world.published.publish(test::kRevocationList, as_token(world.list_text({}), world.other_key));
    CHECK(world.verify(token).find(CheckKind::kRevocation)->reason == Reason::kStatusListProofWrong);
}

TEST_CASE("a presentation in a token is accepted for its place and question", "[verifier][token]") {
    World world;
    publish_lists(world);
    const std::string certificate = as_token(world.certificate(), world.key);
    const std::string token =
        presentation_token(enveloped(certificate) + "," + world.signed_certificate(), holder());
    for (const std::string& text :
         {token, wallet::write_token_envelope("EnvelopedVerifiablePresentation", "vp+jwt", token)}) {
        const auto verdict = world.present(text, {"verifier.example", "3182bdea"});
        for (const Check& check : verdict.checks) CHECK(to_string(check.outcome) == "passed");
        REQUIRE(verdict.credentials.size() == 2);
        CHECK(verdict.credentials[0].securing == "vc+jwt");
        CHECK(verdict.decision() == Decision::kAccepted);
        CHECK(verdict.holder == holder_did());
    }
    CHECK(outcome(world.present(token, {"other.example", {}}), CheckKind::kProof) ==
          "failed proof-domain-wrong");
    CHECK(outcome(world.present(token, {{}, "another"}), CheckKind::kProof) ==
          "failed proof-challenge-wrong");
}

TEST_CASE("a presentation in a token that another signed, or a credential in its place, is rejected",
          "[verifier][token]") {
    World world;
    publish_lists(world);
    const std::string certificate = as_token(world.certificate(), world.key);
    const auto other = world.present(presentation_token(enveloped(certificate), test::make_did_key(10)));
    CHECK(outcome(other, CheckKind::kIssuerControl) == "failed issuer-not-controller");
    CHECK(other.decision() == Decision::kRejected);
    const auto credential = world.present(certificate);
    CHECK(outcome(credential, CheckKind::kFormat) == "passed ok");
    CHECK(outcome(credential, CheckKind::kStructure) == "failed not-a-credential");
    CHECK(outcome(credential, CheckKind::kProof) == "skipped depends-on-structure");
    CHECK(world.verify(presentation_token(enveloped(certificate), holder())).decision() ==
          Decision::kRejected);
}
