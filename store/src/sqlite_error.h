// SPDX-License-Identifier: Apache-2.0
// SQLite's result codes as our errors.
#pragma once

#include "base/result.h"

#include <string_view>

struct sqlite3;

namespace carnet::store {

// `code` is an extended result code; `database` may be null.
[[nodiscard]] Error sqlite_error(sqlite3* database, int code, std::string_view where);
// Did a write or sync of the file itself fail, so that what the file holds is unknown until it is opened
// anew?
[[nodiscard]] bool breaks_connection(int code) noexcept;

}  // namespace carnet::store
