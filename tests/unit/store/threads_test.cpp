// SPDX-License-Identifier: Apache-2.0
// One store, several threads, each with a connection of its own: what a server and its commands do.
#include "store/connection.h"

#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace carnet;
using namespace carnet::store;

namespace {

constexpr int kWriters = 4;
constexpr int kRounds = 40;

Result<std::int64_t> number_in(Connection& connection) {
    CARNET_TRY(auto query, connection.query("SELECT n FROM counter"));
    CARNET_TRY_VOID(query.next());
    return query.integer(0);
}

Result<void> count_one(Connection& connection) {
    CARNET_TRY(auto transaction, Transaction::begin(connection));
    CARNET_TRY(const auto before, number_in(connection));
    CARNET_TRY(auto update, connection.query("UPDATE counter SET n = ?1"));
    update.bind(1, before + 1);
    CARNET_TRY_VOID(update.run());
    return transaction.commit();
}

Result<void> count_many(const std::filesystem::path& file) {
    CARNET_TRY(auto connection, Connection::open(file));
    for (int i = 0; i < kRounds; ++i) CARNET_TRY_VOID(count_one(connection));
    return {};
}

// Reads until told to stop; what it sees never goes back.
Result<void> watch(const std::filesystem::path& file, const std::atomic<bool>& stop) {
    CARNET_TRY(auto connection, Connection::open(file, {OpenMode::kReadOnly}));
    for (std::int64_t last = 0; !stop;) {
        CARNET_TRY(const auto seen, number_in(connection));
        if (seen < last) return error(ErrorCode::kInternal, "the counter went back");
        last = seen;
    }
    return {};
}

}  // namespace

TEST_CASE("threads with a connection each lose no other thread's work", "[store][threads]") {
    const test::TemporaryDirectory folder;
    const auto file = folder / "a.sqlite";
    auto connection = Connection::open(file, {OpenMode::kCreate});
    REQUIRE(connection);
    REQUIRE(connection->execute("CREATE TABLE counter(n); INSERT INTO counter VALUES(0)"));
    std::atomic<bool> stop = false;
    std::atomic<int> failed = 0;
    std::thread watching([&] { failed += watch(file, stop) ? 0 : 1; });
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) writers.emplace_back([&] { failed += count_many(file) ? 0 : 1; });
    for (auto& writer : writers) writer.join();
    stop = true;
    watching.join();
    CHECK(failed == 0);
    CHECK(number_in(*connection).value() == kWriters * kRounds);
}
