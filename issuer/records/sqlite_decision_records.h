// SPDX-License-Identifier: Apache-2.0
// The desk of decisions in the store: its step of the schema, and its records.
#pragma once

#include "issuer/decision_records.h"
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {

// Cases, their clock, decisions and notices; and the bits of decisions, which share lists with certificates.
inline constexpr store::Sql kDecisionTables = R"sql(
CREATE TABLE decision_cases(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL,
  destination TEXT NOT NULL,
  occupation TEXT NOT NULL,
  form TEXT NOT NULL,
  digest BLOB NOT NULL,
  document TEXT NOT NULL,
  report TEXT NOT NULL,
  opened INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  opened_entry INTEGER NOT NULL
) STRICT;

CREATE TABLE decision_events(
  number INTEGER PRIMARY KEY,
  of_case INTEGER NOT NULL REFERENCES decision_cases(number),
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  until TEXT,
  reason TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  actor TEXT NOT NULL,
  entry INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_events_by_case ON decision_events(of_case, number);

CREATE TABLE decision_acts(
  number INTEGER PRIMARY KEY,
  of_case INTEGER NOT NULL REFERENCES decision_cases(number),
  statement TEXT NOT NULL UNIQUE REFERENCES statements(id)
) STRICT;
CREATE INDEX decision_acts_by_case ON decision_acts(of_case, number);

CREATE TABLE decisions(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  decision TEXT NOT NULL UNIQUE,
  of_case INTEGER NOT NULL REFERENCES decision_cases(number),
  statement TEXT NOT NULL UNIQUE REFERENCES decision_acts(statement),
  positive INTEGER NOT NULL,
  list INTEGER REFERENCES status_lists(number),
  place INTEGER,
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  signed INTEGER NOT NULL,
  signed_by INTEGER NOT NULL,
  UNIQUE(list, place),
  CHECK((list IS NULL) = (place IS NULL)),
  CHECK(positive = 1 OR list IS NULL)
) STRICT;
CREATE INDEX decisions_by_case ON decisions(of_case, number);

CREATE TABLE decision_notices(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  about INTEGER NOT NULL REFERENCES decisions(number),
  statement TEXT NOT NULL UNIQUE REFERENCES decision_acts(statement),
  public INTEGER NOT NULL,
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  signed INTEGER NOT NULL,
  signed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_notices_by_decision ON decision_notices(about, number);

CREATE TABLE decision_bits(
  list INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY(list, place),
  FOREIGN KEY(list, place) REFERENCES decisions(list, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_cases_are_kept BEFORE DELETE ON decision_cases
  BEGIN SELECT RAISE(ABORT, 'cases are kept'); END;
CREATE TRIGGER decision_cases_are_fixed BEFORE UPDATE ON decision_cases
  BEGIN SELECT RAISE(ABORT, 'cases are kept'); END;
CREATE TRIGGER decision_events_are_kept BEFORE DELETE ON decision_events
  BEGIN SELECT RAISE(ABORT, 'the clock only goes on'); END;
CREATE TRIGGER decision_events_are_fixed BEFORE UPDATE ON decision_events
  BEGIN SELECT RAISE(ABORT, 'the clock only goes on'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'what was decided is kept'); END;
CREATE TRIGGER decisions_are_fixed BEFORE UPDATE ON decisions
  BEGIN SELECT RAISE(ABORT, 'a decision is never edited'); END;
CREATE TRIGGER decision_notices_are_kept BEFORE DELETE ON decision_notices
  BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;
CREATE TRIGGER decision_notices_are_fixed BEFORE UPDATE ON decision_notices
  BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;
CREATE TRIGGER decision_bits_are_kept BEFORE DELETE ON decision_bits
  BEGIN SELECT RAISE(ABORT, 'an end is final'); END;
)sql";

[[nodiscard]] std::unique_ptr<DecisionRecords> sqlite_decisions(SharedConnection connection);

}  // namespace carnet::issuer
