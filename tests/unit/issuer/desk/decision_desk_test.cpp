// SPDX-License-Identifier: Apache-2.0
// Decisions by two officers, never edited; what follows them; refusals that nobody sees.
#include "tests/unit/issuer/decision_fixture.h"

#include "issuer/backup.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/status_notice.h"

#include <algorithm>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::full_draft;
using carnet::test::refusal_draft;
using carnet::test::TestDecisionDesk;

namespace {

using Kind = DecisionActKind;

wallet::Credential credential_of(const std::string& text) {
    return wallet::Credential::from_json(JsonDocument::parse(text).value()).value();
}
wallet::RecognitionDecision decision_of(const std::string& text) {
    return wallet::read_recognition_decision(credential_of(text)).value();
}
wallet::StatusNotice notice_in(const std::string& text) {
    return wallet::read_status_notice(credential_of(text)).value();
}

ErrorCode code_of(const Result<DecisionProposal>& proposal) {
    return proposal ? ErrorCode::kInternal : proposal.error().code;
}

}  // namespace

TEST_CASE("a decision is signed once, after two different officers", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).value();
    CHECK(desk.sign(id).error().code == ErrorCode::kApprovalMissing);
    CHECK(desk.approve_act(proposal, "asha").error().code == ErrorCode::kForbidden);
    REQUIRE(desk.approve_act(proposal));
    CHECK(desk.approve_act(proposal).error().code == ErrorCode::kConflict);
    const auto made = desk.sign(id).value();
    REQUIRE(made.decisions.size() == 1);
    CHECK(desk.sign(id).error().code == ErrorCode::kApprovalMissing);
    const auto decision = decision_of(made.decisions.front().text);
    CHECK(decision.case_number == id);
    CHECK(decision.signers.front().name == "asha");
    CHECK(decision.signers.back().name == "biru");
    CHECK(credential_of(made.decisions.front().text).statuses().size() == 2);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("a decided case is not decided again, and of two drafts one is approved", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto one = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).value();
    const auto other = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), refusal_draft()).value();
    REQUIRE(desk.approve_act(one));
    CHECK(desk.approve_act(other).error().code == ErrorCode::kConflict);
    REQUIRE(desk.sign(id));
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kDecide, id), full_draft())) ==
          ErrorCode::kConflict);
    CaseEvent late;
    late.kind = CaseEventKind::kAcknowledged;
    late.day = Date::of(desk.clock.now());
    CHECK(add_case_event(desk.home, id, late, "asha", desk.clock).error().code == ErrorCode::kConflict);
}

TEST_CASE("a proposal that was taken back stays in the record and is approved by nobody",
          "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).value();
    REQUIRE(proposal.proposed);
    const auto& act = proposal.proposed->act.id;
    REQUIRE(withdraw_decision_act(desk.home, act, desk.officer("asha"), desk.clock));
    CHECK(withdraw_decision_act(desk.home, act, desk.officer("asha"), desk.clock).error().code ==
          ErrorCode::kConflict);
    CHECK(desk.approve_act(proposal).error().code == ErrorCode::kConflict);
    CHECK(desk.sign(id).error().code == ErrorCode::kApprovalMissing);
    REQUIRE(desk.history(id).acts.size() == 1);
    CHECK(desk.history(id).acts.front().statement.state == StatementState::kWithdrawn);
    const auto made = desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    const auto revoke = desk.propose(TestDecisionDesk::act(Kind::kRevoke, id)).value();
    REQUIRE(withdraw_decision_act(desk.home, revoke.proposed->act.id, desk.officer("biru"), desk.clock));
    CHECK(desk.bits_set() == 0);
    CHECK(desk.history(id).find(made.decisions.front().id)->standing == DecisionStanding::kInForce);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("a draft that is no decision yet is not kept, and is told its faults", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto lacking =
        desk.propose(TestDecisionDesk::act(Kind::kDecide, id), R"({"outcome":"refused"})").value();
    CHECK_FALSE(lacking.proposed);
    CHECK(lacking.faults.size() > 3);
    CHECK(desk.history(id).acts.empty());
    const auto early = desk.propose(TestDecisionDesk::act(Kind::kDecide, id),
                                    full_draft(R"(,"timeline":{"decided":"2026-12-24"})"))
                           .value();
    REQUIRE(early.faults.size() == 1);
    CHECK(early.faults.front().where == "/timeline/decided");
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kDecide, id), "[]")) == ErrorCode::kWrongType);
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kDecide, "case-none"), full_draft())) ==
          ErrorCode::kNotFound);
}

TEST_CASE("revoking sets the bit when it is approved, and the notice says the rest", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kRevoke, id)).value();
    CHECK(desk.bits_set() == 0);
    REQUIRE(desk.approve_act(proposal));
    CHECK(desk.bits_set() == 1);
    const auto made = desk.sign(id).value();
    REQUIRE(made.notices.size() == 1);
    CHECK(made.notices.front().is_public);
    const auto notice = notice_in(made.notices.front().text);
    CHECK(notice.event == wallet::NoticeEvent::kRevoked);
    CHECK(speaks_of(notice, credential_of(desk.history(id).decisions.front().record.text)));
    CHECK(desk.history(id).decisions.front().standing == DecisionStanding::kRevoked);
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kAppeal, id))) == ErrorCode::kConflict);
    desk.done(TestDecisionDesk::act(Kind::kWithdraw, id));
    CHECK(desk.history(id).decisions.front().standing == DecisionStanding::kWithdrawn);
    CHECK(desk.bits_set() == 1);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("an end has come, and reaches back only where the law lets it", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    auto revoke = TestDecisionDesk::act(Kind::kRevoke, id);
    revoke.notice->effect = wallet::LegalEffect::kExTunc;
    CHECK(code_of(desk.propose(revoke)) == ErrorCode::kBadValue);
    revoke = TestDecisionDesk::act(Kind::kRevoke, id);
    revoke.notice->effective = carnet::test::day("2026-11-22");
    CHECK(code_of(desk.propose(revoke)) == ErrorCode::kBadValue);
    auto withdraw = TestDecisionDesk::act(Kind::kWithdraw, id);
    withdraw.notice->since = carnet::test::day("2026-01-01");
    CHECK(code_of(desk.propose(withdraw)) == ErrorCode::kBadValue);
    withdraw.notice->effect = wallet::LegalEffect::kExTunc;
    const auto made = desk.done(withdraw);
    CHECK(notice_in(made.notices.front().text).since == carnet::test::day("2026-01-01"));
}

TEST_CASE("a successor names the one before, and ends it when it is signed", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto first = desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).decisions.front();
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kSupersede, id), full_draft()).value();
    REQUIRE(desk.approve_act(proposal));
    CHECK(desk.bits_set() == 0);
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kSupersede, id), full_draft())) ==
          ErrorCode::kConflict);
    const auto made = desk.sign(id).value();
    const auto successor = decision_of(made.decisions.front().text);
    CHECK(successor.supersedes == first.decision);
    CHECK(notice_in(made.notices.front().text).successor == successor.id);
    CHECK(desk.bits_set() == 1);
    const auto history = desk.history(id);
    CHECK(history.decisions.front().standing == DecisionStanding::kSuperseded);
    CHECK(history.present()->record.id == made.decisions.front().id);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("a correction says what was said but for the words that are put right", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto first = desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).decisions.front();
    const auto other =
        desk.propose(TestDecisionDesk::act(Kind::kCorrect, id), R"({"outcome":"provisional"})").value();
    CHECK(std::any_of(other.faults.begin(), other.faults.end(),
                      [](const Error& fault) { return fault.where == "/outcome"; }));
    const auto made =
        desk.done(TestDecisionDesk::act(Kind::kCorrect, id), R"({"person":{"name":"Namuna Personne"}})");
    auto corrected = decision_of(made.decisions.front().text);
    auto before = decision_of(first.text);
    CHECK(corrected.person.name_latin == "Namuna Personne");
    CHECK(corrected.supersedes == before.id);
    corrected.person = before.person;
    corrected.id = before.id;
    corrected.supersedes.reset();
    CHECK(corrected == before);
}

TEST_CASE("a refusal takes no place, and nothing public is about it", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto refusal =
        desk.done(TestDecisionDesk::act(Kind::kDecide, id), refusal_draft()).decisions.front();
    CHECK(refusal.list == 0);
    CHECK(credential_of(refusal.text).statuses().empty());
    CHECK(desk.home.records().status_lists->list().value().empty());
    CHECK_FALSE(desk.done(TestDecisionDesk::act(Kind::kAppeal, id)).notices.front().is_public);
    const auto won = desk.done(TestDecisionDesk::act(Kind::kReplaceOnAppeal, id), full_draft());
    CHECK_FALSE(won.notices.front().is_public);
    const auto successor = decision_of(won.decisions.front().text);
    CHECK_FALSE(successor.appeal_of);
    CHECK_FALSE(successor.supersedes);
    CHECK(desk.bits_set() == 0);
    CHECK(desk.home.records().decisions->public_notices(0, 10).value().empty());
    CHECK_FALSE(desk.home.records().decisions->public_notice(won.notices.front().id).value());
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("the trace of an appeal is there for whoever asks for it", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto first = desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).decisions.front();
    auto replace = TestDecisionDesk::act(Kind::kReplaceOnAppeal, id);
    replace.leaves_trace = true;
    const auto made = desk.done(replace, full_draft());
    CHECK(decision_of(made.decisions.front().text).appeal_of == first.decision);
    CHECK(made.notices.front().is_public);
}

TEST_CASE("a positive decision that a refusal replaces ends without a public word about the refusal",
          "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    const auto made = desk.done(TestDecisionDesk::act(Kind::kSupersede, id), refusal_draft());
    CHECK_FALSE(made.notices.front().is_public);
    CHECK(desk.bits_set() == 1);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("an appeal says whether the decision applies meanwhile, as its remedy does", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kConfirm, id))) == ErrorCode::kConflict);
    const auto made = desk.done(TestDecisionDesk::act(Kind::kAppeal, id));
    CHECK(notice_in(made.notices.front().text).still_applies == false);
    CHECK(desk.bits_set() == 0);
    CHECK(desk.history(id).decisions.front().standing == DecisionStanding::kUnderAppeal);
    desk.done(TestDecisionDesk::act(Kind::kConfirm, id));
    CHECK(desk.history(id).decisions.front().standing == DecisionStanding::kInForce);
}

TEST_CASE("after a restore a decision that was approved before is drafted anew", "[issuer][decision]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), full_draft()).value();
    REQUIRE(desk.approve_act(proposal));
    REQUIRE(make_backup(desk.home, desk.folder / "backup", {true, {}}, desk.clock));
    REQUIRE(restore_backup(desk.folder / "backup", desk.folder / "restored", desk.clock));
    auto restored = IssuerHome::open(desk.folder / "restored").value();
    CHECK(sign_case(restored, id, desk.certificate_key(), desk.clock, desk.random).error().code ==
          ErrorCode::kApprovalMissing);
    const auto asha = desk.officer("asha");
    const auto again = propose_decision_act(restored, TestDecisionDesk::act(Kind::kDecide, id), full_draft(),
                                            &asha, "asha", desk.clock, desk.random)
                           .value();
    REQUIRE(again.proposed);
    REQUIRE(approve_decision_act(restored, again.proposed->act.id, again.proposed->digest,
                                 desk.officer("biru"), desk.clock));
    CHECK(sign_case(restored, id, desk.certificate_key(), desk.clock, desk.random));
}

TEST_CASE("fsck finds a report, a decision or a bit that was changed", "[issuer][decision][fsck]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), full_draft());
    REQUIRE(desk.fsck().is_clean());
    auto hand = desk.other_hand();
    SECTION("the case") {
        REQUIRE(
            hand.execute("DROP TRIGGER decision_cases_are_fixed; UPDATE decision_cases SET purpose = 'x'"));
    }
    SECTION("the decision") {
        REQUIRE(
            hand.execute("DROP TRIGGER decisions_are_fixed; UPDATE decisions SET text = "
                         "replace(text, 'Namuna', 'Another')"));
    }
    SECTION("the bit") {
        REQUIRE(hand.execute("INSERT INTO decision_bits(list, place) SELECT list, place FROM decisions"));
    }
    SECTION("the clock") {
        REQUIRE(hand.execute("DROP TRIGGER decision_events_are_kept; DELETE FROM decision_events"));
    }
    CHECK_FALSE(desk.fsck().is_clean());
}

TEST_CASE("the store keeps what was decided and gives a refusal no place", "[issuer][decision][records]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, id), refusal_draft());
    auto connection = store::Connection::open(desk.home.store_path()).value();
    CHECK_FALSE(connection.execute("UPDATE decisions SET text = ''"));
    CHECK_FALSE(connection.execute("DELETE FROM decisions"));
    CHECK_FALSE(connection.execute("DELETE FROM decision_events"));
    CHECK_FALSE(connection.execute("UPDATE decision_cases SET report = ''"));
    CHECK_FALSE(
        connection.execute("INSERT INTO decisions SELECT number + 1, 'a', 'b', of_case, 'c', 0, 1, 1, text, "
                           "key, signed, signed_by FROM decisions"));
}
