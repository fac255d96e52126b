// SPDX-License-Identifier: Apache-2.0
// Apart from the other tests of issuing, so that ThreadSanitizer looks at this one.
#include "base/json_reader.h"
#include "issuer/issue.h"
#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/credential.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::sample_batch;
using carnet::test::TestIssuer;

TEST_CASE(
    "many threads sign while groups are stored, as one would: every row once, in order, what is refused "
    "included",
    "[issuer][issue]") {
    TestIssuer issuer;
    auto batch = sample_batch(150);
    batch.applications[70].valid_until = test::day("2026-11-20");  // yesterday
    const auto summary = import_batch(issuer.home, batch, "asha", issuer.clock, issuer.random);
    REQUIRE(summary);
    const auto& id = summary->record.id;
    REQUIRE(sign_preparation(issuer.home, id, issuer.officer("asha"), issuer.clock));
    issuer.approve(id);
    IssueOptions options;
    options.group_size = 40;
    options.threads = 4;
    const auto report = issuer.issue(id, options);
    REQUIRE(report);
    CHECK(report->issued_now == 149);
    REQUIRE(report->refused_now.size() == 1);
    CHECK(report->refused_now[0].row == 71);
    const auto credentials = issuer.credentials();
    REQUIRE(credentials.size() == 150);
    for (std::size_t i = 0; i < credentials.size(); ++i) {
        if (i == 70) continue;
        const auto json = JsonDocument::parse(credentials[i].text).value();
        CHECK(wallet::Credential::from_json(json)->id() == credentials[i].reservation.id);
    }
    CHECK(issuer.fsck().is_clean());
}
