// SPDX-License-Identifier: Apache-2.0
#include "store/upkeep.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace carnet;
using namespace carnet::store;

namespace {

Connection filled(const std::filesystem::path& file) {
    auto connection = Connection::open(file, {OpenMode::kCreate});
    REQUIRE(connection);
    REQUIRE(connection->execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, a); CREATE TABLE child(t REFERENCES t(id));"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        "INSERT INTO t SELECT i, randomblob(1000) FROM n"));
    return std::move(*connection);
}

std::int64_t rows(Connection& connection) {
    auto query = connection.query("SELECT count(*) FROM t");
    REQUIRE(query);
    REQUIRE(query->next().value());
    return query->integer(0);
}

}  // namespace

TEST_CASE("a whole store has no damage", "[store][upkeep]") {
    const test::TemporaryDirectory folder;
    auto connection = filled(folder / "a.sqlite");
    CHECK(find_damage(connection).value().empty());
}

TEST_CASE("a reference to a missing row is found", "[store][upkeep]") {
    const test::TemporaryDirectory folder;
    auto connection = filled(folder / "a.sqlite");
    REQUIRE(connection.execute("PRAGMA foreign_keys=OFF; INSERT INTO child VALUES(9999)"));
    const auto damage = find_damage(connection).value();
    REQUIRE(damage.size() == 1);
    CHECK(damage[0].find("child") != std::string::npos);
}

TEST_CASE("a copy taken while another connection writes shows one moment and is whole", "[store][upkeep]") {
    const test::TemporaryDirectory folder;
    auto connection = filled(folder / "a.sqlite");
    auto writer = Connection::open(folder / "a.sqlite");
    REQUIRE(writer);
    int steps = 0;
    REQUIRE(copy_store(connection, folder / "copy.sqlite", [&](std::uint64_t, std::uint64_t) {
        ++steps;
        REQUIRE(writer->execute("INSERT INTO t(a) VALUES(randomblob(1000))"));
    }));
    CHECK(steps > 1);
    CHECK_FALSE(std::filesystem::exists(folder / "copy.sqlite-wal"));
    auto copy = Connection::open(folder / "copy.sqlite");
    REQUIRE(copy);
    CHECK(find_damage(*copy).value().empty());
    CHECK(rows(*copy) == 2000);
    CHECK(rows(*writer) == 2000 + steps);
}

TEST_CASE("a copy never overwrites a file", "[store][upkeep]") {
    const test::TemporaryDirectory folder;
    auto connection = filled(folder / "a.sqlite");
    std::ofstream(folder / "copy.sqlite") << "precious";
    CHECK_FALSE(copy_store(connection, folder / "copy.sqlite"));
    std::string text;
    std::ifstream(folder / "copy.sqlite") >> text;
    CHECK(text == "precious");
}
