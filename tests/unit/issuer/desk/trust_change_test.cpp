// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_change.h"

#include "issuer/desk/trust_document.h"
#include "tests/unit/issuer/trust_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::day;
using carnet::test::granted_on;
using carnet::test::groups;
using carnet::test::sample_accreditation;
using carnet::test::TestAuthority;
using wallet::AccreditationState;

TEST_CASE("an accreditation stands on the list when the second officer approved it, not before",
          "[issuer][trust]") {
    TestAuthority authority;
    const auto proposal = authority.propose(TestAuthority::grants({sample_accreditation("one")}));
    REQUIRE(proposal);
    CHECK(read_trust_state(authority.home.records())->entries().empty());
    CHECK(approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                               authority.officer("asha"), authority.clock)
              .error()
              .code == ErrorCode::kForbidden);
    CHECK(approve_trust_change(authority.home, proposal->change.id, {}, authority.officer("biru"),
                               authority.clock)
              .error()
              .code == ErrorCode::kConflict);
    REQUIRE(approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                                 authority.officer("biru"), authority.clock));
    CHECK(authority.entry(0) == sample_accreditation("one"));
    CHECK(approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                               authority.officer("biru"), authority.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK(list_trust_changes(authority.home, 0, 10).value().size() == 2);
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("a proposal that was taken back is approved by nobody", "[issuer][trust]") {
    TestAuthority authority;
    const auto proposal = authority.propose(TestAuthority::grants({sample_accreditation("one")}));
    REQUIRE(proposal);
    REQUIRE(withdraw_trust_proposal(authority.home, proposal->change.id, authority.officer("biru"),
                                    authority.clock));
    CHECK(approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                               authority.officer("biru"), authority.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK(find_trust_change(authority.home, proposal->change.id).value().state == StatementState::kWithdrawn);
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("what a machine proposed needs two officers", "[issuer][trust]") {
    TestAuthority authority;
    const auto proposal =
        propose_trust_change(authority.home, TestAuthority::grants({sample_accreditation("one")}), nullptr,
                             "api:registry", authority.clock, authority.random);
    REQUIRE(proposal);
    const auto approve = [&] {
        return approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                                    authority.officer("biru"), authority.clock);
    };
    CHECK(approve().error().code == ErrorCode::kApprovalMissing);
    REQUIRE(
        sign_trust_proposal(authority.home, proposal->change.id, authority.officer("asha"), authority.clock));
    REQUIRE(approve());
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("nothing is granted before there is a list, and the list keeps its id", "[issuer][trust]") {
    TestAuthority authority(false);
    const auto early = authority.decide(TestAuthority::grants({sample_accreditation("one")}));
    CHECK(early.error().code == ErrorCode::kNotFound);
    REQUIRE(authority.decide(TestAuthority::terms()));
    auto other = TestAuthority::terms();
    other.list->id = "https://certs.example/another";
    CHECK(authority.decide(other).error().code == ErrorCode::kConflict);
    auto renamed = TestAuthority::terms();
    renamed.list->title["en"] = "Accredited bodies (demo)";
    REQUIRE(authority.decide(renamed));
    CHECK(read_trust_state(authority.home.records())->terms()->title.at("en") == "Accredited bodies (demo)");
}

TEST_CASE("terms that no list can have are refused with their place", "[issuer][trust]") {
    TestAuthority authority(false);
    const auto place = [&](auto change_terms) {
        auto change = TestAuthority::terms();
        change_terms(*change.list);
        const auto refused = authority.propose(change);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kBadValue);
        return refused.error().where;
    };
    CHECK(place([](auto& terms) { terms.id = "no uri"; }) == "/id");
    CHECK(place([](auto& terms) { terms.territories = {"NP", "nepal"}; }) == "/territories/1");
    CHECK(place([](auto& terms) { terms.territories = {"NP", "NP"}; }) == "/territories/1");
    CHECK(place([](auto& terms) { terms.next_update_days = 0; }) == "/list/nextUpdateDays");
    CHECK(place([](auto& terms) { terms.next_update_days = 401; }) == "/list/nextUpdateDays");
    auto untitled = TestAuthority::terms();
    untitled.list->title.clear();
    CHECK(authority.propose(untitled).error().code == ErrorCode::kMissingMember);
}

TEST_CASE("each act adds one event, and none is taken away", "[issuer][trust]") {
    TestAuthority authority;
    auto granted = sample_accreditation("one");
    granted.valid_until = day("2027-01-01");
    REQUIRE(authority.decide(TestAuthority::grants({granted})));
    REQUIRE(authority.act({.act = TrustAct::kReduce, .accreditation = "one", .scope = groups({"7411"})}));
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}));
    REQUIRE(authority.act({.act = TrustAct::kReinstate, .accreditation = "one"}));
    REQUIRE(authority.act(
        {.act = TrustAct::kWithdraw, .accreditation = "one", .decision = "https://authority.example/d/9"}));
    REQUIRE(authority.act(
        {.act = TrustAct::kWithdraw, .accreditation = "one", .ex_tunc_since = day("2025-05-01")}));
    const auto& history = authority.entry(0).history;
    REQUIRE(history.size() == 6);
    CHECK(history[1].scope->isco08 == std::vector<std::string>{"7411"});
    CHECK(history[2].state == AccreditationState::kSuspended);
    CHECK(history[3].state == AccreditationState::kGranted);
    CHECK(history[4].effect == wallet::LegalEffect::kExNunc);
    CHECK(history[4].decision == "https://authority.example/d/9");
    CHECK(history[4].reason == "Inspection 4 (demo)");
    CHECK(history[5].since == day("2025-05-01"));
    CHECK(history[5].from == day("2026-11-21"));
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("an act that does not go with how things stand is refused", "[issuer][trust]") {
    TestAuthority authority;
    REQUIRE(authority.decide(TestAuthority::grants({sample_accreditation("one")})));
    const auto code = [&](const TrustEventRequest& request) { return authority.act(request).error().code; };
    const auto narrow = groups({"7411"});
    CHECK(code({.act = TrustAct::kReinstate, .accreditation = "one"}) == ErrorCode::kConflict);
    CHECK(code({.act = TrustAct::kSuspend, .accreditation = "two"}) == ErrorCode::kNotFound);
    CHECK(code({.act = TrustAct::kLapse, .accreditation = "one"}) == ErrorCode::kConflict);
    CHECK(code({.act = TrustAct::kReduce, .accreditation = "one"}) == ErrorCode::kBadValue);
    CHECK(code({.act = TrustAct::kSuspend, .accreditation = "one", .scope = narrow}) == ErrorCode::kBadValue);
    CHECK(code({.act = TrustAct::kSuspend, .accreditation = "one", .ex_tunc_since = day("2025-01-01")}) ==
          ErrorCode::kBadValue);
    CHECK(code({.act = TrustAct::kWithdraw, .accreditation = "one", .ex_tunc_since = day("2019-01-01")}) ==
          ErrorCode::kBadValue);
    CHECK(code({.act = TrustAct::kReduce, .accreditation = "one", .scope = groups({"74", "81"})}) ==
          ErrorCode::kBadValue);
    REQUIRE(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}));
    CHECK(code({.act = TrustAct::kSuspend, .accreditation = "one"}) == ErrorCode::kConflict);
    CHECK(code({.act = TrustAct::kReduce, .accreditation = "one", .scope = narrow}) == ErrorCode::kConflict);
    CHECK(code({.act = TrustAct::kReinstate, .accreditation = "one", .from = day("2026-11-01")}) ==
          ErrorCode::kBadValue);
    REQUIRE(authority.act({.act = TrustAct::kWithdraw, .accreditation = "one"}));
    CHECK(code({.act = TrustAct::kReinstate, .accreditation = "one"}) == ErrorCode::kConflict);
    CHECK(code({.act = TrustAct::kWithdraw, .accreditation = "one"}) == ErrorCode::kConflict);
    CHECK(authority.decide(TestAuthority::grants({sample_accreditation("one")})).error().code ==
          ErrorCode::kConflict);
}

TEST_CASE("an accreditation lapses when its term is over, dated by its term", "[issuer][trust]") {
    TestAuthority authority;
    auto granted = sample_accreditation("one");
    granted.valid_until = day("2026-12-01");
    REQUIRE(authority.decide(TestAuthority::grants({granted})));
    CHECK(authority.act({.act = TrustAct::kLapse, .accreditation = "one"}).error().code ==
          ErrorCode::kConflict);
    authority.pass(20 * 86'400);
    CHECK(authority.act({.act = TrustAct::kSuspend, .accreditation = "one"}).error().code ==
          ErrorCode::kBadValue);
    REQUIRE(authority.act({.act = TrustAct::kLapse, .accreditation = "one"}));
    CHECK(authority.entry(0).history.back().from == day("2026-12-01"));
}

TEST_CASE("two proposals that do not go together: the second to be approved is refused", "[issuer][trust]") {
    TestAuthority authority;
    REQUIRE(authority.decide(TestAuthority::grants({sample_accreditation("one")})));
    const auto suspend =
        authority.propose(authority.event({.act = TrustAct::kSuspend, .accreditation = "one"}).value());
    REQUIRE(suspend);
    REQUIRE(authority.act({.act = TrustAct::kWithdraw, .accreditation = "one"}));
    CHECK(approve_trust_change(authority.home, suspend->change.id, suspend->digest, authority.officer("biru"),
                               authority.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK(authority.entry(0).history.size() == 2);
}

TEST_CASE("nobody is accredited by a stranger, or for more than the accreditor has", "[issuer][trust]") {
    TestAuthority authority;
    auto council = sample_accreditation("council");
    council.role = wallet::AccreditedRole::kAccredit;
    council.scope.isco08 = {"74"};
    auto college = sample_accreditation("college");
    college.accreditor = "did:web:council.example";
    college.scope.isco08 = {"7411"};
    const auto place = [&](const wallet::Accreditation& entry) {
        const auto refused = authority.propose(TestAuthority::grants({council, entry}));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kBadValue);
        return refused.error().where;
    };
    auto wrong = college;
    wrong.scope.isco08 = {"7411", "71"};
    CHECK(place(wrong) == "/entries/1/scope/isco08/1");
    wrong.scope.isco08.clear();
    CHECK(place(wrong) == "/entries/1/scope/isco08");
    wrong = college;
    wrong.accreditor = "did:web:stranger.example";
    CHECK(place(wrong) == "/entries/1/accreditor");
    wrong = college;
    wrong.valid_from = day("2019-12-31");
    wrong.history = granted_on(day("2019-12-31"));
    CHECK(place(wrong) == "/entries/1/accreditor");
    REQUIRE(authority.decide(TestAuthority::grants({council, college})));
    REQUIRE(
        authority.act({.act = TrustAct::kWithdraw, .accreditation = "council", .from = day("2026-11-21")}));
    wrong = college;
    wrong.id += "/2";
    wrong.valid_from = day("2026-11-22");
    wrong.history = granted_on(day("2026-11-22"));
    const auto late = authority.propose(TestAuthority::grants({wrong}));
    REQUIRE_FALSE(late);
    CHECK(late.error().where == "/entries/2/accreditor");
}

TEST_CASE("a statement about the list is read back as it was, and one letter more is not read",
          "[issuer][trust]") {
    auto change = TestAuthority::grants({sample_accreditation("one")});
    change.id = "trust-20261121-k3f9p";
    change.note = "नमुना";
    const auto text = write_trust_document(change);
    REQUIRE(text);
    CHECK(text->starts_with(R"({"accreditations":[)"));
    const auto read = read_trust_document(*text);
    REQUIRE(read);
    CHECK(read->grants == change.grants);
    CHECK(read->note == change.note);
    CHECK(read_trust_document(*text + " ").error().code == ErrorCode::kStoreCorrupt);
    CHECK(read_trust_document("{}").error().code == ErrorCode::kStoreCorrupt);
    change.grants[0].scope.isco08 = {"x"};
    CHECK(write_trust_document(change).error().where == "/accreditations/0/scope/isco08/0");
}
