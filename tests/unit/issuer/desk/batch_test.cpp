// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/batch.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::sample_application;
using carnet::test::sample_batch;
using carnet::test::TestIssuer;

TEST_CASE("an imported batch keeps what it was made of", "[issuer][batch]") {
    TestIssuer issuer;
    const auto id = issuer.imported(5);
    const auto batch = find_batch(issuer.home, id).value();
    CHECK(batch.record.rows == 5);
    CHECK(batch.record.refused_rows == 3);
    CHECK(batch.record.source_name == "demo.csv");
    CHECK(batch.record.report == "line,verdict\r\n");
    CHECK(batch.record.imported_by == "asha");
    CHECK(batch.counts.open == 5);
    CHECK(batch.state == StatementState::kOpen);
    CHECK(list_batches(issuer.home).value().size() == 1);
    CHECK(find_batch(issuer.home, "none").error().code == ErrorCode::kNotFound);
}

TEST_CASE("a batch without rows is refused", "[issuer][batch]") {
    TestIssuer issuer;
    CHECK(import_batch(issuer.home, sample_batch(0), "asha", issuer.clock, issuer.random).error().code ==
          ErrorCode::kUsage);
}

TEST_CASE("the same file imported again is another batch with another digest", "[issuer][batch]") {
    TestIssuer issuer;
    const auto first = issuer.imported(3);
    const auto digest = issuer.digest(first);
    REQUIRE(withdraw_batch(issuer.home, first, issuer.officer("asha"), issuer.clock));
    const auto second = issuer.imported(3);
    CHECK(second != first);
    CHECK(issuer.digest(second) != digest);
}

TEST_CASE("an award is not in two batches, unless the first was withdrawn", "[issuer][batch]") {
    TestIssuer issuer;
    const auto first = issuer.imported(3);
    const auto again = import_batch(issuer.home, sample_batch(3), "asha", issuer.clock, issuer.random);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::kConflict);
    CHECK(again.error().detail.find(first) != std::string::npos);
    CHECK(again.error().where == "line 2");
    REQUIRE(withdraw_batch(issuer.home, first, issuer.officer("asha"), issuer.clock));
    CHECK(import_batch(issuer.home, sample_batch(3), "asha", issuer.clock, issuer.random));
}

TEST_CASE("an award is not twice in one batch, and then nothing of the batch is kept", "[issuer][batch]") {
    TestIssuer issuer;
    auto batch = sample_batch(3);
    batch.applications.push_back(sample_application(1));
    CHECK(import_batch(issuer.home, batch, "asha", issuer.clock, issuer.random).error().code ==
          ErrorCode::kConflict);
    CHECK(list_batches(issuer.home).value().empty());
}

TEST_CASE("awards are the same regardless of case and accents in the name", "[issuer][batch]") {
    auto one = sample_application(1);
    auto two = sample_application(2);
    std::get<wallet::CompetencyCertificate>(one.document).award.holder.name_latin = "José  Ñamuna";
    std::get<wallet::CompetencyCertificate>(two.document).award.holder.name_latin = "JOSE NAMUNA";
    CHECK(identity_of(one).by_person == identity_of(two).by_person);
    CHECK(identity_of(one).by_number != identity_of(two).by_number);
    std::get<wallet::CompetencyCertificate>(two.document).award.awarded = test::day("2026-05-02");
    CHECK(identity_of(one).by_person != identity_of(two).by_person);
}

TEST_CASE("a withdrawn batch is neither prepared, approved nor issued", "[issuer][batch]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(2);
    REQUIRE(withdraw_batch(issuer.home, batch, issuer.officer("biru"), issuer.clock));
    CHECK(sign_preparation(issuer.home, batch, issuer.officer("asha"), issuer.clock).error().code ==
          ErrorCode::kConflict);
    CHECK(approve_batch(issuer.home, batch, issuer.digest(batch), issuer.officer("biru"), issuer.clock)
              .error()
              .code == ErrorCode::kConflict);
    CHECK(issuer.issue(batch).error().code == ErrorCode::kConflict);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a batch whose issuing has begun is not withdrawn", "[issuer][batch]") {
    TestIssuer issuer;
    const auto batch = issuer.issued(2);
    CHECK(withdraw_batch(issuer.home, batch, issuer.officer("asha"), issuer.clock).error().code ==
          ErrorCode::kConflict);
}

TEST_CASE("the approver sees totals that add up and a sample that the digest chose", "[issuer][batch]") {
    TestIssuer issuer;
    const auto batch = issuer.prepared(60);
    const auto review = review_batch(issuer.home, batch).value();
    CHECK(review.certificates == 60);
    CHECK(review.unit_statements == 0);
    CHECK(review.by_method.at("trade-test") == 60);
    CHECK(review.by_country.at("NP") == 60);
    CHECK(review.by_awarded.at("2026-05-01") == 60);
    CHECK(review.by_level.at("NQF Level 3") == 60);
    REQUIRE(review.sample.size() == 10);
    std::set<std::int64_t> numbers;
    for (const auto& row : review.sample) {
        numbers.insert(row.number);
        CHECK(row.line == static_cast<std::size_t>(row.number) + 1);
        CHECK(wallet::award_of(row.document).number == "A-" + std::to_string(99'999 + row.number));
    }
    CHECK(numbers.size() == 10);
    std::set<std::int64_t> again;
    const auto second = review_batch(issuer.home, batch).value();
    for (const auto& row : second.sample) again.insert(row.number);
    CHECK(numbers == again);
    CHECK(review_batch(issuer.home, batch, 100)->sample.size() == 60);
}

TEST_CASE("an approver is not shown rows that were changed after import", "[issuer][batch]") {
    TestIssuer issuer;
    const auto batch = issuer.prepared(5);
    auto hand = issuer.other_hand();
    REQUIRE(
        hand.execute("UPDATE batch_rows SET claims = replace(claims, 'Namuna', 'Nemuna') WHERE number = 2"));
    CHECK(review_batch(issuer.home, batch).error().code == ErrorCode::kApprovalInvalid);
    CHECK(approve_batch(issuer.home, batch, issuer.digest(batch), issuer.officer("biru"), issuer.clock)
              .error()
              .code == ErrorCode::kApprovalInvalid);
}
