// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"
#include "store/src/connection_state.h"
#include "store/src/sqlite_error.h"

#include <utility>

namespace carnet::store {

Query::Query(ConnectionState& state, sqlite3_stmt* statement, bool* in_use) noexcept
    : state_(&state), statement_(statement), in_use_(in_use) {
    if (in_use_ != nullptr) *in_use_ = true;
}

Query::Query(Query&& other) noexcept
    : state_(other.state_),
      statement_(std::exchange(other.statement_, nullptr)),
      in_use_(std::exchange(other.in_use_, nullptr)),
      first_failure_(other.first_failure_) {}

Query::~Query() {
    if (statement_ == nullptr) return;
    if (in_use_ == nullptr) {
        sqlite3_finalize(statement_);
        return;
    }
    // Without a reset the read transaction would stay open and the log could not be folded back.
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    *in_use_ = false;
}

Query& Query::bind(int parameter, std::int64_t value) {
    const int code = sqlite3_bind_int64(statement_, parameter, value);
    if (first_failure_ == 0) first_failure_ = code;
    return *this;
}

Query& Query::bind(int parameter, std::string_view text) {
    // An empty view may have no address, which SQLite would read as NULL.
    const char* data = text.data() == nullptr ? "" : text.data();
    const int code =
        sqlite3_bind_text64(statement_, parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (first_failure_ == 0) first_failure_ = code;
    return *this;
}

Query& Query::bind(int parameter, ByteView bytes) {
    const void* data = bytes.data() == nullptr ? static_cast<const void*>("") : bytes.data();
    const int code = sqlite3_bind_blob64(statement_, parameter, data, bytes.size(), SQLITE_STATIC);
    if (first_failure_ == 0) first_failure_ = code;
    return *this;
}

Query& Query::bind_null(int parameter) {
    const int code = sqlite3_bind_null(statement_, parameter);
    if (first_failure_ == 0) first_failure_ = code;
    return *this;
}

Result<bool> Query::next() {
    const int code = first_failure_ != 0 ? first_failure_ : sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    state_->broken = state_->broken || breaks_connection(code);
    return sqlite_error(state_->database.get(), code, state_->file.string());
}

Result<void> Query::run() {
    CARNET_TRY(const bool row, next());
    static_cast<void>(row);
    sqlite3_reset(statement_);
    return {};
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const {
    const auto* data = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    if (data == nullptr) return {};
    return {reinterpret_cast<const char*>(data), size};
}

ByteView Query::bytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    if (data == nullptr) return {};
    return {data, size};
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

}  // namespace carnet::store
