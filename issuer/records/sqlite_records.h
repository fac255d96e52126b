// SPDX-License-Identifier: Apache-2.0
//
// The records of an issuer in one SQLite file. Tables: issuer/records/sqlite_schema.cpp.
#pragma once

#include "base/result.h"
#include "issuer/records.h"
#include "store/connection.h"

#include <filesystem>

namespace carnet::issuer {

// Opens the store (or makes it, with OpenMode::kCreate) and brings its tables up to date. Errors as in
// store/connection.h and store/migration.h.
[[nodiscard]] Result<Records> open_sqlite_records(const std::filesystem::path& file,
                                                  const store::OpenOptions& options);

}  // namespace carnet::issuer
