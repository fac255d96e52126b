// SPDX-License-Identifier: Apache-2.0
//
// Revoking, suspending and reinstating: proposed by one officer, approved by another, applied to all the
// credentials named or to none. Revocation is final. A reinstatement is a new act; nothing is erased.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/officer.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

enum class StatusAct : std::uint8_t { kRevoke, kSuspend, kReinstate };
[[nodiscard]] std::string_view to_string(StatusAct act) noexcept;  // "revoke", ...
[[nodiscard]] std::optional<StatusAct> status_act_from(std::string_view text) noexcept;

// The closed list of reasons; may_be_reason says which act takes which.
enum class StatusReason : std::uint8_t {
    kDataError,           // the certificate says something wrong; a corrected one is issued under a new id
    kFraud,               // obtained by deceit
    kAwardWithdrawn,      // the awarding body took the award back
    kSuperseded,          // replaced by another certificate
    kKeyCompromise,       // the signing key is not trusted any more
    kLegalOrder,          // a court or authority ordered it
    kUnderInvestigation,  // suspended while facts are established
    kConditionNotMet,     // suspended until a condition (renewal, confirmation) is met
    kCleared,             // reinstated: the investigation found nothing
    kConditionMet,        // reinstated: the condition is met
    kSuspendedInError     // reinstated: it should not have been suspended
};
[[nodiscard]] std::string_view to_string(StatusReason reason) noexcept;  // "data-error", "fraud", ...
[[nodiscard]] std::optional<StatusReason> status_reason_from(std::string_view text) noexcept;
[[nodiscard]] bool may_be_reason(StatusAct act, StatusReason reason) noexcept;

struct StatusChange {
    std::string id;  // given by propose_status_change
    StatusAct act = StatusAct::kRevoke;
    std::vector<std::string> credentials;  // ids "urn:uuid:..."; 1 to 100,000, each once
    StatusReason reason = StatusReason::kDataError;
    std::string text;  // for the record, 1 to 2,000 bytes; never published
};

struct StatusChangeSummary {
    StatusChange change;
    Sha256Digest digest{};
    StatementState state = StatementState::kOpen;  // kApproved: applied
    UtcTime proposed;
    std::vector<OfficerSignature> signatures;
};

// Keeps a proposal. `officer` signs it as preparer; without one (admin API) it stays unsigned until
// sign_proposal. Each credential must be issued and in a state that allows the act: kNotFound or kConflict
// names the first that is not. kBadValue: reason does not fit the act, text or list out of bounds.
[[nodiscard]] Result<StatusChangeSummary> propose_status_change(IssuerHome& home, StatusChange change,
                                                                const UnlockedOfficer* officer,
                                                                std::string_view proposed_by,
                                                                const Clock& clock, Random& random);
[[nodiscard]] Result<void> sign_proposal(IssuerHome& home, std::string_view change,
                                         const UnlockedOfficer& officer, const Clock& clock);

// Approves and applies in one transaction. Visible to verifiers as soon as the list is published again
// (publish_due; serve does that within 2 s). Errors as for approve_batch and propose_status_change.
[[nodiscard]] Result<void> approve_status_change(IssuerHome& home, std::string_view change,
                                                 const Sha256Digest& shown, const UnlockedOfficer& officer,
                                                 const Clock& clock);
// Takes back a proposal that was not approved.
[[nodiscard]] Result<void> withdraw_status_change(IssuerHome& home, std::string_view change,
                                                  const UnlockedOfficer& officer, const Clock& clock);

[[nodiscard]] Result<std::vector<StatusChangeSummary>> list_status_changes(const IssuerHome& home);
[[nodiscard]] Result<StatusChangeSummary> find_status_change(const IssuerHome& home, std::string_view id);

}  // namespace carnet::issuer
