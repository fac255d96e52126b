// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/verifier/world.h"
#include "verifier/verified_credential.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::describe;
using carnet::test::World;

TEST_CASE("a good certificate is accepted, and its verdict carries the verified credential",
          "[verifier][verify]") {
    World world;
    world.trust.add(test::accepted_list(), {test::accreditation(test::kIssuer)});
    const Verdict verdict = world.verify(world.signed_certificate());
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
    REQUIRE(verdict.word() == Word::kValid);
    REQUIRE(verdict.verified != nullptr);
    REQUIRE(verdict.verified->competency().has_value());
    REQUIRE(verdict.verified->policy() == "test");
    for (const Check& check : verdict.checks)
        REQUIRE(check.outcome == (check.kind == CheckKind::kStanding ? Outcome::kSkipped : Outcome::kPassed));
}

TEST_CASE("every verdict reports all fifteen checks in the fixed order, whatever it was given",
          "[verifier][verify]") {
    const World world;
    const std::string good = world.signed_certificate();
    for (const std::string& bytes :
         {std::string(), std::string("{"), std::string("[]"), std::string("{}"), good,
          good.substr(0, good.size() / 2), test::replaced(good, "Maya", "Mary")}) {
        const Verdict verdict = world.verify(bytes);
        INFO(describe(verdict));
        REQUIRE(verdict.checks.size() == 15);
        for (std::size_t i = 0; i < verdict.checks.size(); ++i)
            REQUIRE(verdict.checks[i].kind == all_check_kinds()[i]);
        for (const Check& check : verdict.checks) REQUIRE(may_go_with(check.reason, check.outcome));
    }
}

TEST_CASE("an altered certificate is rejected and called altered", "[verifier][verify]") {
    const World world;
    const Verdict verdict = world.verify(test::replaced(world.signed_certificate(), "Maya", "Mary"));
    REQUIRE(verdict.decision() == Decision::kRejected);
    REQUIRE(verdict.word() == Word::kAltered);
    REQUIRE(verdict.verified == nullptr);
    REQUIRE(verdict.summary.has_value());
    REQUIRE_FALSE(verdict.summary_is_proven());
}

TEST_CASE("an issuer that is not listed is neither accepted nor rejected", "[verifier][verify]") {
    World world;
    world.policy.trusted.clear();
    const Verdict verdict = world.verify(world.signed_certificate());
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kUndetermined);
    REQUIRE(verdict.word() == Word::kUnknownIssuer);
    REQUIRE(verdict.verified == nullptr);
    REQUIRE_FALSE(verdict.summary_is_proven());
}

TEST_CASE("a default policy trusts nobody", "[verifier][verify]") {
    World world;
    world.policy = Policy{};
    REQUIRE(world.verify(world.signed_certificate()).decision() == Decision::kUndetermined);
}

TEST_CASE("no failure to reach somebody is ever accepted or rejected", "[verifier][verify]") {
    for (const ErrorCode code : {ErrorCode::kFetchFailed, ErrorCode::kFetchTimeout, ErrorCode::kFetchRefused,
                                 ErrorCode::kFetchTooLarge, ErrorCode::kFetchBadAnswer, ErrorCode::kNotFound,
                                 ErrorCode::kIo, ErrorCode::kLimit, ErrorCode::kInternal}) {
        INFO(to_string(code));
        World no_issuer;
        no_issuer.issuers.answer(std::string(test::kIssuer), error(code, "down"));
        REQUIRE(no_issuer.verify(no_issuer.signed_certificate()).decision() == Decision::kUndetermined);
        World no_list;
        no_list.published.answer(test::kRevocationList, error(code, "down"));
        const Verdict verdict = no_list.verify(no_list.signed_certificate());
        REQUIRE(verdict.decision() == Decision::kUndetermined);
        REQUIRE(verdict.word() == Word::kCannotSay);
    }
}

TEST_CASE("a unit statement is accepted as what it is and never as a certificate", "[verifier][verify]") {
    const World world;
    const Verdict verdict = world.verify(test::sign(world.unit_statement(), world.key));
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
    REQUIRE(std::holds_alternative<wallet::CompetencyUnitStatement>(*verdict.verified->competency()));
    REQUIRE(verdict.summary->type == "CompetencyUnitStatement");
    REQUIRE(verdict.summary->outstanding_units == std::vector<std::string>{"U3"});
}

TEST_CASE("a unit statement that calls itself a certificate is rejected even when its issuer signs it",
          "[verifier][verify]") {
    const World world;
    const std::string text = world.unit_statement();
    const auto renamed = test::replaced(text, "\"CompetencyUnitStatement\"", "\"CompetencyCertificate\"");
    const auto both = test::replaced(text, "\"CompetencyUnitStatement\"",
                                     "\"CompetencyCertificate\",\"CompetencyUnitStatement\"");
    for (const std::string& forged : {renamed, both}) {
        const Verdict verdict = world.verify(test::sign(forged, world.key));
        INFO(describe(verdict));
        REQUIRE(verdict.decision() == Decision::kRejected);
        REQUIRE(verdict.find(CheckKind::kProfile)->outcome == Outcome::kFailed);
    }
}

TEST_CASE("the summary comes from the typed profile and names the issuer as the policy does",
          "[verifier][verify]") {
    World world;
    world.policy.trusted.front().name = "The Board (demo)";
    const Verdict verdict = world.verify(world.signed_certificate());
    const Summary& summary = *verdict.summary;
    REQUIRE(verdict.summary_is_proven());
    REQUIRE(summary.type == "CompetencyCertificate");
    REQUIRE(summary.number == "0042-2026");
    REQUIRE(summary.title == "Site electrician");
    REQUIRE(summary.holder_name == "Maya Exampleperson");
    REQUIRE(summary.holder_name_original == "माया उदाहरण");
    REQUIRE(summary.birth_date == "1994-04-02");
    REQUIRE(summary.occupation_code == "7411");
    REQUIRE(summary.units == std::vector<std::string>{"Wiring", "Testing"});
    REQUIRE(summary.issuer == test::kIssuer);
    REQUIRE(summary.issuer_name == "The Board (demo)");
    REQUIRE(summary.awarded == "2026-10-20");
    REQUIRE(summary.valid_until == "2031-10-20T00:00:00Z");
}

TEST_CASE("a revoked certificate is withdrawn, a suspended one suspended, an ended one expired",
          "[verifier][verify]") {
    World world;
    world.publish_list({.set = {1}});
    world.publish_list({.url = std::string(test::kSuspensionList), .purposes = {"suspension"}, .set = {2}});
    REQUIRE(world.verify(world.signed_certificate(1)).word() == Word::kWithdrawn);
    REQUIRE(world.verify(world.signed_certificate(2)).word() == Word::kSuspended);
    REQUIRE(world.verify(world.signed_certificate(3)).word() == Word::kValid);
    world.clock.set(at("2032-01-01T00:00:00Z"));
    world.publish_list({.valid_from = at("2031-12-31T00:00:00Z"), .valid_until = at("2032-01-02T00:00:00Z")});
    world.publish_list({.url = std::string(test::kSuspensionList),
                        .purposes = {"suspension"},
                        .valid_from = at("2031-12-31T00:00:00Z"),
                        .valid_until = at("2032-01-02T00:00:00Z")});
    const Verdict expired = world.verify(world.signed_certificate(3));
    INFO(describe(expired));
    REQUIRE(expired.word() == Word::kExpired);
    REQUIRE(expired.summary_is_proven());
}

TEST_CASE("the clock may be wrong by a minute in the document's favour and by no more",
          "[verifier][verify]") {
    World world;
    world.policy.check_status = false;
    const std::string bytes = world.signed_certificate();
    const auto validity = [&](std::string_view now) {
        world.clock.set(at(now));
        return world.verify(bytes).find(CheckKind::kValidity)->reason;
    };
    REQUIRE(validity("2026-10-19T23:58:59Z") == Reason::kNotYetValid);
    REQUIRE(validity("2026-10-19T23:59:00Z") == Reason::kOk);
    REQUIRE(validity("2031-10-20T00:01:00Z") == Reason::kNoLongerCurrentSoon);
    REQUIRE(validity("2031-10-20T00:01:01Z") == Reason::kExpired);
}

TEST_CASE("a proof set holds only when all its proofs hold", "[verifier][verify]") {
    World world;
    const std::string good = world.signed_certificate();
    const auto proof_of = [](const std::string& text) { return text.substr(text.find("\"proof\":") + 8); };
    const std::string unsigned_text = world.certificate();
    const auto with_proofs = [&](std::string a, std::string b) {
        a.pop_back();
        b.pop_back();
        return unsigned_text.substr(0, unsigned_text.size() - 1) + ",\"proof\":[" + a + "," + b + "]}";
    };
    const std::string second = test::sign(unsigned_text, world.other_key);
    const Verdict both = world.verify(with_proofs(proof_of(good), proof_of(second)));
    INFO(describe(both));
    REQUIRE(both.decision() == Decision::kAccepted);

    const std::string bad = test::sign(test::replaced(unsigned_text, "Maya", "Mary"), world.other_key);
    REQUIRE(world.verify(with_proofs(proof_of(good), proof_of(bad))).decision() == Decision::kRejected);
    REQUIRE(world.verify(with_proofs(proof_of(bad), proof_of(good))).decision() == Decision::kRejected);
    // Two strangers do not make an issuer.
    REQUIRE(world.verify(with_proofs(proof_of(second), proof_of(second))).decision() == Decision::kRejected);
}

TEST_CASE("ECDSA keys of both curves verify", "[verifier][verify]") {
    for (const auto algorithm : {keys::Algorithm::kEcdsaP256, keys::Algorithm::kEcdsaP384}) {
        World world;
        world.key = test::make_key(9, algorithm);
        world.issuers.publish(world.did_document());
        const Verdict verdict = world.verify(world.signed_certificate());
        INFO(describe(verdict));
        REQUIRE(verdict.decision() == Decision::kAccepted);
    }
}

TEST_CASE("a credential of another kind is accepted with a note, or left undetermined by a stricter policy",
          "[verifier][verify]") {
    World world;
    const std::string text =
        R"({"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":")" +
        std::string(test::kIssuer) + R"(","credentialSubject":{"id":"urn:example:1"}})";
    const std::string bytes = test::sign(text, world.key);
    const Verdict lenient = world.verify(bytes);
    INFO(describe(lenient));
    REQUIRE(lenient.decision() == Decision::kAccepted);
    REQUIRE(lenient.find(CheckKind::kProfile)->reason == Reason::kTypeUnknown);
    REQUIRE_FALSE(lenient.verified->competency().has_value());
    world.policy.require_known_type = true;
    REQUIRE(world.verify(bytes).decision() == Decision::kUndetermined);
    world.policy.require_known_type = false;
    world.policy.require_status = true;
    REQUIRE(world.verify(bytes).decision() == Decision::kUndetermined);
}

TEST_CASE("switched-off checks are reported as switched off and fetch nothing", "[verifier][verify]") {
    World world;
    world.policy.check_status = false;
    world.policy.require_trusted_issuer = false;
    world.policy.require_issuer_control = false;
    world.policy.trusted.clear();
    const Verdict verdict = world.verify(test::sign(world.certificate(), world.other_key));
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
    for (const CheckKind kind :
         {CheckKind::kIssuerControl, CheckKind::kIssuerTrust, CheckKind::kRevocation, CheckKind::kSuspension})
        REQUIRE(verdict.find(kind)->reason == Reason::kSwitchedOff);
    REQUIRE(world.published.asked == 0);
}

TEST_CASE("a document that its issuer did not sign makes nobody fetch a list", "[verifier][verify]") {
    const World world;
    const auto unsigned_text = world.certificate();
    REQUIRE(world.verify(unsigned_text).decision() == Decision::kRejected);
    REQUIRE(world.verify(test::sign(unsigned_text, world.other_key)).decision() == Decision::kRejected);
    REQUIRE(world.verify(test::replaced(world.signed_certificate(), "Maya", "Mary")).decision() ==
            Decision::kRejected);
    REQUIRE(world.published.asked == 0);
}

TEST_CASE("an issuer is trusted only on the days of its listing", "[verifier][verify]") {
    World world;
    world.policy.check_status = false;
    world.policy.trusted.front().from = at("2026-11-01T00:00:00Z");
    world.policy.trusted.front().until = at("2026-12-01T00:00:00Z");
    const std::string bytes = world.signed_certificate();
    const auto trust = [&](std::string_view when) {
        return world.verify(bytes, at(when)).find(CheckKind::kIssuerTrust)->reason;
    };
    REQUIRE(trust("2026-10-31T23:59:59Z") == Reason::kIssuerNotListed);
    REQUIRE(trust("2026-11-01T00:00:00Z") == Reason::kOk);
    REQUIRE(trust("2026-11-30T23:59:59Z") == Reason::kOk);
    REQUIRE(trust("2026-12-01T00:00:00Z") == Reason::kIssuerNotListed);
    world.policy.distrusted = {
        {std::string(test::kIssuer), "Sold certificates (demo)", at("2026-11-10T00:00:00Z")}};
    REQUIRE(trust("2026-11-09T00:00:00Z") == Reason::kOk);
    REQUIRE(trust("2026-11-10T00:00:00Z") == Reason::kIssuerUntrusted);
}

TEST_CASE("past status comes from the archive, and without one only a bit that is clear today tells",
          "[verifier][verify]") {
    World world;
    world.policy.trusted.front().from.reset();
    const UtcTime day = at("2026-11-10T12:00:00Z");
    const std::string bytes = world.signed_certificate(5);

    const Verdict clear_today = world.verify(bytes, day);
    INFO(describe(clear_today));
    REQUIRE(clear_today.find(CheckKind::kRevocation)->outcome == Outcome::kPassed);
    REQUIRE(clear_today.find(CheckKind::kSuspension)->reason == Reason::kStatusPastUnknown);
    REQUIRE(clear_today.decision() == Decision::kUndetermined);

    world.publish_list({.set = {5}});
    const Verdict set_today = world.verify(bytes, day);
    REQUIRE(set_today.find(CheckKind::kRevocation)->reason == Reason::kStatusPastUnknown);
    REQUIRE(world.verify(bytes).decision() == Decision::kRejected);

    const auto archived = [&](std::string_view url, std::string purpose, std::vector<std::uint64_t> set) {
        const UtcTime from = at("2026-11-10T00:00:00Z");
        world.published.archive(url, from,
                                world.signed_list({.url = std::string(url),
                                                   .purposes = {std::move(purpose)},
                                                   .set = std::move(set),
                                                   .valid_from = from,
                                                   .valid_until = at("2026-11-11T00:00:00Z")}));
    };
    archived(test::kRevocationList, "revocation", {});
    archived(test::kSuspensionList, "suspension", {});
    const Verdict then = world.verify(bytes, day);
    INFO(describe(then));
    REQUIRE(then.decision() == Decision::kAccepted);
    REQUIRE(then.judged_as_of == day);
    REQUIRE(then.evaluated_at == at(test::kNow));
    archived(test::kSuspensionList, "suspension", {5});
    REQUIRE(world.verify(bytes, day).word() == Word::kSuspended);
    // The archive's version had ended by the next day: it says nothing about it.
    REQUIRE(world.verify(bytes, at("2026-11-12T00:00:00Z")).decision() == Decision::kUndetermined);
}

TEST_CASE("the status on a day to come is not known, except that a withdrawal lasts", "[verifier][verify]") {
    World world;
    const UtcTime day = at("2027-01-01T00:00:00Z");
    world.publish_list({.set = {5}});
    REQUIRE(world.verify(world.signed_certificate(5), day).decision() == Decision::kRejected);
    REQUIRE(world.verify(world.signed_certificate(6), day).decision() == Decision::kUndetermined);
}

TEST_CASE("each of several signatures is worth what it is by itself, and all of them count",
          "[verifier][verify]") {
    World world;
    const auto other = test::make_key(41, keys::Algorithm::kEd25519, "did:web:federation.example");
    auto method = World::method_of(other, "did:web:federation.example");
    const auto publish = [&] {
        world.issuers.publish({"did:web:federation.example", {method}, {method.id}, {}});
    };
    publish();
    const auto text = test::sign(world.signed_certificate(), other, {.joins_others = true});
    const auto described = [](const Verdict& verdict) {
        std::string all(to_string(verdict.decision()));
        for (const auto& [signer, outcome, reason] : verdict.signatures)
            all += "; " + signer + " " + std::string(to_string(reason));
        return all;
    };
    CHECK(described(world.verify(text)) ==
          "accepted; did:web:board.example ok; did:web:federation.example ok");
    method.revoked = Timestamp::of(test::at("2026-10-01T00:00:00Z"));
    publish();
    CHECK(described(world.verify(text)) ==
          "rejected; did:web:board.example ok; did:web:federation.example key-revoked");
    CHECK(world.verify(world.signed_certificate()).signatures.empty());
}
