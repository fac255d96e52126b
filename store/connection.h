// SPDX-License-Identifier: Apache-2.0
//
// One connection to one SQLite file, opened so that what is acknowledged survives a power cut: write-ahead
// log, synchronous=FULL, foreign keys. The settings are read back and a connection that differs is refused
// (docs/decisions/0010-sqlite-settings.md has the measurements). No domain in here.
//
// A Connection belongs to one thread at a time. Errors of everything below: kStoreBusy (another writer held
// the store longer than the busy timeout), kDiskFull, kReadOnly, kStoreCorrupt, kConflict (a constraint),
// kNotFound (no such file), kStoreFailed (the rest, with SQLite's own words). After a failed write of the
// file itself the connection is broken: it refuses to begin transactions until it is opened again.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace carnet::store {

// SQL known at compile time. There is no other, so no value ever becomes part of a statement's text.
class Sql {
  public:
    template <std::size_t N>
    consteval Sql(const char (&text)[N]) noexcept  // NOLINT(google-explicit-constructor): literals only
        : text_(text), size_(N - 1) {}
    [[nodiscard]] const char* c_str() const noexcept { return text_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

  private:
    const char* text_;
    std::size_t size_;
};

enum class OpenMode : std::uint8_t { kCreate, kReadWrite, kReadOnly };

struct OpenOptions {
    OpenMode mode = OpenMode::kReadWrite;
    std::chrono::milliseconds busy_timeout{10'000};
    std::optional<std::uint32_t> max_pages{};  // the file may not grow beyond; 4 KiB pages
};

// One use of a prepared statement. Parameters count from 1, columns from 0. Borrowed columns live until
// next(), and everything ends with the Query. Binding borrows too: the value must live until next() or run()
// returns.
class Query {
  public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(int parameter, std::int64_t value);
    Query& bind(int parameter, std::string_view text);
    Query& bind(int parameter, ByteView bytes);
    Query& bind_null(int parameter);

    // The next row: true when there is one.
    [[nodiscard]] Result<bool> next();
    // For statements without rows.
    [[nodiscard]] Result<void> run();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] ByteView bytes(int column) const;
    [[nodiscard]] bool is_null(int column) const;

  private:
    friend class Connection;
    Query(struct ConnectionState& state, sqlite3_stmt* statement, bool* in_use) noexcept;
    struct ConnectionState* state_;
    sqlite3_stmt* statement_;
    bool* in_use_;           // of the cache's slot; null: this query owns its statement
    int first_failure_ = 0;  // of bind: told by next()
};

class Connection {
  public:
    [[nodiscard]] static Result<Connection> open(const std::filesystem::path& file,
                                                 const OpenOptions& options = {});
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    // A prepared statement, kept for the next time.
    [[nodiscard]] Result<Query> query(Sql sql);
    // One or several statements without parameters.
    [[nodiscard]] Result<void> execute(Sql sql);

    [[nodiscard]] std::int64_t last_insert_id() const noexcept;
    [[nodiscard]] std::int64_t changes() const noexcept;  // rows touched by the last statement
    [[nodiscard]] const std::filesystem::path& file() const noexcept;
    [[nodiscard]] sqlite3* handle() const noexcept;  // for store/src

  private:
    friend class Transaction;
    explicit Connection(std::unique_ptr<ConnectionState> state) noexcept;
    std::unique_ptr<ConnectionState> state_;
};

// A write transaction (BEGIN IMMEDIATE: the write lock is had from the start, so that it never fails half-way
// for want of it). Undone when destroyed without commit. One at a time per connection; the connection must
// outlive it and not be moved.
class Transaction {
  public:
    [[nodiscard]] static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    // Success: durable. An error: nothing was kept.
    [[nodiscard]] Result<void> commit();

  private:
    explicit Transaction(Connection& connection) noexcept : connection_(&connection) {}
    Connection* connection_;
};

// The store as it is now, for as long as this lives, while others go on writing. spec: SQLite, "Isolation In
// SQLite" (snapshot isolation in WAL mode). The same rules as for a Transaction; instead of one, never beside
// it.
class Snapshot {
  public:
    [[nodiscard]] static Result<Snapshot> begin(Connection& connection);
    Snapshot(Snapshot&& other) noexcept;
    Snapshot& operator=(Snapshot&&) = delete;
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot();

  private:
    explicit Snapshot(Connection& connection) noexcept : connection_(&connection) {}
    Connection* connection_;
};

}  // namespace carnet::store
