// SPDX-License-Identifier: Apache-2.0
#include "issuer/publish.h"

#include "base/json_reader.h"
#include "tests/unit/issuer/issuer_fixture.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/credential.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/status-list/status_list_credential.h"

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

wallet::StatusList read(const TestIssuer& issuer, const Publication& publication) {
    const auto json = JsonDocument::parse(publication.text).value();
    const auto credential = wallet::Credential::from_json(json).value();
    REQUIRE(credential.proofs().size() == 1);
    CHECK(wallet::check_proof(json.root(), credential.proofs()[0], issuer.status_key().record.public_key,
                              wallet::embedded_contexts()));
    auto list = wallet::read_status_list(credential, 1, 1'000'000);
    REQUIRE(list);
    return std::move(*list);
}

}  // namespace

TEST_CASE("nothing is published before there is a list, and nothing twice without need",
          "[issuer][publish]") {
    TestIssuer issuer;
    CHECK_FALSE(is_publishing_due(issuer.home, issuer.clock.now()).value());
    CHECK(issuer.publish().value().empty());
    static_cast<void>(issuer.issued(2));
    CHECK(is_publishing_due(issuer.home, issuer.clock.now()).value());
    CHECK(issuer.publish().value().size() == 2);  // revocation and suspension
    CHECK_FALSE(is_publishing_due(issuer.home, issuer.clock.now()).value());
    CHECK(issuer.publish().value().empty());
    CHECK(issuer.publish(true).value().size() == 2);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a published list is signed with the status key and says whose, what, and until when",
          "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2));
    const auto published = issuer.publish().value();
    REQUIRE(published.size() == 2);
    const auto list = read(issuer, published[0]);
    CHECK(list.id == "https://certs.example/status/" + published[0].list_id + "/revocation");
    CHECK(list.issuer == "did:web:certs.example");
    CHECK(list.purposes == std::vector<std::string>{"revocation"});
    CHECK(list.valid_from->instant() == issuer.clock.now());
    CHECK(list.valid_until->instant() == issuer.clock.now().plus_seconds(86'400));
    CHECK(list.ttl_milliseconds == 5'000U);
    CHECK(list.bits.entries() == 131'072);
    CHECK(published[0].version == 1);
}

TEST_CASE("a revocation is in the next version, and the version before it stays as it was",
          "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2));
    const auto credential = issuer.credentials()[0];
    const auto first = issuer.publish().value();
    REQUIRE(issuer.change(StatusAct::kRevoke, {credential.reservation.id}, StatusReason::kFraud));
    issuer.clock.set(issuer.clock.now().plus_seconds(2));
    const auto second = issuer.publish().value();
    REQUIRE(second.size() == 2);
    CHECK(second[0].version == 2);
    CHECK(read(issuer, second[0]).bits.get(credential.reservation.index).value() == 1);
    CHECK(read(issuer, second[1]).bits.get(credential.reservation.index).value() == 0);  // not suspended
    const auto kept =
        issuer.home.records().publications->find(first[0].list_id, StatusPurpose::kRevocation, 1).value();
    REQUIRE(kept);
    CHECK(kept->text == first[0].text);
    CHECK(read(issuer, *kept).bits.get(credential.reservation.index).value() == 0);
    CHECK(issuer.home.records()
              .publications->latest(first[0].list_id, StatusPurpose::kRevocation)
              .value()
              ->version == 2);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a list is signed anew when it is an hour old, though nothing changed", "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(1));
    REQUIRE(issuer.publish());
    issuer.clock.set(issuer.clock.now().plus_seconds(3'599));
    CHECK(issuer.publish().value().empty());
    issuer.clock.set(issuer.clock.now().plus_seconds(1));
    const auto again = issuer.publish().value();
    REQUIRE(again.size() == 2);
    CHECK(again[0].version == 2);
    CHECK(again[0].valid_from == issuer.clock.now());
}

TEST_CASE("a list never begins before the version that it replaces", "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(1));
    const auto first = issuer.publish().value();
    issuer.clock.set(issuer.clock.now().plus_seconds(-60));
    CHECK(issuer.publish(true).value()[0].valid_from == first[0].valid_from);
    issuer.clock.set(issuer.clock.now().plus_seconds(-1));
    CHECK(issuer.publish(true).error().code == ErrorCode::kClock);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a signature made with another key is not published", "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(1));
    auto key = issuer.status_key();
    key.signer = issuer.certificate_key().signer;
    const auto published = publish_due(issuer.home, key, issuer.clock);
    REQUIRE_FALSE(published);
    CHECK(published.error().code == ErrorCode::kSignatureInvalid);
    const auto list = issuer.home.records().status_lists->list()->at(0);
    CHECK_FALSE(issuer.home.records().publications->latest(list.id, StatusPurpose::kRevocation).value());
}

TEST_CASE("publishers beside each other number their versions one after the other", "[issuer][publish]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(1));
    auto other = issuer.reopened();
    REQUIRE(issuer.publish());
    CHECK(publish_due(other, issuer.status_key(), issuer.clock).value().empty());
    CHECK(publish_due(other, issuer.status_key(), issuer.clock, true).value()[0].version == 2);
    CHECK(issuer.publish(true).value()[0].version == 3);
    CHECK(issuer.fsck().is_clean());
}
