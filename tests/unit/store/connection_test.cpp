// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <fstream>

using namespace carnet;
using namespace carnet::store;

namespace {

Connection open_new(const std::filesystem::path& file, OpenOptions options = {}) {
    options.mode = OpenMode::kCreate;
    auto connection = Connection::open(file, options);
    INFO((connection ? "" : connection.error().message()));
    REQUIRE(connection);
    return std::move(*connection);
}

std::int64_t count(Connection& connection) {
    auto query = connection.query("SELECT count(*) FROM t");
    REQUIRE(query);
    REQUIRE(query->next().value());
    return query->integer(0);
}

std::string pragma(Connection& connection, Sql sql) {
    auto query = connection.query(sql);
    REQUIRE(query);
    REQUIRE(query->next().value());
    return std::string(query->text(0));
}

}  // namespace

TEST_CASE("a connection keeps what it acknowledges: the safety settings are in force",
          "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    CHECK(pragma(connection, "PRAGMA journal_mode") == "wal");
    CHECK(pragma(connection, "PRAGMA synchronous") == "2");
    CHECK(pragma(connection, "PRAGMA foreign_keys") == "1");
    CHECK(pragma(connection, "PRAGMA trusted_schema") == "0");
}

TEST_CASE("a store that cannot keep a write-ahead log is refused", "[store][connection]") {
    // SQLite answers journal_mode=WAL with "memory" here, as it answers "delete" on a network file system.
    auto connection = Connection::open(":memory:");
    REQUIRE_FALSE(connection);
    CHECK(connection.error().code == ErrorCode::kStoreFailed);
    CHECK(connection.error().detail.find("local disk") != std::string::npos);
}

TEST_CASE("a store's files can be read by their owner only", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a)"));
    for (const auto* name : {"a.sqlite", "a.sqlite-wal"}) {
        struct stat facts {};
        REQUIRE(::stat((folder / name).c_str(), &facts) == 0);
        CHECK((facts.st_mode & 077U) == 0);
    }
}

TEST_CASE("values come back as they were bound, empty ones and zero bytes too", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a, b, c, d, e)"));
    const Bytes bytes{0, 1, 0, 255};
    {
        auto insert = connection.query("INSERT INTO t VALUES(?1, ?2, ?3, ?4, ?5)");
        REQUIRE(insert);
        insert->bind(1, std::int64_t{-7}).bind(2, std::string_view("a\0b", 3)).bind(3, ByteView(bytes));
        insert->bind(4, std::string_view()).bind_null(5);
        REQUIRE(insert->run());
    }
    auto read = connection.query("SELECT a, b, c, d, e FROM t");
    REQUIRE(read);
    REQUIRE(read->next().value());
    CHECK(read->integer(0) == -7);
    CHECK(read->text(1) == std::string_view("a\0b", 3));
    CHECK(Bytes(read->bytes(2).begin(), read->bytes(2).end()) == bytes);
    CHECK_FALSE(read->is_null(3));
    CHECK(read->is_null(4));
    CHECK_FALSE(read->next().value());
}

TEST_CASE("binding a parameter that is not there fails when the statement runs", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    auto query = connection.query("SELECT ?1");
    REQUIRE(query);
    query->bind(2, std::int64_t{1});
    CHECK_FALSE(query->next());
}

TEST_CASE("the same query may be used inside its own loop", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1), (2), (3)"));
    std::int64_t pairs = 0;
    const Sql all("SELECT a FROM t");
    auto outer = connection.query(all);
    REQUIRE(outer);
    while (outer->next().value()) {
        auto inner = connection.query(all);
        REQUIRE(inner);
        while (inner->next().value()) ++pairs;
    }
    CHECK(pairs == 9);
}

TEST_CASE("a transaction that is not committed leaves nothing behind", "[store][transaction]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a)"));
    {
        auto transaction = Transaction::begin(connection);
        REQUIRE(transaction);
        REQUIRE(connection.execute("INSERT INTO t VALUES(1)"));
        CHECK(count(connection) == 1);
    }
    CHECK(count(connection) == 0);
    auto transaction = Transaction::begin(connection);
    REQUIRE(transaction);
    REQUIRE(connection.execute("INSERT INTO t VALUES(1)"));
    REQUIRE(transaction->commit());
    CHECK(count(connection) == 1);
}

TEST_CASE("a second writer waits, and is told that the store is busy when it waited too long",
          "[store][transaction]") {
    const test::TemporaryDirectory folder;
    auto first = open_new(folder / "a.sqlite");
    REQUIRE(first.execute("CREATE TABLE t(a)"));
    OpenOptions impatient;
    impatient.busy_timeout = std::chrono::milliseconds(20);
    auto second = Connection::open(folder / "a.sqlite", impatient);
    REQUIRE(second);
    {
        auto holding = Transaction::begin(first);
        REQUIRE(holding);
        auto refused = Transaction::begin(*second);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kStoreBusy);
        CHECK(count(*second) == 0);  // readers are not held up
    }
    CHECK(Transaction::begin(*second));
}

TEST_CASE("a snapshot stays as it was while another connection writes, and holds nobody up",
          "[store][transaction]") {
    const test::TemporaryDirectory folder;
    auto writer = open_new(folder / "a.sqlite");
    REQUIRE(writer.execute("CREATE TABLE t(a)"));
    auto reader = Connection::open(folder / "a.sqlite");
    REQUIRE(reader);
    {
        const auto snapshot = Snapshot::begin(*reader);
        REQUIRE(snapshot);
        REQUIRE(writer.execute("INSERT INTO t VALUES(1)"));
        CHECK(count(writer) == 1);
        CHECK(count(*reader) == 0);
        CHECK_FALSE(Transaction::begin(*reader));
    }
    CHECK(count(*reader) == 1);
    CHECK(Transaction::begin(*reader));
}

TEST_CASE("what must be unique is refused as a conflict", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)"));
    auto again = connection.execute("INSERT INTO t VALUES(1)");
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::kConflict);
    CHECK(again.error().where == (folder / "a.sqlite").string());
}

TEST_CASE("a full disk is said to be full, undoes the transaction, and does not stop later work",
          "[store][disk-full]") {
    const test::TemporaryDirectory folder;
    OpenOptions small;
    small.max_pages = 20;
    auto connection = open_new(folder / "a.sqlite", small);
    REQUIRE(connection.execute("CREATE TABLE t(a)"));
    const Bytes large(200'000, 7);
    {
        auto transaction = Transaction::begin(connection);
        REQUIRE(transaction);
        auto insert = connection.query("INSERT INTO t VALUES(?1)");
        REQUIRE(insert);
        insert->bind(1, ByteView(large));
        auto refused = insert->run();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::kDiskFull);
        CHECK(refused.error().detail.find("make room") != std::string::npos);
    }
    CHECK(count(connection) == 0);
    auto transaction = Transaction::begin(connection);
    REQUIRE(transaction);
    REQUIRE(connection.execute("INSERT INTO t VALUES(1)"));
    CHECK(transaction->commit());
}

TEST_CASE("writing through a read-only connection is refused with a remedy", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto writer = open_new(folder / "a.sqlite");
    REQUIRE(writer.execute("CREATE TABLE t(a)"));
    auto reader = Connection::open(folder / "a.sqlite", {OpenMode::kReadOnly});
    REQUIRE(reader);
    auto refused = reader->execute("INSERT INTO t VALUES(1)");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kReadOnly);
    CHECK(refused.error().detail.find("permissions") != std::string::npos);
}

TEST_CASE("a file that is not a store, or is damaged, is called corrupt", "[store][connection]") {
    const test::TemporaryDirectory folder;
    std::ofstream(folder / "a.sqlite") << std::string(8192, 'x');
    auto connection = Connection::open(folder / "a.sqlite");
    REQUIRE_FALSE(connection);
    CHECK(connection.error().code == ErrorCode::kStoreCorrupt);
}

TEST_CASE("a store that is not there is not found, and opening does not make one", "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = Connection::open(folder / "absent.sqlite");
    REQUIRE_FALSE(connection);
    CHECK(connection.error().code == ErrorCode::kNotFound);
    CHECK_FALSE(std::filesystem::exists(folder / "absent.sqlite"));
    auto nowhere = Connection::open(folder / "absent" / "a.sqlite", {OpenMode::kCreate});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::kNotFound);
}

TEST_CASE("after the file itself failed, the connection writes nothing more until it is opened again",
          "[store][connection]") {
    const test::TemporaryDirectory folder;
    auto connection = open_new(folder / "a.sqlite");
    REQUIRE(connection.execute("CREATE TABLE t(a); CREATE TABLE u(a)"));
    REQUIRE(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    {
        // Pages 2 and 3 are the tables' roots: a page type that does not exist.
        std::fstream file(folder / "a.sqlite", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file.write("\xff\xff\xff\xff", 4);
    }
    auto other = Connection::open(folder / "a.sqlite");
    REQUIRE(other);
    auto failed = other->execute("INSERT INTO t VALUES(1)");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::kStoreCorrupt);
    auto refused = Transaction::begin(*other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kStoreFailed);
}
