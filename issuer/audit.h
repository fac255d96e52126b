// SPDX-License-Identifier: Apache-2.0
//
// The audit log: who did what to what, each entry carrying the hash of the one before, written in the same
// transaction as the act itself. Holds ids and digests, no personal data. Format: docs/formats/audit-log.md.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

enum class AuditAction : std::uint8_t {
    kStoreCreated,
    kStoreRestored,
    kBackupMade,
    kOfficerAdded,
    kOfficerEnabled,
    kOfficerDisabled,
    kOfficerPassphrase,
    kBatchImported,
    kBatchPrepared,
    kBatchApproved,
    kBatchWithdrawn,
    kCredentialsReserved,  // detail: digest over the group's reservations
    kCredentialsIssued,    // detail: digest over the group's signed texts
    kCredentialRefused,
    kStatusListOpened,
    kStatusProposed,
    kStatusPrepared,
    kStatusApplied,
    kStatusWithdrawn,
    kStatusPublished,
    kKeyMade,
    kKeyStateChanged,
    kKeyCertified,  // detail: digest of the leaf's DER
    kApiKeyAdded,   // detail of both: digest of the key's record
    kApiKeyRemoved,
    kTrustProposed,
    kTrustPrepared,
    kTrustApproved,
    kTrustWithdrawn,  // the proposal, not an accreditation
    kTrustPublished,  // object: the sequence; detail of these three: digest of the signed text
    kTrustAdopted,    // a version published before a restore, brought back
    kTrustExtracted,  // object: the territory
    kTrustResumed,    // after a restore: the newest version is known again
    kCaseOpened,      // detail: digest of the case as it was opened
    kCaseClock,       // detail: digest of the event
    kDecisionProposed,
    kDecisionPrepared,
    kDecisionApproved,
    kDecisionWithdrawn,  // the proposal, not a decision
    kDecisionSigned,     // detail of both: digest of the signed text
    kNoticeSigned,
    kTokensIssued,  // awards that are issued already, signed once more as tokens; detail as
                    // kCredentialsIssued
    kOfferMade,     // detail: digest of the offer's terms
    kOfferWithdrawn,
    kCopiesReserved,  // object of both: the offer; detail: as of credentials
    kCopiesIssued,
    kPaperSigned  // object: the award; detail: digest of the signed message, which the check-words spell
};
[[nodiscard]] std::string_view to_string(AuditAction action) noexcept;  // "credentials.issued", ...
[[nodiscard]] std::optional<AuditAction> audit_action_from(std::string_view text) noexcept;

struct AuditNote {
    std::string_view
        actor;  // an officer's id; "operator" for a command that nobody signs; "serve"; "api:..."
    AuditAction action = AuditAction::kStoreCreated;
    std::string_view object;  // an id
    Sha256Digest detail{};    // SHA-256 of what the act was about; zeros when there is nothing more
};

struct AuditEntry {
    std::int64_t seq = 0;
    UtcTime time;
    std::string actor;
    AuditAction action = AuditAction::kStoreCreated;
    std::string object;
    Sha256Digest detail{};
    Sha256Digest previous{};  // hash of entry seq-1; zeros for the first
};
[[nodiscard]] std::string write_audit_entry(const AuditEntry& entry);
[[nodiscard]] Result<AuditEntry> read_audit_entry(std::string_view text);

// Appends inside the caller's transaction and returns the entry's seq. The order is that of seq; times are
// what the clock showed.
[[nodiscard]] Result<std::int64_t> append_audit(Records& records, const AuditNote& note, UtcTime now);

// An act: begins a transaction, and when committed moves the home's high-water mark.
class Act {
  public:
    [[nodiscard]] static Result<Act> begin(IssuerHome& home);
    // Appends an audit entry to this act.
    [[nodiscard]] Result<std::int64_t> note(const AuditNote& note, UtcTime now);
    [[nodiscard]] Result<void> commit();

  private:
    Act(IssuerHome& home, std::unique_ptr<Transaction> transaction)
        : home_(&home), transaction_(std::move(transaction)) {}
    IssuerHome* home_;
    std::unique_ptr<Transaction> transaction_;
};

// For acts outside the store (keys made or changed): one entry in a transaction of its own.
[[nodiscard]] Result<void> record_act(IssuerHome& home, const AuditNote& note, UtcTime now);

// The end of the chain: note it outside the machine, and fsck can tell later whether the log was cut.
struct AuditHead {
    std::int64_t seq = 0;
    Sha256Digest hash{};
};
[[nodiscard]] Result<AuditHead> audit_head(const Records& records);

// Walks the whole chain. `visit` sees every entry that is sound; the result names the first that is not
// (kStoreCorrupt), or a head that is missing or different (`expected`).
[[nodiscard]] Result<AuditHead> check_audit_chain(const Records& records,
                                                  const std::optional<AuditHead>& expected,
                                                  const std::function<void(const AuditEntry&)>& visit = {});

}  // namespace carnet::issuer
