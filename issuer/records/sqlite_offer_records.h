// SPDX-License-Identifier: Apache-2.0
// Issuing to wallets in the store: its step of the schema, and its records.
#pragma once

#include "issuer/offer_records.h"
#include "issuer/records/sqlite_parts.h"

namespace carnet::issuer {

// Offers, tokens, copies of awards for holders' keys; and the bits of copies, which share lists with
// certificates and decisions.
inline constexpr store::Sql kOfferTables = R"sql(
CREATE TABLE offers(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL,
  row INTEGER NOT NULL,
  award TEXT NOT NULL,
  code BLOB NOT NULL UNIQUE,
  tx_code BLOB,
  state TEXT NOT NULL,
  wrong_tries INTEGER NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  replaces INTEGER REFERENCES offers(number),
  made_by INTEGER NOT NULL,
  notified TEXT NOT NULL,
  FOREIGN KEY(batch, row) REFERENCES batch_rows(batch, number)
) STRICT;
CREATE INDEX offers_by_row ON offers(batch, row, number);

CREATE TABLE offer_tokens(
  token BLOB PRIMARY KEY,
  offer INTEGER NOT NULL REFERENCES offers(number),
  expires INTEGER NOT NULL,
  names_datasets INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_tokens_by_offer ON offer_tokens(offer);
CREATE INDEX offer_tokens_by_end ON offer_tokens(expires);

CREATE TABLE copies(
  number INTEGER PRIMARY KEY,
  offer INTEGER NOT NULL REFERENCES offers(number),
  configuration TEXT NOT NULL,
  holder TEXT NOT NULL,
  award TEXT NOT NULL,
  list INTEGER NOT NULL REFERENCES status_lists(number),
  place INTEGER NOT NULL,
  envelope INTEGER NOT NULL REFERENCES envelopes(number),
  valid_from INTEGER NOT NULL,
  intent BLOB NOT NULL,
  reserved_by INTEGER NOT NULL,
  UNIQUE(offer, configuration, holder),
  UNIQUE(list, place)
) STRICT;
CREATE INDEX copies_by_award ON copies(award, number);

CREATE TABLE signed_copies(
  number INTEGER PRIMARY KEY REFERENCES copies(number),
  text TEXT NOT NULL,
  key TEXT NOT NULL,
  issued INTEGER NOT NULL,
  issued_by INTEGER NOT NULL
) STRICT;

CREATE TABLE copy_bits(
  list INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY(list, purpose, place),
  FOREIGN KEY(list, place) REFERENCES copies(list, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER offers_are_kept BEFORE DELETE ON offers BEGIN SELECT RAISE(ABORT, 'offers are kept'); END;
CREATE TRIGGER offers_are_fixed BEFORE UPDATE OF id, batch, row, award, code, tx_code, created, expires,
  replaces, made_by ON offers BEGIN SELECT RAISE(ABORT, 'what is offered is fixed'); END;
CREATE TRIGGER copies_are_kept BEFORE DELETE ON copies BEGIN SELECT RAISE(ABORT, 'a reservation is kept'); END;
CREATE TRIGGER copies_are_fixed BEFORE UPDATE ON copies BEGIN SELECT RAISE(ABORT, 'a reservation is kept'); END;
CREATE TRIGGER signed_copies_are_kept BEFORE DELETE ON signed_copies
  BEGIN SELECT RAISE(ABORT, 'what was signed is kept'); END;
CREATE TRIGGER signed_copies_are_fixed BEFORE UPDATE ON signed_copies
  BEGIN SELECT RAISE(ABORT, 'what was signed is kept'); END;
)sql";

[[nodiscard]] std::unique_ptr<OfferRecords> sqlite_offers(SharedConnection connection);
[[nodiscard]] std::unique_ptr<OfferTokenRecords> sqlite_offer_tokens(SharedConnection connection);
[[nodiscard]] std::unique_ptr<CopyRecords> sqlite_copies(SharedConnection connection);

}  // namespace carnet::issuer
