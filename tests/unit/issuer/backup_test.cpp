// SPDX-License-Identifier: Apache-2.0
#include "issuer/backup.h"

#include "issuer/api_keys.h"
#include "issuer/records/sqlite_records.h"
#include "tests/unit/issuer/issuer_fixture.h"

#include <map>
#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

BackupReport back_up(TestIssuer& issuer, const std::string& name, bool with_keys = true) {
    auto report = make_backup(issuer.home, issuer.folder / name, {with_keys, {}}, issuer.clock);
    REQUIRE(report);
    return *report;
}

// The same issuer, living on in a restored home.
void move_into(TestIssuer& issuer, const std::string& backup, const std::string& home) {
    const auto restored = restore_backup(issuer.folder / backup, issuer.folder / home, issuer.clock);
    REQUIRE(restored);
    auto opened = IssuerHome::open(issuer.folder / home);
    REQUIRE(opened);
    issuer.home = std::move(*opened);
}

}  // namespace

TEST_CASE("a backup is complete, clean when restored, and not a living store itself", "[issuer][backup]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(5));
    REQUIRE(issuer.publish());
    const auto before = issuer.credentials();
    const auto made = back_up(issuer, "backup");
    CHECK(made.bytes > 10'000);
    CHECK(IssuerHome::open(issuer.folder / "backup").error().code == ErrorCode::kForbidden);
    issuer.clock.set(issuer.clock.now().plus_seconds(60));
    const auto restored = restore_backup(issuer.folder / "backup", issuer.folder / "new", issuer.clock);
    REQUIRE(restored);
    CHECK(restored->lists_closed == 1);
    CHECK(restored->batches_to_approve == 0);
    auto opened = IssuerHome::open(issuer.folder / "new");
    REQUIRE(opened);
    issuer.home = std::move(*opened);
    CHECK(issuer.fsck().is_clean());
    const auto after = issuer.credentials();
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].text == before[i].text);
}

TEST_CASE("a backup never writes over anything and leaves nothing half-made", "[issuer][backup]") {
    TestIssuer issuer;
    std::filesystem::create_directory(issuer.folder / "there");
    CHECK(make_backup(issuer.home, issuer.folder / "there", {}, issuer.clock).error().code ==
          ErrorCode::kConflict);
    CHECK(make_backup(issuer.home, issuer.folder / "no" / "such", {}, issuer.clock).has_error());
    static_cast<void>(back_up(issuer, "backup"));
    CHECK(restore_backup(issuer.folder / "backup", issuer.folder / "there", issuer.clock).error().code ==
          ErrorCode::kConflict);
    CHECK(restore_backup(issuer.folder / "there", issuer.folder / "new", issuer.clock).has_error());
    CHECK_FALSE(std::filesystem::exists(issuer.folder / "new"));
    CHECK(restore_backup(issuer.directory(), issuer.folder / "new", issuer.clock).has_error());  // no backup
    CHECK_FALSE(std::filesystem::exists(issuer.folder / "new"));
}

TEST_CASE("without keys a backup holds no secret, not even a sealed one", "[issuer][backup]") {
    TestIssuer issuer;
    static_cast<void>(back_up(issuer, "backup", false));
    CHECK_FALSE(std::filesystem::exists(issuer.folder / "backup" / "keys"));
    CHECK_FALSE(std::filesystem::exists(issuer.folder / "backup" / "officers"));
}

TEST_CASE("after an older backup is restored no place, id or version is given again", "[issuer][backup]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(20, "A"));
    REQUIRE(issuer.publish());
    static_cast<void>(back_up(issuer, "backup"));
    // The time that will be lost: more credentials, more versions.
    static_cast<void>(issuer.issued(20, "B"));
    for (int i = 0; i < 30; ++i) REQUIRE(issuer.publish(true));
    std::map<std::string, std::set<std::uint64_t>> given;
    std::set<std::string> ids;
    std::map<std::int64_t, std::string> list_ids;
    for (const auto& list : issuer.home.records().status_lists->list().value())
        list_ids[list.number] = list.id;
    for (const auto& credential : issuer.credentials()) {
        given[list_ids[credential.reservation.list]].insert(credential.reservation.index);
        ids.insert(credential.reservation.id);
    }
    const auto lost_list = issuer.home.records().status_lists->list()->at(0).id;
    const auto lost_version =
        issuer.home.records().publications->latest(lost_list, StatusPurpose::kRevocation).value()->version;

    issuer.clock.set(issuer.clock.now().plus_seconds(3600));
    move_into(issuer, "backup", "new");
    CHECK(issuer.credentials().size() == 20);
    static_cast<void>(issuer.issued(20, "C"));
    list_ids.clear();
    for (const auto& list : issuer.home.records().status_lists->list().value())
        list_ids[list.number] = list.id;
    const auto credentials = issuer.credentials();
    REQUIRE(credentials.size() == 40);
    for (std::size_t i = 20; i < 40; ++i) {
        const auto& reservation = credentials[i].reservation;
        CHECK(given[list_ids[reservation.list]].count(reservation.index) == 0);
        CHECK(list_ids[reservation.list] != lost_list);
        CHECK(ids.count(reservation.id) == 0);
    }
    const auto published = issuer.publish(true).value();
    for (const auto& publication : published) {
        if (publication.list_id == lost_list) CHECK(publication.version > lost_version);
    }
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("an API key that was removed after the backup does not work again after its restore",
          "[issuer][backup][api-keys]") {
    TestIssuer issuer;
    const auto key =
        add_api_key(issuer.home, "registry", ApiRole::kRead, issuer.clock.now(), issuer.random).value();
    static_cast<void>(back_up(issuer, "backup"));
    REQUIRE(remove_api_key(issuer.home, "registry", issuer.clock.now()));
    const auto restored = restore_backup(issuer.folder / "backup", issuer.folder / "new", issuer.clock);
    REQUIRE(restored);
    CHECK(restored->api_keys_dropped == 1);
    auto opened = IssuerHome::open(issuer.folder / "new");
    REQUIRE(opened);
    issuer.home = std::move(*opened);
    CHECK_FALSE(find_api_key(issuer.home.records(), key)->has_value());
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("after a restore an unfinished batch needs a fresh approval", "[issuer][backup]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(4);
    static_cast<void>(back_up(issuer, "backup"));
    issuer.clock.set(issuer.clock.now().plus_seconds(60));
    move_into(issuer, "backup", "new");
    const auto refused = issuer.issue(batch);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kApprovalMissing);
    issuer.clock.set(issuer.clock.now().plus_seconds(60));
    issuer.approve(batch);
    CHECK(issuer.issue(batch).value().issued_now == 4);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a store whose memory of its restore is damaged issues nothing", "[issuer][backup]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(4);
    auto hand = issuer.other_hand();
    REQUIRE(hand.execute("INSERT INTO facts(name, value) VALUES('restored-by', 'x1')"));
    CHECK(issuer.issue(batch).error().code == ErrorCode::kStoreCorrupt);
    CHECK(issuer.credentials().empty());
}

TEST_CASE("backups taken while a batch is being issued are each of one moment", "[issuer][backup]") {
    TestIssuer issuer;
    const auto batch = issuer.approved(30);
    auto other = issuer.reopened();
    int count = 0;
    REQUIRE(issuer.issue(batch, {5, [&](const IssueProgress& progress) {
                                     if (progress.stage == IssueStage::kStored) {
                                         REQUIRE(make_backup(other,
                                                             issuer.folder / ("b" + std::to_string(count++)),
                                                             {true, {}}, issuer.clock));
                                     }
                                     return true;
                                 }}));
    REQUIRE(count == 6);
    for (int i = 0; i < count; ++i) {
        const auto name = std::to_string(i);
        REQUIRE(restore_backup(issuer.folder / ("b" + name), issuer.folder / ("r" + name), issuer.clock));
        auto home = IssuerHome::open(issuer.folder / ("r" + name));
        REQUIRE(home);
        const auto report = check_home(*home).value();
        CHECK(report.is_clean());
        CHECK(report.credentials >= static_cast<std::uint64_t>(5 * (i + 1)));
    }
}
