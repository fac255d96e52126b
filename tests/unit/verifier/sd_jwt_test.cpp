// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/sd_jwt_world.h"
#include "tests/unit/verifier/trust/trust_samples.h"
#include "verifier/verified_credential.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::test;
using wallet::ClaimPath;

namespace {

const ProofExpectations kAsked{std::string(kEmployer), std::string(kNonce)};

void check_finding(const Verdict& verdict, CheckKind kind, Outcome outcome, Reason reason) {
    INFO(describe(verdict));
    const Check* found = verdict.find(kind);
    REQUIRE(found != nullptr);
    CHECK(to_string(found->outcome) == to_string(outcome));
    CHECK(to_string(found->reason) == to_string(reason));
}

TEST_CASE("an award from a wallet goes through the same checks to the same verdict", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    const auto text = world.issued();
    const auto whole = world.judge(text);
    INFO(describe(whole));
    CHECK(whole.decision() == Decision::kAccepted);
    CHECK(whole.securing == "dc+sd-jwt");
    REQUIRE(whole.summary);
    CHECK(whole.summary->credential_id == kAwardId);
    CHECK(whole.summary->type == "CompetencyCertificate");
    CHECK(whole.summary->holder_name == "Asha Namuna");
    CHECK(whole.summary->issuer == kIssuer);
    CHECK(whole.summary->issuer_name == "Example Skills Board (demo)");
    CHECK(whole.summary_is_proven());
    REQUIRE(whole.verified);
    CHECK(whole.verified->competency());

    const auto little = world.judge(SdJwtWorld::shown(text));
    INFO(describe(little));
    CHECK(little.decision() == Decision::kAccepted);
    CHECK(little.summary->title == "Site Electrician");
    CHECK(little.summary->holder_name.empty());
    CHECK(little.summary->birth_date.empty());
    CHECK(little.summary->number.empty());
    CHECK(little.summary->assessor.empty());
    CHECK(little.summary->assessed_at == "NP");
}

TEST_CASE("an award is the same award in both forms", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    const auto file_form = world.verify(world.signed_certificate());
    REQUIRE(file_form.decision() == Decision::kAccepted);
    const auto wallet_form = world.judge(
        world.issued({.document = *file_form.competency(), .award_id = file_form.summary->credential_id}));
    REQUIRE(wallet_form.decision() == Decision::kAccepted);
    CHECK(wallet_form.summary->credential_id == file_form.summary->credential_id);
    CHECK(wallet_form.summary->issuer == file_form.summary->issuer);
    CHECK(*wallet_form.competency() == *file_form.competency());
}

TEST_CASE("what the issuer did not sign is refused as altered", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    const auto text = world.issued();
    const auto forged = text + encode_base64url(as_bytes(R"(["c2FsdA","title","Master"])")) + "~";
    check_finding(world.judge(forged), CheckKind::kStructure, Outcome::kFailed, Reason::kDisclosureWrong);
    CHECK(world.judge(forged).word() == Word::kAltered);
    const auto first = text.find('~') + 1;
    const auto twice = text + text.substr(first, text.find('~', first) - first) + "~";
    check_finding(world.judge(twice), CheckKind::kStructure, Outcome::kFailed, Reason::kDisclosureWrong);
    auto damaged = text;
    const auto in_signature = text.find('~') - 10;
    damaged[in_signature] = damaged[in_signature] == 'A' ? 'B' : 'A';
    check_finding(world.judge(damaged), CheckKind::kProof, Outcome::kFailed, Reason::kSignatureWrong);
}

TEST_CASE("a presentation that was asked for must be bound to the holder's key", "[verifier][sd-jwt]") {
    SdJwtWorld world;
    const auto shown = SdJwtWorld::shown(world.issued(), {{"holder", "nameLatin"}});
    CHECK(world.judge(world.bound(shown), kAsked).decision() == Decision::kAccepted);
    CHECK(world.judge(world.bound(shown)).decision() == Decision::kAccepted);
    CHECK(world.judge(shown).decision() == Decision::kAccepted);
    check_finding(world.judge(shown, kAsked), CheckKind::kProof, Outcome::kFailed,
                  Reason::kKeyBindingMissing);
    world.policy.require_key_binding = true;
    check_finding(world.judge(shown), CheckKind::kProof, Outcome::kFailed, Reason::kKeyBindingMissing);
    CHECK(world.judge(world.bound(shown)).decision() == Decision::kAccepted);
}

TEST_CASE("a presentation for somebody else, of another time or of other claims is refused",
          "[verifier][sd-jwt]") {
    SdJwtWorld world;
    const auto shown = SdJwtWorld::shown(world.issued(), {{"holder", "nameLatin"}});
    check_finding(world.judge(world.bound(shown, "https://other.example"), kAsked), CheckKind::kProof,
                  Outcome::kFailed, Reason::kProofDomainWrong);
    check_finding(world.judge(world.bound(shown, kEmployer, "n-other"), kAsked), CheckKind::kProof,
                  Outcome::kFailed, Reason::kProofChallengeWrong);
    const auto bound = world.bound(shown);
    const auto binding = bound.substr(shown.size());
    check_finding(world.judge(SdJwtWorld::shown(shown) + binding, kAsked), CheckKind::kProof,
                  Outcome::kFailed, Reason::kKeyBindingWrong);
    world.clock.set(at(kNow).plus_seconds(600));
    check_finding(world.judge(bound, kAsked), CheckKind::kProof, Outcome::kFailed, Reason::kKeyBindingTime);
    CHECK(world.judge(bound).decision() == Decision::kAccepted);  // nobody asked
    world.clock.set(at(kNow).plus_seconds(-600));
    check_finding(world.judge(bound), CheckKind::kProof, Outcome::kFailed, Reason::kKeyBindingTime);
    world.clock.set(at(kNow));
    std::swap(world.holder_key, world.issuer_key);
    const auto stolen = world.bound(shown);
    std::swap(world.holder_key, world.issuer_key);
    check_finding(world.judge(stolen, kAsked), CheckKind::kProof, Outcome::kFailed, Reason::kKeyBindingWrong);
}

TEST_CASE("the statuses of a token decide as those of any list", "[verifier][sd-jwt][status]") {
    SdJwtWorld world;
    const auto text = world.issued();
    const auto with = [&](unsigned status) {
        world.publish_token({.statuses = {{4711, status}}});
        return world.judge(text);
    };
    check_finding(with(1), CheckKind::kRevocation, Outcome::kFailed, Reason::kRevoked);
    check_finding(with(1), CheckKind::kSuspension, Outcome::kPassed, Reason::kOk);
    CHECK(with(1).word() == Word::kWithdrawn);
    check_finding(with(2), CheckKind::kSuspension, Outcome::kFailed, Reason::kSuspended);
    check_finding(with(2), CheckKind::kRevocation, Outcome::kPassed, Reason::kOk);
    CHECK(with(2).word() == Word::kSuspended);
    check_finding(with(3), CheckKind::kRevocation, Outcome::kUndetermined, Reason::kStatusTypeUnknown);
    check_finding(with(3), CheckKind::kSuspension, Outcome::kUndetermined, Reason::kStatusTypeUnknown);
    CHECK(with(0).decision() == Decision::kAccepted);
    check_finding(world.judge(world.issued({.index = std::nullopt})), CheckKind::kRevocation,
                  Outcome::kWarned, Reason::kStatusMissing);
    check_finding(world.judge(world.issued({.index = 100'000})), CheckKind::kRevocation, Outcome::kFailed,
                  Reason::kStatusIndexRange);
}

TEST_CASE("a status list token that is not to be relied upon says nothing", "[verifier][sd-jwt][status]") {
    SdJwtWorld world;
    const auto text = world.issued();
    const auto with = [&](const TokenMaking& how, Reason reason) {
        world.publish_token(how);
        check_finding(world.judge(text), CheckKind::kRevocation, Outcome::kUndetermined, reason);
    };
    with({.sub = "https://board.example/token-status/2"}, Reason::kStatusListMalformed);
    with({.typ = "JWT"}, Reason::kStatusListMalformed);
    with({.issued = at("2026-11-20T11:00:00Z"), .expires = at("2026-11-21T10:00:00Z")},
         Reason::kStatusListExpired);
    with({.issued = at("2026-11-22T11:00:00Z"), .expires = at("2026-11-23T11:00:00Z")},
         Reason::kStatusListNotYetValid);
    with({.kid = "key-2"}, Reason::kStatusListUnverifiable);
    with({.iss = "https://stranger.example"}, Reason::kStatusListUnverifiable);
    auto damaged = world.token();
    damaged[damaged.size() - 10] = damaged[damaged.size() - 10] == 'A' ? 'B' : 'A';
    world.published.publish(kTokenList, damaged);
    check_finding(world.judge(text), CheckKind::kRevocation, Outcome::kUndetermined,
                  Reason::kStatusListProofWrong);
    world.published.answer(kTokenList, error(ErrorCode::kFetchFailed, "no such host"));
    check_finding(world.judge(text), CheckKind::kRevocation, Outcome::kUndetermined,
                  Reason::kStatusListUnreachable);
    world.policy.limits.bitstring_bytes = 1024;
    world.publish_token({});
    check_finding(world.judge(text), CheckKind::kRevocation, Outcome::kUndetermined,
                  Reason::kStatusListTooLarge);
}

TEST_CASE("another publisher's token counts only where the policy names it", "[verifier][sd-jwt][status]") {
    SdJwtWorld world;
    const std::string publisher = "https://lists.example";
    wallet::DidDocument document;
    document.id = publisher;
    document.methods.push_back({publisher + "#key-1", publisher, world.issuer_key->public_key(), {}, {}});
    document.assertion_methods = {publisher + "#key-1"};
    world.issuers.publish(document);
    world.publish_token({.iss = publisher});
    check_finding(world.judge(world.issued()), CheckKind::kRevocation, Outcome::kUndetermined,
                  Reason::kStatusListWrongIssuer);
    world.policy.trusted.front().status_publishers = {"did:web:lists.example"};
    CHECK(world.judge(world.issued()).decision() == Decision::kAccepted);
}

TEST_CASE("the status of a day gone by comes from archived tokens", "[verifier][sd-jwt][status]") {
    SdJwtWorld world;
    const auto then = at("2026-11-10T12:00:00Z");
    world.publish_token({.statuses = {{4711, 1}}});
    const auto text = world.issued();
    check_finding(world.judge(text, {}, then), CheckKind::kRevocation, Outcome::kUndetermined,
                  Reason::kStatusPastUnknown);
    world.published.archive(
        kTokenList, at("2026-11-10T00:00:00Z"),
        world.token({.issued = at("2026-11-10T00:00:00Z"), .expires = at("2026-11-11T00:00:00Z")}));
    CHECK(world.judge(text, {}, then).decision() == Decision::kAccepted);
    check_finding(world.judge(text), CheckKind::kRevocation, Outcome::kFailed, Reason::kRevoked);
}

TEST_CASE("an issuer's key must be one that it publishes", "[verifier][sd-jwt]") {
    SdJwtWorld world;
    check_finding(world.judge(world.issued({.kid = "key-9"})), CheckKind::kIssuerKey, Outcome::kUndetermined,
                  Reason::kKeyUnknown);
    CHECK(world.judge(world.issued({.kid = ""})).decision() == Decision::kAccepted);  // there is one key only
    auto two = world.metadata();
    two.methods.push_back(
        {std::string(kIssuerUrl) + "#key-2", two.id, world.holder_key->public_key(), {}, {}});
    world.issuers.publish(two);
    check_finding(world.judge(world.issued({.kid = ""})), CheckKind::kIssuerKey, Outcome::kUndetermined,
                  Reason::kKeyNotNamed);
    check_finding(world.judge(world.issued({.issuer = "https://stranger.example"})), CheckKind::kIssuerKey,
                  Outcome::kUndetermined, Reason::kIssuerUnreachable);
}

TEST_CASE("a DID as issuer counts only where the policy is compatible with earlier drafts",
          "[verifier][sd-jwt]") {
    SdJwtWorld world;
    auto document = world.did_document();
    const std::string id = std::string(kIssuer) + "#wallet";
    document.methods.push_back({id, std::string(kIssuer), world.issuer_key->public_key(), {}, {}});
    document.assertion_methods.push_back(id);
    world.issuers.publish(document);
    world.publish_token({.kid = id});
    const Issuing how{.issuer = std::string(kIssuer), .kid = id};
    check_finding(world.judge(world.issued(how)), CheckKind::kIssuerKey, Outcome::kUndetermined,
                  Reason::kIdentifierMethodUnknown);
    world.policy.compat_did_issuers = true;
    const auto verdict = world.judge(world.issued(how));
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    CHECK(world.judge(world.issued({.issuer = std::string(kIssuer), .kid = "#wallet"})).decision() ==
          Decision::kAccepted);
}

TEST_CASE("a key that comes with a certificate counts by the authorities that the policy accepts",
          "[verifier][sd-jwt]") {
    SdJwtWorld world;
    const Issuing how{.kid = "", .x5c = world.certified("DNS:board.example")};
    check_finding(world.judge(world.issued(how)), CheckKind::kIssuerKey, Outcome::kUndetermined,
                  Reason::kCertificateUntrusted);
    world.policy.anchors = world.anchor;
    const auto verdict = world.judge(world.issued(how));
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    auto with_root = how;
    with_root.x5c.emplace_back(world.anchor.front().der().begin(), world.anchor.front().der().end());
    check_finding(world.judge(world.issued(with_root)), CheckKind::kIssuerKey, Outcome::kFailed,
                  Reason::kCertificateWrong);
    const Issuing broken{.kid = "", .x5c = {Bytes{0x30, 0x00}}};
    check_finding(world.judge(world.issued(broken)), CheckKind::kIssuerKey, Outcome::kFailed,
                  Reason::kCertificateWrong);
    const Issuing by_uri{.kid = "", .x5c = world.certified("URI:https://board.example")};
    world.policy.anchors = world.anchor;
    CHECK(world.judge(world.issued(by_uri)).decision() == Decision::kAccepted);
}

TEST_CASE("a certificate that does not name the issuer is somebody else's", "[verifier][sd-jwt]") {
    SdJwtWorld world;
    const Issuing how{.kid = "", .x5c = world.certified("DNS:other.example")};
    world.policy.anchors = world.anchor;
    check_finding(world.judge(world.issued(how)), CheckKind::kIssuerControl, Outcome::kFailed,
                  Reason::kIssuerNotController);
}

TEST_CASE("an accreditation for some methods cannot be told where the method is kept back",
          "[verifier][sd-jwt]") {
    SdJwtWorld world;
    auto entry = accreditation(kIssuer);
    entry.scope.methods = {wallet::AssessmentMethod::kTradeTest};
    world.trust.add(accepted_list(), {entry});
    const auto text = world.issued();
    check_finding(world.judge(SdJwtWorld::shown(text)), CheckKind::kAccreditation, Outcome::kUndetermined,
                  Reason::kClaimNotDisclosed);
    const auto open = SdJwtWorld::shown(text, {{"assessment", "method"}});
    check_finding(world.judge(open), CheckKind::kAccreditation, Outcome::kPassed, Reason::kOk);
}

TEST_CASE("a credential of an unknown type is proven, and its content is not judged", "[verifier][sd-jwt]") {
    const SdJwtWorld world;
    const auto verdict = world.judge(world.issued({.type = "Membership"}));
    check_finding(verdict, CheckKind::kProfile, Outcome::kWarned, Reason::kTypeUnknown);
    check_finding(verdict, CheckKind::kProof, Outcome::kPassed, Reason::kOk);
    CHECK(verdict.summary->title.empty());
}

}  // namespace
