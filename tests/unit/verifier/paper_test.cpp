// SPDX-License-Identifier: Apache-2.0
// The same pipeline over what a printed code holds.
#include "base/text_encoding.h"
#include "tests/unit/verifier/paper_world.h"
#include "tests/unit/verifier/recognition/decided_world.h"
#include "verifier/verified_credential.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::describe;
using carnet::test::print;
using carnet::test::World;

namespace {

Reason reason(const Verdict& verdict, CheckKind kind) {
    const Check* check = verdict.find(kind);
    REQUIRE(check != nullptr);
    return check->reason;
}

}  // namespace

TEST_CASE("a printed certificate is accepted under the id of the credential it was printed from",
          "[verifier][paper]") {
    for (const auto algorithm :
         {keys::Algorithm::kEd25519, keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        World world;
        world.key = test::make_key(1, algorithm);
        world.issuers.publish(world.did_document());
        const auto verdict = world.verify(print(world.certificate(), world.key));
        INFO(describe(verdict));
        CHECK(verdict.decision() == Decision::kAccepted);
        CHECK(verdict.word() == Word::kValid);
        CHECK(verdict.securing == "paper");
        REQUIRE(verdict.summary);
        const auto whole = world.verify(world.signed_certificate());
        CHECK(verdict.summary->credential_id == whole.summary->credential_id);
        CHECK(verdict.summary->holder_name == whole.summary->holder_name);
        CHECK(verdict.summary->birth_date == whole.summary->birth_date);
        CHECK(verdict.summary->number == whole.summary->number);
        CHECK(verdict.summary->awarded == whole.summary->awarded);
        CHECK(verdict.summary->valid_until == whole.summary->valid_until);
        CHECK(verdict.summary->units.size() == whole.summary->units.size());
        CHECK(verdict.summary->assessor.empty());
        CHECK(verdict.summary_is_proven());
        REQUIRE(verdict.verified);
        CHECK(verdict.verified->competency());
    }
}

TEST_CASE("line ends around a code are no part of it, whatever its last digit", "[verifier][paper]") {
    const World world;
    const auto text = print(world.certificate(), world.key);
    CHECK(world.verify(text + "\r\n").decision() == Decision::kAccepted);
    CHECK(world.verify("\n " + text).decision() == Decision::kAccepted);
    CHECK(world.verify(text + "0").decision() == Decision::kRejected);
}

TEST_CASE("a printed unit statement is shown as one, with what is outstanding", "[verifier][paper]") {
    const World world;
    const auto verdict = world.verify(print(world.unit_statement(), world.key));
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    REQUIRE(verdict.summary);
    CHECK(verdict.summary->type == "CompetencyUnitStatement");
    CHECK(verdict.summary->outstanding_units == std::vector<std::string>{"U3"});
}

TEST_CASE("the status of a print is that of its award", "[verifier][paper]") {
    World world;
    const auto text = print(world.certificate(4711), world.key);
    world.publish_list(
        {.url = std::string(test::kSuspensionList), .purposes = {"suspension"}, .set = {4711}});
    CHECK(world.verify(text).word() == Word::kSuspended);
    world.publish_list({.set = {4711}});
    CHECK(world.verify(text).word() == Word::kWithdrawn);
    CHECK(world.verify(print(world.certificate(4712), world.key)).word() == Word::kValid);
}

TEST_CASE("a print that was changed anywhere is not accepted", "[verifier][paper]") {
    const World world;
    const Bytes message = test::print_message(world.certificate(), world.key);
    std::size_t altered = 0;
    for (std::size_t place = 0; place < message.size(); place += 3) {
        Bytes changed = message;
        changed[place] ^= 0x01;
        const auto verdict = world.verify(wallet::paper_code_text(changed));
        CAPTURE(place);
        CHECK(verdict.decision() != Decision::kAccepted);
        if (reason(verdict, CheckKind::kProof) == Reason::kSignatureWrong) ++altered;
    }
    CHECK(altered > message.size() / 12);  // the rest is no longer read
}

TEST_CASE("a print signed by anybody else's key is not the issuer's", "[verifier][paper]") {
    World world;
    const test::Key pretended{std::move(test::make_key(8).signer), world.key.id};
    CHECK(reason(world.verify(print(world.certificate(), pretended)), CheckKind::kProof) ==
          Reason::kSignatureWrong);
    auto document = world.did_document();
    document.methods.front().controller = "did:web:other.example";
    world.issuers.publish(document);
    const auto foreign = world.verify(print(world.certificate(), world.key));
    CHECK(reason(foreign, CheckKind::kIssuerControl) == Reason::kIssuerNotController);
    CHECK(foreign.decision() == Decision::kRejected);
    const test::Key unlisted = test::make_key(7);
    const auto unknown = world.verify(print(world.certificate(), unlisted));
    CHECK(reason(unknown, CheckKind::kIssuerKey) == Reason::kKeyUnknown);
    CHECK(unknown.decision() == Decision::kUndetermined);
}

TEST_CASE("a print counts from its day of printing, by the state of the key on that day",
          "[verifier][paper]") {
    World world;
    auto document = world.did_document();
    document.methods.front().revoked = Timestamp::parse("2026-10-01T00:00:00Z").value();
    world.issuers.publish(document);
    CHECK(reason(world.verify(print(world.certificate(), world.key)), CheckKind::kKeyState) ==
          Reason::kKeyRevoked);
    world.issuers.publish(world.did_document());
    const auto tomorrow = world.verify(print(world.certificate(), world.key, "2026-11-22T12:00:00Z"));
    CHECK(reason(tomorrow, CheckKind::kProof) == Reason::kProofFromFuture);
}

TEST_CASE("a printed decision stands by its authority's competence and notices, like the whole one",
          "[verifier][paper]") {
    test::DecidedWorld world;
    const auto whole = world.decision();
    const auto text = print(whole, world.authority_key, "2026-11-03T09:00:00Z");
    const auto verdict = world.verify(text);
    INFO(describe(verdict));
    CHECK(verdict.decision() == Decision::kAccepted);
    CHECK(reason(verdict, CheckKind::kStanding) == Reason::kOk);
    REQUIRE(verdict.summary);
    CHECK(verdict.summary->type == "RecognitionDecision");
    CHECK(world.verify(whole).decision() == Decision::kAccepted);

    world.policy.authorities.front().jurisdictions = {"AT"};
    CHECK(reason(world.verify(text), CheckKind::kStanding) == Reason::kAuthorityNotCompetent);
    world.policy.authorities.clear();
    CHECK(world.verify(text).decision() == Decision::kUndetermined);
}

TEST_CASE("a printed decision that was withdrawn is not accepted", "[verifier][paper]") {
    test::DecidedWorld world;
    const auto whole = world.decision();
    const auto text = print(whole, world.authority_key, "2026-11-03T09:00:00Z");
    world.add_notice(whole, wallet::NoticeEvent::kWithdrawn);
    CHECK(reason(world.verify(text), CheckKind::kStanding) == Reason::kDecisionWithdrawn);
    CHECK(world.verify(text).decision() == Decision::kRejected);
}

TEST_CASE("paper answers nobody's challenge and is no presentation", "[verifier][paper]") {
    const World world;
    const auto text = print(world.certificate(), world.key);
    const StatusLists lists(world.published, world.issuers, world.policy);
    ProofExpectations expected;
    expected.challenge = "3182bdea";
    const auto verdict =
        verify(as_bytes(text), world.policy,
               {world.clock, world.issuers, lists, &world.trust, &world.library}, std::nullopt, expected);
    CHECK(reason(verdict, CheckKind::kProof) == Reason::kProofChallengeWrong);
    CHECK(world.present(text).decision() == Decision::kRejected);
}
