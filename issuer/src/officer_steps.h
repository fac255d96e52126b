// SPDX-License-Identifier: Apache-2.0
//
// The steps that every proposal takes on its way through two officers' hands, whatever it is about: it is
// signed by whoever prepared it, approved by another with what it does in one transaction, or taken back.
// One thread at a time.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/audit.h"
#include "issuer/desk/officer.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"

#include <functional>
#include <string_view>

namespace carnet::issuer {

// What stands in the audit log for each step of a kind of proposal.
struct StepNames {
    StatementKind kind;
    AuditAction prepared;
    AuditAction approved;
    AuditAction withdrawn;
};

// kNotFound; kConflict: approved or withdrawn already.
[[nodiscard]] Result<Statement> require_open(const Records& records, StatementKind kind, std::string_view id);

// Inside an act that is open already, for a proposal that its preparer signs at once.
[[nodiscard]] Result<void> prepare_statement(Act& act, Records& records, const Statement& statement,
                                             const UnlockedOfficer& officer, AuditAction prepared,
                                             UtcTime now);
[[nodiscard]] Result<void> prepare_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                                            const UnlockedOfficer& officer, const Clock& clock);

// `take_effect` judges the proposal as of now and does what two officers have signed; whatever it refuses
// undoes the approval. `shown`: the digest of what the officer saw.
using TakeEffect = std::function<Result<void>(const Statement& statement, UtcTime now)>;
[[nodiscard]] Result<void> approve_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                                            const Sha256Digest& shown, const UnlockedOfficer& officer,
                                            const Clock& clock, const TakeEffect& take_effect);

[[nodiscard]] Result<void> withdraw_proposal(IssuerHome& home, const StepNames& names, std::string_view id,
                                             const UnlockedOfficer& officer, const Clock& clock);

}  // namespace carnet::issuer
