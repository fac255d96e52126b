// SPDX-License-Identifier: Apache-2.0
// The tables of an issuer's store. What only grows is guarded by triggers against mistakes of ours; against
// somebody with the file in hand, the audit chain and fsck are the guard.
#include "issuer/records/sqlite_decision_records.h"
#include "issuer/records/sqlite_offer_records.h"
#include "issuer/records/sqlite_parts.h"
#include "issuer/records/sqlite_trust_records.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr store::Sql kVersion1 = R"sql(
CREATE TABLE facts(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit(
  seq INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TABLE officers(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  may_prepare INTEGER NOT NULL,
  may_approve INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  enabled INTEGER NOT NULL,
  added INTEGER NOT NULL
) STRICT;

CREATE TABLE statements(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  digest BLOB NOT NULL,
  created INTEGER NOT NULL,
  state TEXT NOT NULL,
  concluded_by INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_kind ON statements(kind, number);

CREATE TABLE signatures(
  number INTEGER PRIMARY KEY,
  statement TEXT NOT NULL REFERENCES statements(id),
  act TEXT NOT NULL,
  digest BLOB NOT NULL,
  officer TEXT NOT NULL REFERENCES officers(id),
  time INTEGER NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX signatures_by_statement ON signatures(statement, number);

CREATE TABLE batches(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES statements(id),
  profile_name TEXT NOT NULL,
  profile TEXT NOT NULL,
  source_name TEXT NOT NULL,
  source_digest BLOB NOT NULL,
  report TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  refused_rows INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;

CREATE TABLE batch_rows(
  key INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batches(number),
  number INTEGER NOT NULL,
  line INTEGER NOT NULL,
  claims TEXT NOT NULL,
  valid_until TEXT,
  digest BLOB NOT NULL,
  by_number TEXT NOT NULL,
  by_person TEXT NOT NULL,
  UNIQUE(batch, number)
) STRICT;
CREATE INDEX batch_rows_by_number ON batch_rows(by_number) WHERE by_number <> '';
CREATE INDEX batch_rows_by_person ON batch_rows(by_person) WHERE by_person <> '';

CREATE TABLE envelopes(
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE status_lists(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  entries INTEGER NOT NULL,
  used INTEGER NOT NULL,
  open INTEGER NOT NULL,
  created INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE credentials(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL,
  row INTEGER NOT NULL,
  list INTEGER NOT NULL REFERENCES status_lists(number),
  place INTEGER NOT NULL,
  envelope INTEGER NOT NULL REFERENCES envelopes(number),
  valid_from INTEGER NOT NULL,
  intent BLOB NOT NULL,
  reserved_by INTEGER NOT NULL,
  UNIQUE(batch, row),
  UNIQUE(list, place),
  FOREIGN KEY(batch, row) REFERENCES batch_rows(batch, number)
) STRICT;

CREATE TABLE signed(
  number INTEGER PRIMARY KEY REFERENCES credentials(number),
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  issued INTEGER NOT NULL,
  issued_by INTEGER NOT NULL
) STRICT;

CREATE TABLE refused(
  number INTEGER PRIMARY KEY REFERENCES credentials(number),
  rule TEXT NOT NULL,
  detail TEXT NOT NULL,
  refused_by INTEGER NOT NULL
) STRICT;

CREATE TABLE status_bits(
  list INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY(list, purpose, place),
  FOREIGN KEY(list, place) REFERENCES credentials(list, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE publications(
  number INTEGER PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES status_lists(number),
  purpose TEXT NOT NULL,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  text TEXT NOT NULL,
  published_by INTEGER NOT NULL,
  UNIQUE(list, purpose, version)
) STRICT;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER signed_is_kept BEFORE DELETE ON signed BEGIN SELECT RAISE(ABORT, 'what was signed is kept'); END;
CREATE TRIGGER signed_is_fixed BEFORE UPDATE ON signed BEGIN SELECT RAISE(ABORT, 'what was signed is kept'); END;
CREATE TRIGGER credentials_are_kept BEFORE DELETE ON credentials
  BEGIN SELECT RAISE(ABORT, 'a reservation is kept'); END;
CREATE TRIGGER credentials_are_fixed BEFORE UPDATE ON credentials
  BEGIN SELECT RAISE(ABORT, 'a reservation is kept'); END;
CREATE TRIGGER signatures_are_kept BEFORE DELETE ON signatures
  BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;
CREATE TRIGGER signatures_are_fixed BEFORE UPDATE ON signatures
  BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;
CREATE TRIGGER publications_are_kept BEFORE DELETE ON publications
  BEGIN SELECT RAISE(ABORT, 'published versions are kept'); END;
CREATE TRIGGER publications_are_fixed BEFORE UPDATE ON publications
  BEGIN SELECT RAISE(ABORT, 'published versions are kept'); END;
)sql";

// "CRNI" as a number: marks the file as the store of a Carnet issuer.
constexpr std::int32_t kApplicationId = 0x43524e49;

constexpr std::array kMigrations = {
    store::Migration{kVersion1},
    store::Migration{kTrustTables},
    store::Migration{kDecisionTables},
    store::Migration{kOfferTables},
};

}  // namespace

const store::Schema& sqlite_schema() {
    static const store::Schema schema{kApplicationId, kMigrations};
    return schema;
}

}  // namespace carnet::issuer
