// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/token_cases.h"

#include "base/text_encoding.h"
#include "tests/unit/verifier/paper_world.h"
#include "tests/unit/verifier/sd_jwt_world.h"
#include "tests/unit/verifier/trust/trust_samples.h"

namespace carnet::test {
namespace {

// An award from a wallet in a world of its own, which issues as SD-JWT VC.
std::function<Verdict(World&)> from_wallet(std::function<Verdict(SdJwtWorld&)> judge) {
    return [judge](World&) {
        SdJwtWorld world;
        return judge(world);
    };
}

}  // namespace

std::vector<Case> token_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"a token of two parts", kFormat, kFailed, Reason::kTokenMalformed, raw("eyJhbGciOiJFUzI1NiJ9.e30")},
        {"a printed code that was torn", kFormat, kFailed, Reason::kCodeDamaged,
         [](World& world) {
             const auto text = print(world.certificate(), world.key);
             return world.verify(text.substr(0, text.size() / 2 / 3 * 3 + 2));
         }},
        {"a token whose payload has a member twice", kFormat, kFailed, Reason::kJsonDuplicateMember,
         with_token(kVcHeader,
                    [](std::string claims) { return replaced(claims, "{", R"({"id":"urn:x",)"); })},
        {"a token that nobody signed", kStructure, kFailed, Reason::kTokenAlgorithmRefused,
         with_token(R"({"alg":"none","typ":"vc+jwt"})")},
        {"a token under a shared secret", kStructure, kFailed, Reason::kTokenAlgorithmRefused,
         with_token(R"({"alg":"HS256","typ":"vc+jwt"})")},
        {"a token with RSA", kStructure, kUndetermined, Reason::kMechanismNotSupported,
         with_token(R"({"alg":"RS256","typ":"vc+jwt"})")},
        {"a token with an unencoded payload", kStructure, kFailed, Reason::kTokenRuleUnknown,
         with_token(R"({"alg":"EdDSA","typ":"vc+jwt","crit":["b64"],"b64":false})")},
        {"a token for logging in", kStructure, kFailed, Reason::kTokenTypeWrong,
         with_token(R"({"alg":"EdDSA","typ":"at+jwt"})")},
        {"a token of another issuer than its certificate", kStructure, kFailed, Reason::kTokenClaimsWrong,
         with_token(kVcHeader, with_claim(R"("iss":"did:web:other.example")"))},
        {"a token without kid, with a key of its own", kIssuerKey, kUndetermined, Reason::kKeyNotNamed,
         with_token(R"({"alg":"EdDSA","typ":"vc+jwt","jwk":{"kty":"OKP"}})")},
        {"a token that says ES256 over an Ed25519 key", kProof, kFailed, Reason::kSuiteKeyMismatch,
         with_token(R"({"alg":"ES256","typ":"vc+jwt","kid":"$key"})")},
        {"a token from tomorrow", kProof, kFailed, Reason::kProofFromFuture,
         with_token(kVcHeader, with_claim(R"("iat":1795392000)"))},
        {"a token that is not to be used yet", kProof, kFailed, Reason::kProofFromFuture,
         with_token(kVcHeader, with_claim(R"("nbf":1795392000)"))},
        {"a token that ended", kProof, kFailed, Reason::kProofExpired,
         with_token(kVcHeader, with_claim(R"("exp":1795100000)"))},
    };
}

std::vector<Case> sd_jwt_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"a disclosure that nobody signed", kStructure, kFailed, Reason::kDisclosureWrong,
         from_wallet([](SdJwtWorld& world) {
             return world.judge(world.issued() + encode_base64url(as_bytes(R"(["s","title","Dr"])")) + "~");
         })},
        {"a presentation without the holder's signature", kProof, kFailed, Reason::kKeyBindingMissing,
         from_wallet([](SdJwtWorld& world) {
             world.policy.require_key_binding = true;
             return world.judge(world.issued());
         })},
        {"the holder's signature over something else", kProof, kFailed, Reason::kKeyBindingWrong,
         from_wallet([](SdJwtWorld& world) {
             const auto text = world.issued();
             return world.judge(SdJwtWorld::shown(text) + world.bound(text).substr(text.size()));
         })},
        {"a presentation from tomorrow", kProof, kFailed, Reason::kKeyBindingTime,
         from_wallet([](SdJwtWorld& world) {
             const auto bound = world.bound(world.issued());
             world.clock.set(at(kNow).plus_seconds(-7200));
             return world.judge(bound);
         })},
        {"a certificate for the issuer's key that is none", kIssuerKey, kFailed, Reason::kCertificateWrong,
         from_wallet([](SdJwtWorld& world) {
             return world.judge(world.issued({.kid = "", .x5c = {Bytes{0x30, 0x00}}}));
         })},
        {"a certificate by an authority that nobody named", kIssuerKey, kUndetermined,
         Reason::kCertificateUntrusted, from_wallet([](SdJwtWorld& world) {
             return world.judge(world.issued({.kid = "", .x5c = world.certified("DNS:board.example")}));
         })},
        {"an accreditation for some methods, and the method is kept back", kAccreditation, kUndetermined,
         Reason::kClaimNotDisclosed, from_wallet([](SdJwtWorld& world) {
             auto entry = accreditation(kIssuer);
             entry.scope.methods = {wallet::AssessmentMethod::kTradeTest};
             world.trust.add(accepted_list(), {entry});
             return world.judge(SdJwtWorld::shown(world.issued()));
         })},
    };
}

}  // namespace carnet::test
