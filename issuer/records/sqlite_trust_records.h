// SPDX-License-Identifier: Apache-2.0
// The tables of a trust list's desk: one step in the history of the store's tables.
#pragma once

#include "issuer/records/sqlite_parts.h"
#include "issuer/trust_records.h"

namespace carnet::issuer {

inline constexpr store::Sql kTrustTables = R"sql(
CREATE TABLE trust_publications(
  sequence INTEGER PRIMARY KEY,
  issued INTEGER NOT NULL,
  next_update INTEGER NOT NULL,
  text TEXT NOT NULL,
  adopted INTEGER NOT NULL,
  published_by INTEGER NOT NULL
) STRICT;
CREATE TRIGGER trust_publications_are_kept BEFORE DELETE ON trust_publications
  BEGIN SELECT RAISE(ABORT, 'published trust lists are kept'); END;
CREATE TRIGGER trust_publications_are_fixed BEFORE UPDATE ON trust_publications
  BEGIN SELECT RAISE(ABORT, 'published trust lists are kept'); END;
)sql";

[[nodiscard]] std::unique_ptr<TrustPublicationRecords> sqlite_trust_publications(SharedConnection connection);

}  // namespace carnet::issuer
