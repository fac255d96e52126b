// SPDX-License-Identifier: Apache-2.0
#include "store/migration.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <array>

using namespace carnet;
using namespace carnet::store;

namespace {

constexpr std::array kOne = {Migration{"CREATE TABLE a(x)"}};
constexpr std::array kTwo = {Migration{"CREATE TABLE a(x)"},
                             Migration{"ALTER TABLE a ADD y; CREATE TABLE b(x)"}};
constexpr std::array kBroken = {Migration{"CREATE TABLE a(x)"},
                                Migration{"CREATE TABLE b(x); CREATE TABLE a(x)"}};
constexpr std::int32_t kOurs = 0x43524e31;

Connection open_new(const std::filesystem::path& file) {
    auto connection = Connection::open(file, {OpenMode::kCreate});
    REQUIRE(connection);
    return std::move(*connection);
}

}  // namespace

TEST_CASE("a new store is brought to the newest version, and migrating again changes nothing",
          "[store][migration]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(migrate(connection, {kOurs, kTwo}));
    CHECK(schema_version(connection).value() == 2);
    REQUIRE(migrate(connection, {kOurs, kTwo}));
    CHECK(connection.execute("INSERT INTO a(x, y) VALUES(1, 2)"));
}

TEST_CASE("an older store keeps its rows on the way to the newest version", "[store][migration]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(migrate(connection, {kOurs, kOne}));
    REQUIRE(connection.execute("INSERT INTO a(x) VALUES(42)"));
    REQUIRE(migrate(connection, {kOurs, kTwo}));
    auto query = connection.query("SELECT x FROM a WHERE y IS NULL");
    REQUIRE(query);
    REQUIRE(query->next().value());
    CHECK(query->integer(0) == 42);
}

TEST_CASE("a step that fails half-way leaves the store at the version before it", "[store][migration]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    CHECK_FALSE(migrate(connection, {kOurs, kBroken}));
    CHECK(schema_version(connection).value() == 1);
    CHECK(connection.execute("CREATE TABLE b(x)"));  // the failed step's own table is gone
}

TEST_CASE("a store of a newer program is refused and not touched", "[store][migration]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(migrate(connection, {kOurs, kTwo}));
    auto refused = migrate(connection, {kOurs, kOne});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kStoreCorrupt);
    CHECK(refused.error().detail.find("newer version") != std::string::npos);
}

TEST_CASE("another program's SQLite file is refused", "[store][migration]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE theirs(x)"));
    auto refused = migrate(connection, {kOurs, kOne});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kStoreCorrupt);
    REQUIRE(migrate(connection, {kOurs, kOne}).has_error());
}
