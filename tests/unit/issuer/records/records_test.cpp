// SPDX-License-Identifier: Apache-2.0
// What issuer/records.h promises, held against every implementation there is.
#include "issuer/records.h"

#include "issuer/records/sqlite_records.h"
#include "keys/signer.h"
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace carnet;
using namespace carnet::issuer;

namespace {

struct Implementation {
    std::string name;
    std::function<Result<Records>(const std::filesystem::path&)> open;
};

const std::vector<Implementation>& implementations() {
    static const std::vector<Implementation> all = {
        {"sqlite",
         [](const auto& folder) {
             return open_sqlite_records(folder / "records.sqlite", {store::OpenMode::kCreate});
         }},
    };
    return all;
}

// Records of one implementation, with a batch of three rows in them.
struct Filled {
    explicit Filled(const Implementation& implementation) : chosen(implementation), records(open()) {
        INFO(implementation.name);
        auto transaction = records.transactions->begin();
        REQUIRE(transaction);
        REQUIRE(records.statements->add(statement("b1", StatementKind::kBatch)));
        BatchRecord batch;
        batch.id = "b1";
        batch.profile_name = "welder";
        batch.report = "a report";
        batch.rows = 3;
        batch.imported = UtcTime{1000, 0};
        batch.imported_by = "asha";
        auto added = records.batches->add(batch);
        REQUIRE(added);
        number = *added;
        for (std::int64_t n = 1; n <= 3; ++n) REQUIRE(records.batches->add_row(number, row(n)));
        auto list_added = records.status_lists->add({0, "list-1", 131'072, 0, true, UtcTime{5, 0}, 0});
        REQUIRE(list_added);
        list = *list_added;
        auto kept = records.envelopes->keep("{}");
        REQUIRE(kept);
        envelope = *kept;
        REQUIRE((*transaction)->commit());
    }
    [[nodiscard]] Records open() const {
        auto opened = chosen.open(folder.path());
        REQUIRE(opened);
        return std::move(*opened);
    }
    static Statement statement(std::string id, StatementKind kind) {
        Statement made;
        made.id = std::move(id);
        made.kind = kind;
        made.document = "{\"id\":\"" + made.id + "\"}";
        made.digest = keys::sha256(as_bytes(made.document));
        made.created = UtcTime{77, 0};
        return made;
    }
    static BatchRow row(std::int64_t n) {
        const std::string text = std::to_string(n);
        BatchRow made;
        made.number = n;
        made.line = static_cast<std::size_t>(n) + 10;
        made.claims = "{\"n\":" + text + "}";
        if (n == 2) made.valid_until = Date::parse("2030-02-28").value();
        made.digest = keys::sha256(as_bytes(made.claims));
        made.identity = {"number " + text, "person " + text};
        return made;
    }
    [[nodiscard]] Reservation reservation(std::int64_t row_number, std::uint64_t index) const {
        Reservation made;
        made.id = "urn:uuid:" + std::to_string(row_number);
        made.batch = number;
        made.row = row_number;
        made.list = list;
        made.index = index;
        made.envelope = envelope;
        made.valid_from = UtcTime{2000 + row_number, 0};
        made.intent = keys::sha256(as_bytes(made.id));
        made.reserved_by = 4;
        return made;
    }
    std::int64_t reserve(std::int64_t row_number, std::uint64_t index) {
        auto reserved = records.issue->reserve(reservation(row_number, index));
        REQUIRE(reserved);
        return *reserved;
    }

    test::TemporaryDirectory folder;
    const Implementation& chosen;
    Records records;
    std::int64_t number = 0;
    std::int64_t list = 0;
    std::int64_t envelope = 0;
};

keys::PublicKey some_key(std::uint64_t seed) {
    test::SeededRandom random(seed);
    auto secret = keys::generate_secret(keys::Algorithm::kEd25519, random);
    return keys::make_signer(keys::Algorithm::kEd25519, *std::move(secret)).value()->public_key();
}

}  // namespace

TEST_CASE("records that are not committed are not there for anybody", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    {
        auto transaction = filled.records.transactions->begin();
        REQUIRE(transaction);
        REQUIRE(filled.records.facts->put("colour", "blue"));
        REQUIRE(filled.records.facts->find("colour").value() == "blue");
        CHECK_FALSE(filled.open().facts->find("colour").value());
    }
    CHECK_FALSE(filled.records.facts->find("colour").value());
}

TEST_CASE("a fact is replaced by the next one of its name", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    REQUIRE(filled.records.facts->put("colour", "blue"));
    REQUIRE(filled.records.facts->put("colour", "green"));
    CHECK(filled.open().facts->find("colour").value() == "green");
}

TEST_CASE("officers come back as they were added, and no id is given twice", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& officers = *filled.records.officers;
    REQUIRE(officers.add({"biru", "Biru (demo)", {false, true}, some_key(1), true, UtcTime{9, 0}}));
    REQUIRE(officers.add({"asha", "Asha (demo)", {true, false}, some_key(2), true, UtcTime{8, 0}}));
    auto again = officers.add({"asha", "Another", {true, true}, some_key(3), true, UtcTime{8, 0}});
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::kConflict);
    CHECK_FALSE(officers.add({"other", "Same key", {true, true}, some_key(2), true, UtcTime{8, 0}}));
    REQUIRE(officers.set_enabled("asha", false));
    const auto found = officers.find("asha").value();
    REQUIRE(found);
    CHECK(found->name == "Asha (demo)");
    CHECK(found->roles == Roles{true, false});
    CHECK(found->key == some_key(2));
    CHECK_FALSE(found->enabled);
    CHECK(found->added == UtcTime{8, 0});
    const auto all = officers.list().value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == "biru");
    CHECK(officers.set_enabled("nobody", true).error().code == ErrorCode::kNotFound);
}

TEST_CASE("statements are listed by kind and concluded once named", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& statements = *filled.records.statements;
    REQUIRE(statements.add(Filled::statement("s1", StatementKind::kStatusChange)));
    REQUIRE(statements.add(Filled::statement("s2", StatementKind::kStatusChange)));
    CHECK(statements.add(Filled::statement("s2", StatementKind::kBatch)).error().code ==
          ErrorCode::kConflict);
    REQUIRE(statements.conclude("s2", StatementState::kApproved, 12));
    const auto found = statements.find("s2").value();
    REQUIRE(found);
    CHECK(found->state == StatementState::kApproved);
    CHECK(found->concluded_by == 12);
    CHECK(found->created == UtcTime{77, 0});
    CHECK(found->digest == keys::sha256(as_bytes(found->document)));
    const auto page = statements.list(StatementKind::kStatusChange, 0, 1).value();
    REQUIRE(page.size() == 1);
    CHECK(page[0].id == "s1");
    CHECK(statements.list(StatementKind::kStatusChange, page[0].number, 10).value().size() == 1);
    CHECK(statements.conclude("none", StatementState::kApproved, 1).error().code == ErrorCode::kNotFound);
}

TEST_CASE("signatures belong to a statement and an officer that exist, and keep their order",
          "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    REQUIRE(filled.records.officers->add({"asha", "Asha", {true, false}, some_key(2), true, UtcTime{8, 0}}));
    OfficerSignature signature{"b1", SignedAct::kPrepare, {}, "asha", UtcTime{5, 0}, Bytes{1, 2, 3}};
    REQUIRE(filled.records.signatures->add(signature));
    signature.act = SignedAct::kApprove;
    REQUIRE(filled.records.signatures->add(signature));
    const auto all = filled.records.signatures->of("b1").value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].act == SignedAct::kPrepare);
    CHECK(all[1].act == SignedAct::kApprove);
    CHECK(all[0].signature == Bytes{1, 2, 3});
    signature.officer = "nobody";
    CHECK_FALSE(filled.records.signatures->add(signature));
    signature.officer = "asha";
    signature.statement = "nothing";
    CHECK_FALSE(filled.records.signatures->add(signature));
}

TEST_CASE("a batch and its rows come back as they were added, page by page", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    const auto batch = filled.records.batches->find("b1").value();
    REQUIRE(batch);
    CHECK(batch->report == "a report");
    CHECK(batch->rows == 3);
    CHECK(batch->imported == UtcTime{1000, 0});
    CHECK(filled.records.batches->list().value().at(0).report.empty());
    const auto page = filled.records.batches->rows(filled.number, 1, 1).value();
    REQUIRE(page.size() == 1);
    CHECK(page[0].number == 2);
    CHECK(page[0].line == 12);
    CHECK(page[0].claims == "{\"n\":2}");
    CHECK(page[0].valid_until == Date::parse("2030-02-28").value());
    CHECK(page[0].identity.by_person == "person 2");
    CHECK_FALSE(filled.records.batches->rows(filled.number, 0, 1).value().at(0).valid_until);
    CHECK_FALSE(filled.records.batches->find("b2").value());
    CHECK(filled.records.batches->add_row(filled.number, Filled::row(3)).error().code ==
          ErrorCode::kConflict);
}

TEST_CASE("an award is known by number or person, unless its batch was withdrawn or its row refused",
          "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& awards = *filled.records.awards;
    const auto by_number = awards.find({"number 2", ""}).value();
    REQUIRE(by_number);
    CHECK(by_number->batch == "b1");
    CHECK(by_number->row == 2);
    CHECK(by_number->line == 12);
    CHECK(by_number->by_number);
    CHECK_FALSE(awards.find({"", "person 1"}).value()->by_number);
    CHECK_FALSE(awards.find({"", ""}).value());
    CHECK_FALSE(awards.find({"number 9", "person 9"}).value());
    const auto credential = filled.reserve(2, 40);
    REQUIRE(filled.records.issue->refuse({credential, "dates", "too late", 5}));
    CHECK_FALSE(awards.find({"number 2", "person 2"}).value());
    REQUIRE(filled.records.statements->conclude("b1", StatementState::kWithdrawn, 3));
    CHECK_FALSE(awards.find({"number 1", "person 1"}).value());
}

TEST_CASE("the same envelope has the same number", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    CHECK(filled.records.envelopes->keep("{}").value() == filled.envelope);
    const auto other = filled.records.envelopes->keep("{\"a\":1}").value();
    CHECK(other != filled.envelope);
    CHECK(filled.records.envelopes->find(other).value() == "{\"a\":1}");
    CHECK_FALSE(filled.records.envelopes->find(999).value());
}

TEST_CASE("a row is reserved once, a place is given once, an id exists once", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    filled.reserve(1, 40);
    auto same_row = filled.reservation(1, 41);
    same_row.id = "urn:uuid:x";
    CHECK(filled.records.issue->reserve(same_row).error().code == ErrorCode::kConflict);
    CHECK(filled.records.issue->reserve(filled.reservation(2, 40)).error().code == ErrorCode::kConflict);
    auto same_id = filled.reservation(2, 42);
    same_id.id = "urn:uuid:1";
    CHECK(filled.records.issue->reserve(same_id).error().code == ErrorCode::kConflict);
    CHECK(filled.records.issue->reserve(filled.reservation(9, 43)).has_error());  // no such row
    CHECK(filled.records.status_lists->is_taken(filled.list, 40).value());
    CHECK_FALSE(filled.records.status_lists->is_taken(filled.list, 41).value());
    filled.reserve(2, 41);
}

TEST_CASE("a row goes from open to reserved to issued or refused, and is counted once at each moment",
          "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& issue = *filled.records.issue;
    auto& credentials = *filled.records.credentials;
    CHECK(issue.open_rows(filled.number, 0, 10).value().size() == 3);
    const auto first = filled.reserve(1, 7);
    const auto second = filled.reserve(2, 8);
    CHECK(issue.open_rows(filled.number, 0, 10).value().at(0).number == 3);
    const auto pending = issue.reserved(filled.number, 0, 10).value();
    REQUIRE(pending.size() == 2);
    CHECK(pending[0].reservation.id == "urn:uuid:1");
    CHECK(pending[0].row.claims == "{\"n\":1}");
    CHECK(issue.reserved(filled.number, first, 10).value().size() == 1);
    REQUIRE(issue.store({first, "signed text", "key-1", UtcTime{3000, 0}, 6}));
    REQUIRE(issue.refuse({second, "dates", "ended before it begins", 7}));
    CHECK(issue.reserved(filled.number, 0, 10).value().empty());
    CHECK(issue.store({first, "another text", "key-1", UtcTime{3000, 0}, 6}).has_error());
    const auto counts = credentials.counts(filled.number).value();
    CHECK(counts.rows == 3);
    CHECK(counts.open == 1);
    CHECK(counts.reserved == 0);
    CHECK(counts.issued == 1);
    CHECK(counts.refused == 1);
    CHECK(credentials.last_valid_from().value() == UtcTime{2002, 0});
}

TEST_CASE("a credential shows what became of it and its status", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    const auto first = filled.reserve(1, 7);
    const auto second = filled.reserve(2, 8);
    REQUIRE(filled.records.issue->store({first, "signed text", "key-1", UtcTime{3000, 0}, 6}));
    REQUIRE(filled.records.issue->refuse({second, "dates", "too late", 7}));
    REQUIRE(filled.records.status_bits->set(first, StatusPurpose::kRevocation, true));
    const auto issued = filled.records.credentials->find("urn:uuid:1").value();
    REQUIRE(issued);
    CHECK(issued->state == CredentialState::kIssued);
    CHECK(issued->text == "signed text");
    CHECK(issued->key == "key-1");
    CHECK(issued->issued == UtcTime{3000, 0});
    CHECK(issued->issued_by == 6);
    CHECK(issued->batch_id == "b1");
    CHECK(issued->line == 11);
    CHECK(issued->revoked);
    CHECK_FALSE(issued->suspended);
    CHECK(issued->reservation.index == 7);
    const auto refused = filled.records.credentials->find("urn:uuid:2").value();
    REQUIRE(refused);
    CHECK(refused->state == CredentialState::kRefused);
    CHECK(refused->rule == "dates");
    CHECK(refused->refused_by == 7);
    CHECK_FALSE(filled.records.credentials->find("urn:uuid:3").value());
    CHECK(filled.records.credentials->list(0, 0, 10).value().size() == 2);
    CHECK(filled.records.credentials->list(filled.number, first, 10).value().size() == 1);
    CHECK(filled.records.credentials->list(filled.number + 1, 0, 10).value().empty());
}

TEST_CASE("bits are set and cleared at the credential's place, each purpose apart", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    const auto first = filled.reserve(1, 700);
    const auto second = filled.reserve(2, 8);
    auto& bits = *filled.records.status_bits;
    REQUIRE(bits.set(first, StatusPurpose::kSuspension, true));
    REQUIRE(bits.set(second, StatusPurpose::kSuspension, true));
    REQUIRE(bits.set(second, StatusPurpose::kSuspension, true));  // again: no harm
    CHECK(bits.indices(filled.list, StatusPurpose::kSuspension).value() ==
          std::vector<std::uint64_t>{8, 700});
    CHECK(bits.indices(filled.list, StatusPurpose::kRevocation).value().empty());
    REQUIRE(bits.set(first, StatusPurpose::kSuspension, false));
    CHECK(bits.indices(filled.list, StatusPurpose::kSuspension).value() == std::vector<std::uint64_t>{8});
}

TEST_CASE("a status list keeps how full and how new it is", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto list = filled.records.status_lists->list().value().at(0);
    CHECK(list.id == "list-1");
    CHECK(list.entries == 131'072);
    list.used = 17;
    list.open = false;
    list.revision = 3;
    REQUIRE(filled.records.status_lists->update(list));
    const auto again = filled.records.status_lists->list().value().at(0);
    CHECK(again.used == 17);
    CHECK_FALSE(again.open);
    CHECK(again.revision == 3);
    list.number = 99;
    CHECK(filled.records.status_lists->update(list).error().code == ErrorCode::kNotFound);
}

TEST_CASE("published versions are kept and never given twice", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& publications = *filled.records.publications;
    Publication one{filled.list, "list-1", StatusPurpose::kRevocation, 1, 0, UtcTime{10, 0}, UtcTime{20, 0},
                    "v1",        3};
    REQUIRE(publications.add(one));
    CHECK(publications.add(one).error().code == ErrorCode::kConflict);
    one.version = 2;
    one.text = "v2";
    REQUIRE(publications.add(one));
    CHECK(publications.latest("list-1", StatusPurpose::kRevocation).value()->text == "v2");
    CHECK_FALSE(publications.latest("list-1", StatusPurpose::kSuspension).value());
    CHECK_FALSE(publications.latest("list-2", StatusPurpose::kRevocation).value());
    const auto first = publications.find("list-1", StatusPurpose::kRevocation, 1).value();
    REQUIRE(first);
    CHECK(first->text == "v1");
    CHECK(first->valid_until == UtcTime{20, 0});
    CHECK(first->list_id == "list-1");
    CHECK_FALSE(publications.find("list-1", StatusPurpose::kRevocation, 3).value());
    const auto versions = publications.versions("list-1", StatusPurpose::kRevocation, 10).value();
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].version == 2);
    CHECK(versions[0].text.empty());
}

TEST_CASE("the audit log only grows", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    auto& audit = *filled.records.audit;
    CHECK_FALSE(audit.last().value());
    REQUIRE(audit.append({1, "one", keys::sha256(as_bytes("one"))}));
    REQUIRE(audit.append({2, "two", keys::sha256(as_bytes("two"))}));
    CHECK(audit.append({2, "other", {}}).error().code == ErrorCode::kConflict);
    CHECK(audit.last().value()->text == "two");
    CHECK(audit.list(1, 10).value().at(0).seq == 2);
    CHECK(audit.list(0, 1).value().size() == 1);
}

TEST_CASE("a copy of the records holds what was committed and is whole", "[issuer][records]") {
    const auto& implementation = GENERATE(from_range(implementations()));
    Filled filled(implementation);
    CHECK(filled.records.upkeep->find_damage().value().empty());
    REQUIRE(filled.records.upkeep->copy_to(filled.folder / "copy", {}));
    CHECK(filled.records.upkeep->copy_to(filled.folder / "copy", {}).has_error());  // never over a file
}
