// SPDX-License-Identifier: Apache-2.0
// What batches, status changes and changes of officers have in common at the desk.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/records.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

// "<prefix>20261121-k3f9p": a day and five letters that a person can read out and type.
[[nodiscard]] std::string new_id(std::string_view prefix, UtcTime now, Random& random);

// A statement over its document, open, with its digest.
[[nodiscard]] Statement make_statement(std::string id, StatementKind kind, std::string document, UtcTime now);

// The statement of that id and kind; kNotFound.
[[nodiscard]] Result<Statement> require_statement(const Records& records, StatementKind kind,
                                                  std::string_view id);

// kConflict unless `shown` is the statement's digest: what an officer saw is what they sign.
[[nodiscard]] Result<void> require_shown(const Statement& statement, const Sha256Digest& shown);

// kForbidden unless the officer is known, enabled and the same person whose key was opened, as of now.
[[nodiscard]] Result<OfficerRecord> require_present(const Records& records, const OfficerRecord& unlocked);

// kForbidden unless `officer` has the role and, for approving, prepared nothing of this statement.
[[nodiscard]] Result<void> require_preparer(const OfficerRecord& officer);
[[nodiscard]] Result<void> require_approver(const Records& records, const Statement& statement,
                                            const OfficerRecord& officer);

}  // namespace carnet::issuer
