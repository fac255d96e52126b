// SPDX-License-Identifier: Apache-2.0
// fsck is shown one kind of tampering after the other, each with the file in hand and without our triggers.
#include "issuer/fsck.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <algorithm>
#include <functional>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

// An issuer that has done a bit of everything.
struct Lived : TestIssuer {
    Lived() {
        static_cast<void>(issued(4, "A"));
        auto late = test::sample_batch(2, "L");
        late.applications[0].valid_until = test::day("2026-11-20");
        auto summary = import_batch(home, late, "asha", clock, random);
        REQUIRE(summary);
        REQUIRE(sign_preparation(home, summary->record.id, officer("asha"), clock));
        approve(summary->record.id);
        REQUIRE(issue(summary->record.id));
        const auto all = credentials();
        REQUIRE(change(StatusAct::kRevoke, {all[0].reservation.id}, StatusReason::kFraud));
        REQUIRE(change(StatusAct::kSuspend, {all[1].reservation.id}, StatusReason::kUnderInvestigation));
        REQUIRE(publish());
        REQUIRE(publish(true));
        open_batch = prepared(2, "O");
        const auto asha = officer("asha");
        const auto biru = officer("biru");
        add("chitra", {true, true}, {&asha, &biru});
    }
    std::string open_batch;
};

struct Tampering {
    std::string name;
    store::Sql sql;
    FsckCheck found_by;
};

const std::vector<Tampering>& tamperings() {
    static const std::vector<Tampering> all = {
        {"an audit text", "UPDATE audit SET text = replace(text, 'operator', 'somebody') WHERE seq = 2",
         FsckCheck::kAudit},
        {"an audit entry less", "DELETE FROM audit WHERE seq = 5", FsckCheck::kAudit},
        {"the log's end cut off", "DELETE FROM audit WHERE seq > 9", FsckCheck::kAudit},
        {"claims of an issued row",
         "UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Nemuna') WHERE key = 1",
         FsckCheck::kBatches},
        {"claims of an open row",
         "UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Nemuna') WHERE batch = 3",
         FsckCheck::kBatches},
        {"an open row less", "DELETE FROM batch_rows WHERE batch = 3 AND number = 2", FsckCheck::kBatches},
        {"an open row's digest", "UPDATE batch_rows SET digest = zeroblob(32) WHERE batch = 3 AND number = 2",
         FsckCheck::kBatches},
        {"a batch's count", "UPDATE batches SET row_count = 3 WHERE number = 1", FsckCheck::kBatches},
        {"a batch's profile", "UPDATE batches SET profile = '{}' WHERE number = 1", FsckCheck::kBatches},
        {"a statement",
         "UPDATE statements SET document = replace(document, '2.1', '2.2') WHERE kind = 'batch'",
         FsckCheck::kApprovals},
        {"a reason for revoking",
         "UPDATE statements SET document = replace(document, 'for the test', 'for fun!')",
         FsckCheck::kApprovals},
        {"an approval less", "DELETE FROM signatures WHERE act = 'approve' AND officer = 'biru'",
         FsckCheck::kApprovals},
        {"a preparation less", "DELETE FROM signatures WHERE act = 'prepare'", FsckCheck::kApprovals},
        {"a signature's bytes", "UPDATE signatures SET signature = zeroblob(64) WHERE number = 1",
         FsckCheck::kApprovals},
        {"an approver's name", "UPDATE signatures SET officer = 'asha' WHERE act = 'approve'",
         FsckCheck::kApprovals},
        {"an approval claimed",
         "UPDATE statements SET state = 'approved', concluded_by = 6 WHERE state = 'open'",
         FsckCheck::kApprovals},
        {"an approval hidden", "UPDATE statements SET concluded_by = 0 WHERE state = 'approved'",
         FsckCheck::kAudit},
        {"an officer's key",
         "UPDATE officers SET key = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' WHERE id = 'biru'",
         FsckCheck::kOfficers},
        {"an officer's key, seen by their signatures",
         "UPDATE officers SET key = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' WHERE id = 'biru'",
         FsckCheck::kApprovals},
        {"an officer's roles", "UPDATE officers SET may_approve = 1 WHERE id = 'asha'", FsckCheck::kOfficers},
        {"an officer disabled by nobody", "UPDATE officers SET enabled = 0 WHERE id = 'asha'",
         FsckCheck::kOfficers},
        {"an officer from nowhere",
         "INSERT INTO officers(id, name, may_prepare, may_approve, key, enabled, added) VALUES('eve', 'Eve', "
         "1, 1, "
         "'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 1, 0)",
         FsckCheck::kOfficers},
        {"a voucher less",
         "DELETE FROM signatures WHERE statement IN (SELECT id FROM statements WHERE kind = "
         "'officer-change')",
         FsckCheck::kOfficers},
        {"a signed name", "UPDATE signed SET text = replace(text, 'Namuna', 'Nemuna') WHERE number = 2",
         FsckCheck::kCredentials},
        {"a proof",
         "UPDATE signed SET text = replace(text, '\"proofValue\":\"z', '\"proofValue\":\"z1') WHERE number = "
         "2",
         FsckCheck::kCredentials},
        {"a signed text exchanged for another",
         "UPDATE signed SET text = (SELECT text FROM signed WHERE number = 3) WHERE number = 2",
         FsckCheck::kCredentials},
        {"an intent", "UPDATE credentials SET intent = zeroblob(32) WHERE number = 2",
         FsckCheck::kCredentials},
        {"a credential unsigned again", "DELETE FROM signed WHERE number = 2", FsckCheck::kAudit},
        {"a credential gone", "DELETE FROM signed WHERE number = 2; DELETE FROM credentials WHERE number = 2",
         FsckCheck::kAudit},
        {"a place", "UPDATE credentials SET place = (place + 1) % 131072 WHERE number = 3",
         FsckCheck::kCredentials},
        {"a place outside of the list", "UPDATE credentials SET place = 131072 WHERE number = 3",
         FsckCheck::kPlaces},
        {"the number of used places", "UPDATE status_lists SET used = used - 1", FsckCheck::kPlaces},
        {"a refusal's reason", "UPDATE refused SET detail = 'other'", FsckCheck::kAudit},
        {"a refusal undone", "DELETE FROM refused", FsckCheck::kAudit},
        {"a revocation undone", "DELETE FROM status_bits WHERE purpose = 'revocation'", FsckCheck::kStatus},
        {"a revocation undone, seen in what is published",
         "DELETE FROM status_bits WHERE purpose = 'revocation'", FsckCheck::kPublished},
        {"a revocation by nobody",
         "INSERT INTO status_bits(list, purpose, place) SELECT list, 'revocation', place FROM credentials "
         "WHERE number = 3",
         FsckCheck::kStatus},
        {"a bit at an empty place",
         "INSERT INTO status_bits(list, purpose, place) SELECT 1, 'suspension', max(place) + 1 FROM "
         "credentials",
         FsckCheck::kStatus},
        {"a published text",
         "UPDATE publications SET text = replace(text, 'validUntil', 'validuntil') WHERE number = 1",
         FsckCheck::kPublished},
        {"a published version exchanged",
         "UPDATE publications SET text = (SELECT text FROM publications WHERE number = 2) "
         "WHERE number = 1",
         FsckCheck::kAudit},
        {"a published version less", "DELETE FROM publications WHERE number = 1", FsckCheck::kAudit},
        {"a row that others refer to", "DELETE FROM envelopes", FsckCheck::kDatabase},
    };
    return all;
}

bool has(const FsckReport& report, FsckCheck check) {
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [&](const FsckFinding& finding) { return finding.check == check; });
}

std::string text_of(const FsckReport& report) {
    std::string text;
    for (const auto& finding : report.findings) {
        text +=
            std::string(to_string(finding.check)) + " | " + finding.object + " | " + finding.detail + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("an issuer that has lived is clean, and fsck says what it looked at", "[issuer][fsck]") {
    Lived issuer;
    std::uint64_t last = 0;
    const auto report = issuer.fsck({std::nullopt, [&](std::uint64_t done, std::uint64_t total) {
                                         CHECK(done <= total);
                                         last = done;
                                     }});
    INFO(text_of(report));
    CHECK(report.is_clean());
    CHECK(report.batches == 3);
    CHECK(report.credentials == 6);
    CHECK(report.refused == 1);
    CHECK(report.reserved == 0);
    CHECK(report.publications == 4);
    CHECK(report.signatures_checked > 15);
    CHECK(last == 6);
    CHECK(report.audit_head.seq == audit_head(issuer.home.records())->seq);
}

TEST_CASE("what a server publishes while fsck looks is neither half seen nor missed", "[issuer][fsck]") {
    Lived issuer;
    const auto entries = audit_head(issuer.home.records())->seq;
    auto server = issuer.reopened();
    std::size_t published = 0;
    const auto report = issuer.fsck({std::nullopt, [&](std::uint64_t, std::uint64_t) {
                                         if (published > 0) return;
                                         const auto lists =
                                             publish_due(server, issuer.status_key(), issuer.clock, true);
                                         published = lists ? lists->size() : 0;
                                     }});
    REQUIRE(published > 0);
    INFO(text_of(report));
    CHECK(report.is_clean());
    CHECK(report.audit_head.seq == entries);
    CHECK(audit_head(issuer.home.records())->seq > entries);
    CHECK(issuer.fsck().publications > report.publications);
}

TEST_CASE("each kind of tampering is found by the check that is there for it", "[issuer][fsck]") {
    const auto& tampering = GENERATE(from_range(tamperings()));
    CAPTURE(tampering.name);
    Lived issuer;
    {
        auto hand = issuer.other_hand();
        REQUIRE(hand.execute(tampering.sql));
    }
    const auto report = issuer.fsck();
    INFO(text_of(report));
    CHECK(has(report, tampering.found_by));
}

TEST_CASE("a log cut off at its end together with what it spoke of is found by who noted the head",
          "[issuer][fsck]") {
    Lived issuer;
    const auto head = audit_head(issuer.home.records()).value();
    auto hand = issuer.other_hand();
    REQUIRE(hand.execute(
        "DELETE FROM signatures WHERE statement IN (SELECT id FROM statements WHERE concluded_by = "
        "(SELECT max(seq) FROM audit)); DELETE FROM statements WHERE concluded_by = (SELECT max(seq) "
        "FROM audit); DELETE FROM officers WHERE id = 'chitra'; DELETE FROM audit WHERE seq = (SELECT "
        "max(seq) FROM audit)"));
    CHECK(issuer.fsck().is_clean());  // honest about its limit
    CHECK(has(issuer.fsck({head, {}}), FsckCheck::kAudit));
}

TEST_CASE("two persons who are one in the records are found", "[issuer][fsck]") {
    TestIssuer issuer;
    const auto asha = issuer.officer("asha");
    const auto biru = issuer.officer("biru");
    issuer.add("chitra", {true, true}, {&asha, &biru});
    // Sound signatures, but both of one person: only SQL can bring them together.
    const auto batch = issuer.imported(1);
    const auto chitra = issuer.officer("chitra");
    const auto statement = issuer.home.records().statements->find(batch).value().value();
    for (const auto act : {SignedAct::kPrepare, SignedAct::kApprove}) {
        const auto signature = sign_statement(statement, act, chitra, issuer.clock.now());
        REQUIRE(issuer.home.records().signatures->add(*signature));
    }
    CHECK(issuer.issue(batch).error().code == ErrorCode::kForbidden);
    auto hand = issuer.other_hand();
    REQUIRE(hand.execute("UPDATE statements SET state = 'approved', concluded_by = 5 WHERE kind = 'batch'"));
    CHECK(has(issuer.fsck(), FsckCheck::kApprovals));
}

TEST_CASE("an interrupted run is not a finding, and is counted", "[issuer][fsck]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(5);
    REQUIRE(issuer.issue(
        batch, {2, [](const IssueProgress& progress) { return progress.stage != IssueStage::kStored; }}));
    const auto report = issuer.fsck();
    INFO(text_of(report));
    CHECK(report.is_clean());
    CHECK(report.reserved == 3);  // the group that was being signed, and the one after it
    CHECK(report.credentials == 5);
}
