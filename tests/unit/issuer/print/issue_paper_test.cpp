// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue_paper.h"

#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/cose/paper_code.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

Result<std::vector<SignedPaper>> papers(TestIssuer& issuer, const std::string& batch) {
    const auto record = find_batch(issuer.home, batch).value().record;
    return issue_papers(issuer.home, record, issuer.credentials(), issuer.certificate_key(), issuer.clock);
}

ErrorCode refusal(const Result<std::vector<SignedPaper>>& result) {
    REQUIRE(result.has_error());
    return result.error().code;
}

}  // namespace

TEST_CASE("a print holds the award that was issued, is signed now, and stands in the audit log", "[print]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(3);
    issuer.clock.set(issuer.clock.now().plus_seconds(3600));
    const auto made = papers(issuer, batch);
    REQUIRE(made);
    REQUIRE(made->size() == 3);
    const auto awards = issuer.credentials();
    std::vector<AuditEntry> entries;
    REQUIRE(check_audit_chain(issuer.home.records(), {},
                              [&](const AuditEntry& entry) { entries.push_back(entry); }));
    REQUIRE(entries.size() > 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& paper = (*made)[i];
        CHECK(paper.document.envelope.id == awards[i].reservation.id);
        CHECK(paper.document.printed == issuer.clock.now());
        const auto code = wallet::read_paper_code(paper.text).value();
        CHECK(wallet::verify_cose_sign1(code.message, issuer.certificate_key().record.public_key));
        REQUIRE(code.document.envelope.statuses.size() == 2);
        CHECK(code.document.envelope.statuses[0].index == awards[i].reservation.index);
        const auto& entry = entries[entries.size() - 3 + i];
        CHECK(entry.action == AuditAction::kPaperSigned);
        CHECK(entry.object == awards[i].reservation.id);
        CHECK(entry.detail == paper.digest);
    }
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a print is found again by its digest, and another print of the same award is another", "[print]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(1);
    const auto first = papers(issuer, batch).value().front();
    issuer.clock.set(issuer.clock.now().plus_seconds(60));
    const auto second = papers(issuer, batch).value().front();
    CHECK(first.digest != second.digest);
    const auto found =
        find_papers(issuer.home, [&](const Sha256Digest& each) { return each == second.digest; });
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().award == issuer.credentials().front().reservation.id);
    CHECK(found->front().printed == issuer.clock.now());
    CHECK(find_papers(issuer.home, [](const Sha256Digest&) { return false; }).value().empty());
}

TEST_CASE("what is withdrawn, was changed in the store, or is of another key gets no print", "[print]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(2);
    const auto record = find_batch(issuer.home, batch).value().record;
    const auto head = audit_head(issuer.home.records()).value().seq;
    CertificateKey mixed = issuer.certificate_key();
    mixed.signer = issuer.status_key().signer;
    CHECK(refusal(issue_papers(issuer.home, record, issuer.credentials(), mixed, issuer.clock)) ==
          ErrorCode::kSignatureInvalid);
    auto awards = issuer.credentials();
    const auto at = awards[0].text.find("Namuna");
    REQUIRE(at != std::string::npos);
    awards[0].text.replace(at, 6, "Nobody");
    CHECK(refusal(issue_papers(issuer.home, record, awards, issuer.certificate_key(), issuer.clock)) ==
          ErrorCode::kStoreCorrupt);
    CHECK(audit_head(issuer.home.records()).value().seq == head);
    REQUIRE(issuer.change(StatusAct::kRevoke, {awards[0].reservation.id}, StatusReason::kAwardWithdrawn));
    CHECK(refusal(papers(issuer, batch)) == ErrorCode::kConflict);
}
