// SPDX-License-Identifier: Apache-2.0
// A body that stays accredited and changes: its identifier, its name, its term.
#include "issuer/desk/trust_amendment.h"

#include "issuer/desk/trust_document.h"
#include "tests/unit/issuer/trust_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::day;
using carnet::test::sample_accreditation;
using carnet::test::TestAuthority;

namespace {

TrustChange amendment(TrustAmendment what, const std::string& id = "one") {
    TrustChange change;
    change.act = TrustAct::kAmend;
    change.reason = "Letter 5 of the body (demo)";
    change.accreditation = "https://authority.example/a/" + id;
    change.amendment = std::move(what);
    return change;
}

// "one", until 2027, published in version 1.
struct PublishedAuthority : TestAuthority {
    PublishedAuthority() {
        auto granted = sample_accreditation("one");
        granted.valid_until = day("2027-01-01");
        REQUIRE(decide(grants({granted})));
        REQUIRE(publish_list());
        pass(60);
    }
};

}  // namespace

TEST_CASE("a body that changes its identifier, name and term stays accredited under all its DIDs",
          "[issuer][trust]") {
    PublishedAuthority authority;
    const std::string next = "did:web:one-new.example";
    REQUIRE(authority.decide(amendment({.dids = {next}})));
    REQUIRE(authority.decide(amendment({.name = "Body one renamed (demo)", .until = day("2031-01-01")})));
    REQUIRE(authority.publish_list());
    const auto before = authority.published(1).entries.front();
    const auto now = authority.published(2).entries.front();
    CHECK(now.issuers == std::vector<std::string>{"did:web:one.example", next});
    CHECK(now.body.name == "Body one renamed (demo)");
    CHECK(now.valid_until == day("2031-01-01"));
    CHECK(now.history == before.history);
    CHECK(before.body.name == "Body one (demo)");
    authority.pass(60);
    REQUIRE(authority.decide(amendment({.is_without_end = true})));
    REQUIRE(authority.publish_list());
    CHECK_FALSE(authority.published(3).entries.front().valid_until.has_value());
    CHECK(authority.fsck().is_clean());
}

TEST_CASE("an amendment that changes nothing, or takes something back, is refused", "[issuer][trust]") {
    PublishedAuthority authority;
    const auto refusal = [&](TrustAmendment what, const std::string& id = "one") {
        const auto refused = authority.propose(amendment(std::move(what), id));
        REQUIRE_FALSE(refused);
        return refused.error().code;
    };
    CHECK(refusal({}) == ErrorCode::kBadValue);
    CHECK(refusal({.dids = {"did:web:one.example"}}) == ErrorCode::kConflict);
    CHECK(refusal({.dids = {"did:web:two.example", "did:web:two.example"}}) == ErrorCode::kConflict);
    CHECK(refusal({.dids = {"not a DID"}}) == ErrorCode::kBadValue);
    CHECK(refusal({.name = "Body one (demo)"}) == ErrorCode::kConflict);
    CHECK(refusal({.name = ""}) == ErrorCode::kBadValue);
    CHECK(refusal({.until = day("2026-12-31")}) == ErrorCode::kConflict);
    CHECK(refusal({.until = day("2031-01-01"), .is_without_end = true}) == ErrorCode::kBadValue);
    CHECK(refusal({.name = "Another"}, "two") == ErrorCode::kNotFound);
    auto with_event = amendment({.name = "Another"});
    with_event.event = wallet::AccreditationEvent{};
    CHECK(authority.propose(with_event).error().code == ErrorCode::kBadValue);
}

TEST_CASE("a term that is over, or an accreditation that ended, is not made longer", "[issuer][trust]") {
    PublishedAuthority authority;
    const auto proposal = authority.propose(amendment({.until = day("2028-01-01")}));
    REQUIRE(proposal);
    authority.clock.set(Timestamp::parse("2027-01-01T00:00:00Z")->instant());
    const auto late = approve_trust_change(authority.home, proposal->change.id, proposal->digest,
                                           authority.officer("biru"), authority.clock);
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::kConflict);
    CHECK(late.error().message().find("grant it anew") != std::string::npos);

    PublishedAuthority other;
    REQUIRE(other.act({.act = TrustAct::kWithdraw, .accreditation = "one"}));
    CHECK(other.propose(amendment({.until = day("2028-01-01")})).error().code == ErrorCode::kConflict);
    REQUIRE(other.decide(amendment({.dids = {"did:web:successor.example"}})));
    CHECK(other.fsck().is_clean());
}

TEST_CASE("a term becomes longer only where its accreditor could give it", "[issuer][trust]") {
    TestAuthority authority;
    auto council = sample_accreditation("council");
    council.role = wallet::AccreditedRole::kAccredit;
    council.valid_until = day("2028-01-01");
    auto below = sample_accreditation("one");
    below.accreditor = "did:web:council.example";
    below.valid_until = day("2027-01-01");
    REQUIRE(authority.decide(TestAuthority::grants({council, below})));
    REQUIRE(authority.publish_list());
    authority.pass(60);
    REQUIRE(authority.decide(amendment({.until = day("2027-06-01")})));
    REQUIRE(authority.publish_list());
    authority.pass(60);
    REQUIRE(authority.act({.act = TrustAct::kWithdraw, .accreditation = "council"}));
    const auto refused = authority.propose(amendment({.until = day("2027-12-01")}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "/entries/1/accreditor");
    REQUIRE(authority.decide(amendment({.name = "Body one renamed (demo)"})));
}

TEST_CASE("an amendment is signed as it is written, and read back the same", "[issuer][trust]") {
    auto change = amendment({.dids = {"did:web:two.example"}, .name = "Two", .until = day("2031-01-01")});
    change.id = "trust-1";
    const auto text = write_trust_document(change);
    REQUIRE(text);
    CHECK(text->find(
              R"("amendment":{"addDids":["did:web:two.example"],"name":"Two","validUntil":"2031-01-01"})") !=
          std::string::npos);
    const auto read = read_trust_document(*text);
    REQUIRE(read);
    CHECK(read->amendment == change.amendment);
    CHECK_FALSE(read_trust_document(std::string(*text).replace(text->find("addDids"), 7, "cutDids")));
}
