// SPDX-License-Identifier: Apache-2.0
// What issuer/trust_records.h promises, and the way of a store that was made before it.
#include "issuer/trust_records.h"

#include "issuer/records/sqlite_records.h"
#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::issuer;

namespace {

TrustPublication version(std::int64_t sequence, std::string text) {
    TrustPublication publication;
    publication.sequence = sequence;
    publication.issued = UtcTime{sequence * 10, 0};
    publication.next_update = UtcTime{sequence * 10 + 5, 0};
    publication.text = std::move(text);
    publication.adopted = sequence == 2;
    publication.published_by = sequence + 100;
    return publication;
}

Result<void> add(Records& records, const TrustPublication& publication) {
    CARNET_TRY(const auto transaction, records.transactions->begin());
    CARNET_TRY_VOID(records.trust_publications->add(publication));
    return transaction->commit();
}

}  // namespace

TEST_CASE("a published trust list comes back as it was kept, and no number is kept twice",
          "[issuer][records][trust]") {
    const test::TemporaryDirectory folder;
    auto records = open_sqlite_records(folder / "records.sqlite", {store::OpenMode::kCreate}).value();
    const auto& publications = *records.trust_publications;
    CHECK_FALSE(publications.latest().value());
    CHECK(publications.list(0, 10).value().empty());
    REQUIRE(add(records, version(1, "one")));
    REQUIRE(add(records, version(2, "two")));
    CHECK(add(records, version(2, "another")).error().code == ErrorCode::kConflict);
    CHECK(publications.latest().value()->text == "two");
    CHECK_FALSE(publications.find(3).value());
    const auto second = publications.find(2).value();
    REQUIRE(second);
    CHECK(second->text == "two");
    CHECK(second->issued == UtcTime{20, 0});
    CHECK(second->next_update == UtcTime{25, 0});
    CHECK(second->adopted);
    CHECK(second->published_by == 102);
    const auto all = publications.list(0, 10).value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].sequence == 1);
    CHECK_FALSE(all[0].adopted);
    CHECK(all[0].text.empty());
    CHECK(publications.list(1, 10).value().size() == 1);
    CHECK(publications.list(0, 1).value().size() == 1);
}

TEST_CASE("a store from before trust lists, decisions and offers is brought up to date and keeps what it has",
          "[issuer][records][trust]") {
    const test::TemporaryDirectory folder;
    const auto file = folder / "records.sqlite";
    {
        auto records = open_sqlite_records(file, {store::OpenMode::kCreate}).value();
        const auto transaction = records.transactions->begin();
        REQUIRE(transaction);
        REQUIRE(records.facts->put("issuer", "did:web:old.example"));
        REQUIRE((*transaction)->commit());
    }
    {
        auto hand = store::Connection::open(file).value();
        REQUIRE(
            hand.execute("DROP TABLE copy_bits; DROP TABLE signed_copies; DROP TABLE copies;"
                         "DROP TABLE offer_tokens; DROP TABLE offers;"
                         "DROP TABLE decision_bits; DROP TABLE decision_notices; DROP TABLE decisions;"
                         "DROP TABLE decision_acts; DROP TABLE decision_events; DROP TABLE decision_cases;"
                         "DROP TABLE trust_publications; PRAGMA user_version = 1"));
    }
    auto records = open_sqlite_records(file, {store::OpenMode::kReadWrite});
    REQUIRE(records);
    CHECK(records->facts->find("issuer").value() == "did:web:old.example");
    REQUIRE(add(*records, version(1, "one")));
    CHECK(records->trust_publications->latest().value()->sequence == 1);
}
