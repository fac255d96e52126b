// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/status_change.h"

#include "tests/unit/issuer/issuer_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

struct Issued : TestIssuer {
    Issued() {
        static_cast<void>(issued(4));
        for (const auto& credential : credentials()) ids.push_back(credential.reservation.id);
    }
    [[nodiscard]] CredentialRecord now(std::size_t i) const {
        return *home.records().credentials->find(ids[i]).value();
    }
    Result<StatusChangeSummary> propose(StatusAct act, std::vector<std::string> which, StatusReason reason) {
        const auto asha = officer("asha");
        return propose_status_change(home, {{}, act, std::move(which), reason, "letter 17"}, &asha, "asha",
                                     clock, random);
    }
    std::vector<std::string> ids;
};

}  // namespace

TEST_CASE("a revocation takes effect when the second officer approves, not before",
          "[issuer][status-change]") {
    Issued issuer;
    const auto proposal = issuer.propose(StatusAct::kRevoke, {issuer.ids[1]}, StatusReason::kFraud);
    REQUIRE(proposal);
    CHECK_FALSE(issuer.now(1).revoked);
    CHECK(approve_status_change(issuer.home, proposal->change.id, proposal->digest, issuer.officer("asha"),
                                issuer.clock)
              .error()
              .code == ErrorCode::kForbidden);
    CHECK_FALSE(issuer.now(1).revoked);
    REQUIRE(approve_status_change(issuer.home, proposal->change.id, proposal->digest, issuer.officer("biru"),
                                  issuer.clock));
    CHECK(issuer.now(1).revoked);
    CHECK_FALSE(issuer.now(0).revoked);
    const auto kept = find_status_change(issuer.home, proposal->change.id).value();
    CHECK(kept.state == StatementState::kApproved);
    CHECK(kept.change.reason == StatusReason::kFraud);
    CHECK(kept.change.text == "letter 17");
    CHECK(kept.signatures.size() == 2);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a revocation is final", "[issuer][status-change]") {
    Issued issuer;
    REQUIRE(issuer.change(StatusAct::kRevoke, {issuer.ids[0]}, StatusReason::kDataError));
    for (const auto act : {StatusAct::kRevoke, StatusAct::kSuspend, StatusAct::kReinstate}) {
        const auto reason = act == StatusAct::kReinstate ? StatusReason::kLegalOrder : StatusReason::kFraud;
        CHECK(issuer.change(act, {issuer.ids[0]}, reason).error().code == ErrorCode::kConflict);
    }
}

TEST_CASE("a suspension is lifted by a new act, and may come again", "[issuer][status-change]") {
    Issued issuer;
    const std::vector<std::string> which = {issuer.ids[2]};
    CHECK(issuer.change(StatusAct::kReinstate, which, StatusReason::kCleared).error().code ==
          ErrorCode::kConflict);
    REQUIRE(issuer.change(StatusAct::kSuspend, which, StatusReason::kUnderInvestigation));
    CHECK(issuer.now(2).suspended);
    CHECK(issuer.change(StatusAct::kSuspend, which, StatusReason::kUnderInvestigation).error().code ==
          ErrorCode::kConflict);
    REQUIRE(issuer.change(StatusAct::kReinstate, which, StatusReason::kCleared));
    CHECK_FALSE(issuer.now(2).suspended);
    REQUIRE(issuer.change(StatusAct::kSuspend, which, StatusReason::kConditionNotMet));
    REQUIRE(issuer.change(StatusAct::kRevoke, which, StatusReason::kAwardWithdrawn));
    CHECK(issuer.now(2).suspended);
    CHECK(issuer.now(2).revoked);
    CHECK(list_status_changes(issuer.home).value().size() == 4);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a change of many is applied to all or to none", "[issuer][status-change]") {
    Issued issuer;
    const auto many =
        issuer.propose(StatusAct::kSuspend, {issuer.ids[0], issuer.ids[1]}, StatusReason::kFraud);
    REQUIRE(many);
    REQUIRE(issuer.change(StatusAct::kRevoke, {issuer.ids[1]}, StatusReason::kFraud));  // in between
    CHECK(approve_status_change(issuer.home, many->change.id, many->digest, issuer.officer("biru"),
                                issuer.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK_FALSE(issuer.now(0).suspended);
    REQUIRE(withdraw_status_change(issuer.home, many->change.id, issuer.officer("asha"), issuer.clock));
    CHECK(approve_status_change(issuer.home, many->change.id, many->digest, issuer.officer("biru"),
                                issuer.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a proposal must name issued credentials, a fitting reason and a text", "[issuer][status-change]") {
    Issued issuer;
    CHECK(issuer.propose(StatusAct::kRevoke, {"urn:uuid:unknown"}, StatusReason::kFraud).error().code ==
          ErrorCode::kNotFound);
    CHECK(issuer.propose(StatusAct::kRevoke, {}, StatusReason::kFraud).error().code == ErrorCode::kBadValue);
    CHECK(issuer.propose(StatusAct::kRevoke, {issuer.ids[0], issuer.ids[0]}, StatusReason::kFraud)
              .error()
              .code == ErrorCode::kBadValue);
    CHECK(issuer.propose(StatusAct::kRevoke, {issuer.ids[0]}, StatusReason::kCleared).error().code ==
          ErrorCode::kBadValue);
    const auto empty = propose_status_change(
        issuer.home, {{}, StatusAct::kRevoke, {issuer.ids[0]}, StatusReason::kFraud, ""}, nullptr, "api:1",
        issuer.clock, issuer.random);
    CHECK(empty.error().code == ErrorCode::kBadValue);
    CHECK(list_status_changes(issuer.home).value().empty());
}

TEST_CASE("a proposal that nobody signed cannot be approved until an officer signs it",
          "[issuer][status-change]") {
    Issued issuer;
    const auto proposal = propose_status_change(
        issuer.home, {{}, StatusAct::kRevoke, {issuer.ids[0]}, StatusReason::kFraud, "from the desk"},
        nullptr, "api:1", issuer.clock, issuer.random);
    REQUIRE(proposal);
    CHECK(approve_status_change(issuer.home, proposal->change.id, proposal->digest, issuer.officer("biru"),
                                issuer.clock)
              .error()
              .code == ErrorCode::kApprovalMissing);
    CHECK(
        sign_proposal(issuer.home, proposal->change.id, issuer.officer("biru"), issuer.clock).error().code ==
        ErrorCode::kForbidden);
    REQUIRE(sign_proposal(issuer.home, proposal->change.id, issuer.officer("asha"), issuer.clock));
    auto other = proposal->digest;
    other[0] = static_cast<std::uint8_t>(other[0] ^ 1U);
    CHECK(approve_status_change(issuer.home, proposal->change.id, other, issuer.officer("biru"), issuer.clock)
              .error()
              .code == ErrorCode::kConflict);
    REQUIRE(approve_status_change(issuer.home, proposal->change.id, proposal->digest, issuer.officer("biru"),
                                  issuer.clock));
    CHECK(issuer.now(0).revoked);
}

TEST_CASE("a proposal changed in the store is not applied", "[issuer][status-change]") {
    Issued issuer;
    const auto proposal = issuer.propose(StatusAct::kSuspend, {issuer.ids[0]}, StatusReason::kFraud);
    auto hand = issuer.other_hand();
    REQUIRE(
        hand.execute("UPDATE statements SET document = replace(document, 'suspend', 'revoke') "
                     "WHERE kind = 'status-change'"));
    CHECK(approve_status_change(issuer.home, proposal->change.id, proposal->digest, issuer.officer("biru"),
                                issuer.clock)
              .error()
              .code == ErrorCode::kApprovalInvalid);
    CHECK_FALSE(issuer.now(0).revoked);
}

TEST_CASE("every reason belongs to some act and is spelled one way", "[issuer][status-change]") {
    for (int code = 0; code <= static_cast<int>(StatusReason::kSuspendedInError); ++code) {
        const auto reason = static_cast<StatusReason>(code);
        CHECK(status_reason_from(to_string(reason)) == reason);
        CHECK((may_be_reason(StatusAct::kRevoke, reason) || may_be_reason(StatusAct::kSuspend, reason) ||
               may_be_reason(StatusAct::kReinstate, reason)));
    }
    CHECK_FALSE(status_reason_from("because"));
    CHECK(status_act_from("reinstate") == StatusAct::kReinstate);
}
