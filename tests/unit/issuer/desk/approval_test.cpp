// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/approval.h"

#include "tests/unit/issuer/issuer_fixture.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

Result<void> approve_as(TestIssuer& issuer, const std::string& batch, const std::string& officer) {
    return approve_batch(issuer.home, batch, issuer.digest(batch), issuer.officer(officer), issuer.clock);
}

ErrorCode issue_error(TestIssuer& issuer, const std::string& batch) {
    auto report = issuer.issue(batch);
    REQUIRE_FALSE(report);
    CHECK(issuer.credentials().empty());  // refused means: nothing was reserved either
    return report.error().code;
}

// asha and biru may prepare, biru and chitra approve.
struct ThreeOfficers : TestIssuer {
    ThreeOfficers() {
        const auto asha = officer("asha");
        const auto biru = officer("biru");
        add("chitra", {true, true}, {&asha, &biru});
    }
};

}  // namespace

TEST_CASE("a batch is issued only when one officer prepared and another approved it", "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.imported(3);
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalMissing);
    REQUIRE(sign_preparation(issuer.home, batch, issuer.officer("asha"), issuer.clock));
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalMissing);
    issuer.approve(batch);
    CHECK(issuer.issue(batch).value().issued_now == 3);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("the preparer cannot approve, even with both roles", "[issuer][approval]") {
    ThreeOfficers issuer;
    const auto batch = issuer.imported(2);
    REQUIRE(sign_preparation(issuer.home, batch, issuer.officer("chitra"), issuer.clock));
    CHECK(approve_as(issuer, batch, "chitra").error().code == ErrorCode::kForbidden);
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalMissing);
    REQUIRE(approve_as(issuer, batch, "biru"));
    CHECK(issuer.issue(batch));
}

TEST_CASE("one of two preparers cannot approve either", "[issuer][approval]") {
    ThreeOfficers issuer;
    const auto batch = issuer.prepared(2);
    REQUIRE(sign_preparation(issuer.home, batch, issuer.officer("chitra"), issuer.clock));
    CHECK(approve_as(issuer, batch, "chitra").error().code == ErrorCode::kForbidden);
}

TEST_CASE("roles are kept: a preparer does not approve, an approver does not prepare", "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.imported(2);
    CHECK(sign_preparation(issuer.home, batch, issuer.officer("biru"), issuer.clock).error().code ==
          ErrorCode::kForbidden);
    CHECK(approve_as(issuer, batch, "asha").error().code == ErrorCode::kForbidden);
    CHECK(approve_as(issuer, batch, "biru").error().code ==
          ErrorCode::kApprovalMissing);  // nobody prepared it
    CHECK(find_batch(issuer.home, batch).value().signatures.empty());
}

TEST_CASE("an approval is for the digest that was shown", "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.prepared(2);
    auto other = issuer.digest(batch);
    other[0] = static_cast<std::uint8_t>(other[0] ^ 1U);
    CHECK(approve_batch(issuer.home, batch, other, issuer.officer("biru"), issuer.clock).error().code ==
          ErrorCode::kConflict);
}

TEST_CASE("a row changed after approval stops the batch, whatever else was changed with it",
          "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    auto hand = issuer.other_hand();
    SECTION("the claims alone") {
        REQUIRE(hand.execute(
            "UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Nemuna') WHERE number = 2"));
    }
    SECTION("the day until which it is valid") {
        REQUIRE(hand.execute("UPDATE batch_rows SET valid_until = '2099-01-01' WHERE number = 2"));
    }
    SECTION("a row less") {
        REQUIRE(hand.execute("DELETE FROM batch_rows WHERE number = 3"));
    }
    SECTION("the profile") {
        REQUIRE(hand.execute("UPDATE batches SET profile = '{}'"));
    }
    SECTION("the statement") {
        REQUIRE(hand.execute(
            "UPDATE statements SET document = replace(document, '2.1', '2.2') WHERE kind = 'batch'"));
    }
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalInvalid);
}

TEST_CASE("a statement changed together with its digest is not what was signed", "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    auto statement = issuer.home.records().statements->find(batch).value().value();
    statement.document.replace(statement.document.find("2.1"), 3, "2.2");
    const auto digest = keys::sha256(as_bytes(statement.document));
    auto hand = issuer.other_hand();
    {
        auto query = hand.query("UPDATE statements SET document = ?1, digest = ?2 WHERE kind = 'batch'");
        REQUIRE(query->bind(1, statement.document).bind(2, ByteView(digest)).run());
    }
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalInvalid);
}

TEST_CASE("a forged signature is found before the key is used", "[issuer][approval]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(2);
    auto hand = issuer.other_hand();
    SECTION("of other bytes") {
        REQUIRE(hand.execute("UPDATE signatures SET signature = zeroblob(64) WHERE act = 'approve'"));
    }
    SECTION("with another officer's name") {
        REQUIRE(hand.execute("UPDATE signatures SET officer = 'biru' WHERE act = 'prepare'"));
    }
    SECTION("given another act") {
        REQUIRE(hand.execute("UPDATE signatures SET act = 'approve' WHERE act = 'prepare'"));
    }
    SECTION("at another time") {
        REQUIRE(hand.execute("UPDATE signatures SET time = time + 1 WHERE act = 'approve'"));
    }
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalInvalid);
}

TEST_CASE("an approval does not pass to another batch", "[issuer][approval]") {
    TestIssuer issuer;
    const auto approved = issuer.approved(2, "A");
    const auto other = issuer.prepared(2, "B");
    auto hand = issuer.other_hand();
    {
        auto query = hand.query("UPDATE signatures SET statement = ?1 WHERE act = 'approve'");
        REQUIRE(query->bind(1, std::string_view(other)).run());
    }
    auto report = issuer.issue(other);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kApprovalInvalid);
    CHECK(issuer.issue(approved).error().code == ErrorCode::kApprovalMissing);
}

TEST_CASE("an officer disabled after signing lets nothing be issued, another one's approval does",
          "[issuer][approval]") {
    ThreeOfficers issuer;
    const auto batch = issuer.approved(2);
    const auto asha = issuer.officer("asha");
    REQUIRE(set_officer_enabled(issuer.home, "biru", false, {&asha}, issuer.clock, issuer.random));
    CHECK(issue_error(issuer, batch) == ErrorCode::kApprovalMissing);
    REQUIRE(approve_as(issuer, batch, "chitra"));
    CHECK(issuer.issue(batch).value().issued_now == 2);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("an officer whose key was opened before they were disabled cannot act", "[issuer][approval]") {
    ThreeOfficers issuer;
    const auto batch = issuer.prepared(2);
    const auto biru = issuer.officer("biru");
    const auto asha = issuer.officer("asha");
    REQUIRE(set_officer_enabled(issuer.home, "biru", false, {&asha}, issuer.clock, issuer.random));
    CHECK(approve_batch(issuer.home, batch, issuer.digest(batch), biru, issuer.clock).error().code ==
          ErrorCode::kForbidden);
}

TEST_CASE("the text that is signed says who did what to which digest, and when", "[issuer][approval]") {
    OfficerSignature signature{"20261121-k3f9p", SignedAct::kApprove,       {},
                               "biru",           UtcTime{1'795'253'400, 0}, {}};
    CHECK(
        approval_text(StatementKind::kBatch, signature) ==
        R"({"act":"approve-batch","digest":"0000000000000000000000000000000000000000000000000000000000000000",)"
        R"("officer":"biru","statement":"20261121-k3f9p","time":"2026-11-21T09:30:00Z","type":"carnet-approval-v1"})");
}
