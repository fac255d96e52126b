// SPDX-License-Identifier: Apache-2.0
//
// The two-person rule: an officer's signature over the digest of what is decided, and the one function that
// says whether two different officers stand behind a statement. Format: docs/formats/approval.md.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/officer.h"
#include "issuer/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// The canonical JSON that an officer signs: act, digest, officer, statement, time, type.
[[nodiscard]] std::string approval_text(StatementKind kind, const OfficerSignature& signature);

// Signs a statement as it is now. Says nothing about whether the officer may.
[[nodiscard]] Result<OfficerSignature> sign_statement(const Statement& statement, SignedAct act,
                                                      const UnlockedOfficer& officer, UtcTime now);

// Does the signature hold under that officer's key, for that statement's present document? kApprovalInvalid.
[[nodiscard]] Result<void> check_document(const Statement& statement);  // only: is the digest of it?
[[nodiscard]] Result<void> check_signature(const Statement& statement, const OfficerSignature& signature,
                                           const OfficerRecord& officer);

struct TwoPersons {
    OfficerSignature prepared;
    OfficerSignature approved;
};

// The newest preparation and approval that count, by two different officers with the roles. Looked at again
// from the records: document against digest, signatures against keys. `must_be_enabled`: officers disabled
// since do not count (for acting); without it their past signatures do (for fsck).
// kApprovalMissing: says who is missing. kApprovalInvalid: a signature or digest is wrong. kForbidden: the
// approver is a preparer, or lacks the role.
[[nodiscard]] Result<TwoPersons> require_two_persons(const Records& records, const Statement& statement,
                                                     bool must_be_enabled);
// The same without the document, by whoever has held it against the digest that was signed: the statement
// may come from find_head.
[[nodiscard]] Result<TwoPersons> require_two_signers(const Records& records, const Statement& statement,
                                                     bool must_be_enabled);

}  // namespace carnet::issuer
