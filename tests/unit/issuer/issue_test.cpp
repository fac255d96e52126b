// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue.h"

#include "base/json_reader.h"
#include "issuer/records/sqlite_records.h"
#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/competency.h"

#include <unistd.h>
#include <fstream>
#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::sample_batch;
using carnet::test::TestIssuer;

namespace {

// Issues the batch of `issuer` after something was done to its store; approved as if the officers had seen it
// so.
std::string approve_new(TestIssuer& issuer, const NewBatch& batch) {
    auto summary = import_batch(issuer.home, batch, "asha", issuer.clock, issuer.random);
    REQUIRE(summary);
    REQUIRE(sign_preparation(issuer.home, summary->record.id, issuer.officer("asha"), issuer.clock));
    issuer.approve(summary->record.id);
    return summary->record.id;
}

}  // namespace

TEST_CASE("an issued credential says what was approved, in the issuer's name, under its key",
          "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    const auto report = issuer.issue(batch);
    REQUIRE(report);
    CHECK(report->issued_now == 3);
    CHECK(report->issued_before == 0);
    CHECK(report->refused_now.empty());
    const auto credentials = issuer.credentials();
    REQUIRE(credentials.size() == 3);
    const auto rows = issuer.home.records().batches->rows(1, 0, 10).value();
    for (std::size_t i = 0; i < credentials.size(); ++i) {
        const auto json = JsonDocument::parse(credentials[i].text).value();
        const auto credential = wallet::Credential::from_json(json).value();
        CHECK(credential.id() == credentials[i].reservation.id);
        CHECK(credential.issuer() == "did:web:certs.example");
        CHECK(credential.valid_from()->instant() == issuer.clock.now());
        CHECK(credential.valid_until()->text() == "2031-04-30T23:59:59Z");
        REQUIRE(credential.statuses().size() == 2);
        CHECK(credential.statuses()[0].index == credentials[i].reservation.index);
        CHECK(credential.statuses()[1].index == credentials[i].reservation.index);
        CHECK(wallet::write_claims(wallet::read_competency(credential).value()) == rows[i].claims);
        const auto& key = issuer.certificate_key().record;
        REQUIRE(credential.proofs().size() == 1);
        CHECK(wallet::check_proof(json.root(), credential.proofs()[0], key.public_key,
                                  wallet::embedded_contexts()));
        CHECK(wallet::read_proof(credential.proofs()[0]).value().verification_method ==
              "did:web:certs.example#" + key.id);
    }
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("issuing a finished batch again changes nothing", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(5);
    const auto before = issuer.credentials();
    const auto head = audit_head(issuer.home.records()).value();
    const auto again = issuer.issue(batch);
    REQUIRE(again);
    CHECK(again->issued_now == 0);
    CHECK(again->issued_before == 5);
    CHECK(again->commits == 0);
    const auto after = issuer.credentials();
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].text == before[i].text);
    CHECK(audit_head(issuer.home.records())->seq == head.seq);
}

TEST_CASE("groups of any size issue every row once", "[issuer][issue]") {
    const std::size_t group = GENERATE(1U, 3U, 7U, 500U);
    TestIssuer issuer;
    const auto batch = issuer.approved(7);
    const auto report = issuer.issue(batch, {group, {}});
    REQUIRE(report);
    CHECK(report->issued_now == 7);
    std::set<std::int64_t> rows;
    for (const auto& credential : issuer.credentials()) rows.insert(credential.reservation.row);
    CHECK(rows.size() == 7);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a group size out of bounds and an unknown batch are refused", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(1);
    CHECK(issuer.issue(batch, {0, {}}).error().code == ErrorCode::kUsage);
    CHECK(issuer.issue(batch, {10'001, {}}).error().code == ErrorCode::kUsage);
    CHECK(issuer.issue("none").error().code == ErrorCode::kNotFound);
}

TEST_CASE("stopping at any stage keeps what was committed and loses nothing of the rest", "[issuer][issue]") {
    const int stop_at = GENERATE(range(0, 9));
    TestIssuer issuer;
    const auto batch = issuer.approved(12);
    int calls = 0;
    IssueOptions options{4, [&](const IssueProgress&) { return calls++ != stop_at; }};
    const auto stopped = issuer.issue(batch, options);
    REQUIRE(stopped);
    const bool was_stopped = stopped->stopped;
    CHECK(was_stopped == (calls == stop_at + 1));
    CHECK(issuer.fsck().is_clean());
    const auto rest = issuer.issue(batch, {4, {}});
    REQUIRE(rest);
    CHECK(stopped->issued_now + rest->issued_now == 12);
    CHECK(rest->issued_before == stopped->issued_now);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("progress counts up to the number of rows", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(10);
    std::vector<std::uint64_t> done;
    IssueOptions options{4, [&](const IssueProgress& progress) {
                             CHECK(progress.total == 10);
                             if (progress.stage == IssueStage::kStored) done.push_back(progress.done);
                             return true;
                         }};
    REQUIRE(issuer.issue(batch, options));
    CHECK(done == std::vector<std::uint64_t>{4, 8, 10});
}

TEST_CASE("a signature made with another key is caught before anything is stored", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    auto key = issuer.certificate_key();
    key.signer = issuer.status_key().signer;
    const auto report = issue_batch(issuer.home, batch, key, {}, issuer.clock, issuer.random);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kSignatureInvalid);
    for (const auto& credential : issuer.credentials()) CHECK(credential.state == CredentialState::kReserved);
    CHECK(issuer.fsck().is_clean());
    CHECK(issuer.issue(batch).value().issued_now ==
          3);  // with the right key the same reservations are finished
    CHECK(issuer.credentials().size() == 3);
}

TEST_CASE("a key for status lists signs no certificate", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(3);
    const auto status = issuer.status_key();
    const auto report =
        issue_batch(issuer.home, batch, {status.record, status.signer}, {}, issuer.clock, issuer.random);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kLintRefused);
    CHECK(report.error().where == "lint rule signing-key");
}

TEST_CASE("a key revoked while a run goes on signs no further group", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(6);
    const auto key = issuer.certificate_key();
    IssueOptions options{2, [&](const IssueProgress& progress) {
                             if (progress.stage == IssueStage::kStored && progress.done == 2) {
                                 auto store = issuer.home.keys();
                                 REQUIRE(store->change_state(key.record.id, keys::KeyState::kRevoked,
                                                             issuer.clock.now(), issuer.clock.now()));
                             }
                             return true;
                         }};
    const auto report = issuer.issue(batch, options);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kLintRefused);
    CHECK(issuer.home.records().credentials->counts(1).value().issued == 2);
}

TEST_CASE("a clock set back before the last credential stops issuing before anything is reserved",
          "[issuer][issue]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2, "A"));
    const auto batch = issuer.approved(2, "B");
    issuer.clock.set(issuer.clock.now().plus_seconds(-3600));
    const auto report = issuer.issue(batch);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kClock);
    CHECK(issuer.credentials().size() == 2);
}

TEST_CASE("a clock set back by less than a minute issues, and no credential begins before an earlier one",
          "[issuer][issue]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2, "A"));
    const auto batch = issuer.approved(2, "B");
    const auto first = issuer.clock.now();
    issuer.clock.set(first.plus_seconds(-30));
    REQUIRE(issuer.issue(batch));
    for (const auto& credential : issuer.credentials()) CHECK(credential.reservation.valid_from == first);
}

TEST_CASE("a clock set back between reserving and signing stops before the key is used", "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(2);
    IssueOptions options{
        500, [&](const IssueProgress& progress) { return progress.stage != IssueStage::kReserved; }};
    REQUIRE(issuer.issue(batch, options));
    issuer.clock.set(issuer.clock.now().plus_seconds(-3600));
    const auto report = issuer.issue(batch);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::kClock);
}

TEST_CASE("a row whose currency is over by now is refused and recorded; the others are issued",
          "[issuer][issue]") {
    TestIssuer issuer;
    auto batch = sample_batch(3);
    batch.applications[1].valid_until = test::day("2026-11-20");  // yesterday
    const auto id = approve_new(issuer, batch);
    const auto report = issuer.issue(id);
    REQUIRE(report);
    CHECK(report->issued_now == 2);
    REQUIRE(report->refused_now.size() == 1);
    CHECK(report->refused_now[0].row == 2);
    CHECK(report->refused_now[0].line == 3);
    CHECK_FALSE(report->refused_now[0].detail.empty());
    CHECK(issuer.home.records().credentials->counts(1)->refused == 1);
    CHECK(issuer.issue(id)->issued_now == 0);
    CHECK(issuer.fsck().is_clean());
    // The award may be imported again, corrected.
    CHECK(import_batch(issuer.home,
                       {.profile = batch.profile,
                        .source_name = "corrected.csv",
                        .report_csv = "",
                        .applications = {test::sample_application(1)}},
                       "asha", issuer.clock, issuer.random));
}

TEST_CASE("what was reserved is finished with the words it was reserved with, though settings changed",
          "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(2);
    REQUIRE(issuer.issue(
        batch, {500, [](const IssueProgress& progress) { return progress.stage != IssueStage::kReserved; }}));
    std::string settings(test::kSettings);
    settings.replace(settings.find("Board"), 5, "House");
    std::ofstream(issuer.home.settings_path()) << settings;
    issuer.home = issuer.reopened();
    CHECK(issuer.issue(batch).value().issued_now == 2);
    for (const auto& credential : issuer.credentials()) {
        CHECK(credential.text.find("Demo Skills Testing Board (demo)") != std::string::npos);
    }
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a second issue of the same batch is refused while the first runs, another batch is not",
          "[issuer][issue]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(2, "A");
    const auto other = issuer.approved(2, "B");
    const auto lock = HomeLock::take(issuer.home, "issue-" + batch);
    REQUIRE(lock);
    const auto refused = issuer.issue(batch);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kConflict);
    CHECK(refused.error().detail.find(std::to_string(::getpid())) != std::string::npos);
    CHECK(issuer.issue(other));
}

TEST_CASE("two batches issued in turns never share a place", "[issuer][issue]") {
    TestIssuer issuer;
    const auto first = issuer.approved(30, "A");
    const auto second = issuer.approved(30, "B");
    auto other_home = issuer.reopened();
    test::SeededRandom same_random(7);  // the worst case: both draw the same numbers
    issuer.random = test::SeededRandom(7);
    IssueOptions nested{3, [&](const IssueProgress& progress) {
                            if (progress.stage == IssueStage::kStored && progress.done == 15) {
                                REQUIRE(issue_batch(other_home, second, issuer.certificate_key(), {4, {}},
                                                    issuer.clock, same_random));
                            }
                            return true;
                        }};
    const auto report = issuer.issue(first, nested);
    REQUIRE(report);
    std::set<std::uint64_t> places;
    std::set<std::string> ids;
    for (const auto& credential : issuer.credentials()) {
        places.insert(credential.reservation.index);
        ids.insert(credential.reservation.id);
    }
    CHECK(places.size() == 60);
    CHECK(ids.size() == 60);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a full disk stops with a clear error, loses nothing, and the rest is issued when there is room",
          "[issuer][issue][disk-full]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(200);
    store::OpenOptions small;
    {
        auto hand = issuer.other_hand();
        auto pages = hand.query("PRAGMA page_count");
        REQUIRE(pages->next().value());
        small.max_pages = static_cast<std::uint32_t>(pages->integer(0) + 130);
    }
    issuer.home.records() = open_sqlite_records(issuer.home.store_path(), small).value();
    std::uint64_t acknowledged = 0;
    const IssueOptions options{20, [&](const IssueProgress& progress) {
                                   if (progress.stage == IssueStage::kStored) acknowledged = progress.done;
                                   return true;
                               }};
    const auto full = issuer.issue(batch, options);
    REQUIRE_FALSE(full);
    CHECK(full.error().code == ErrorCode::kDiskFull);
    REQUIRE(acknowledged > 0);
    CHECK(issuer.home.records().credentials->counts(1)->issued == acknowledged);
    CHECK(issuer.fsck().is_clean());
    issuer.home.records() = open_sqlite_records(issuer.home.store_path(), {}).value();
    CHECK(issuer.issue(batch).value().issued_now == 200 - acknowledged);
    CHECK(issuer.fsck().is_clean());
}
