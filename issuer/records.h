// SPDX-License-Identifier: Apache-2.0
//
// What issuing needs from a store: the rows as values, and small interfaces to keep and find them. The SQLite
// implementation is issuer/records/sqlite_records.h; one test suite holds every implementation to this page.
//
// All interfaces of one Records belong to one connection and so to one thread at a time. Every method runs
// inside the transaction that is open on that connection; methods that write need one. Errors of all of them:
// kStoreBusy (another writer held the store too long: try again), kDiskFull, kReadOnly, kStoreCorrupt,
// kStoreFailed; kConflict where something that must be unique is there already; kNotFound where said.
//
// Times are whole seconds. Lists come in pages: `after` is the last number seen (0 to begin), `limit` at
// most.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/application.h"
#include "issuer/decision_records.h"
#include "issuer/offer_records.h"
#include "issuer/trust_records.h"
#include "keys/digest.h"
#include "keys/public_key.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

using keys::Sha256Digest;

// A write transaction: nothing is kept unless commit() succeeds; destroying it without commit undoes
// everything. After commit() returns success the changes survive a power cut.
class Transaction {
  public:
    virtual ~Transaction() = default;
    [[nodiscard]] virtual Result<void> commit() = 0;
};

// The store as it was at one moment: whatever others write meanwhile is not seen while this lives. Nothing
// can be written through the same Records until it is destroyed.
class ReadSnapshot {
  public:
    virtual ~ReadSnapshot() = default;
};

class Transactions {
  public:
    virtual ~Transactions() = default;
    // Waits for another writer up to the busy timeout, then kStoreBusy. One at a time per Records.
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>> begin() = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<ReadSnapshot>> begin_reading() = 0;
};

// Single facts about the whole store ("issuer" = its DID, "restored-at", "version-gap").
class FactRecords {
  public:
    virtual ~FactRecords() = default;
    [[nodiscard]] virtual Result<void> put(std::string_view name, std::string_view value) = 0;
    [[nodiscard]] virtual Result<std::optional<std::string>> find(std::string_view name) const = 0;
};

// ---- Officers, and what they sign -----------------------------------------------------------------------

struct Roles {
    bool prepare = false;  // may prepare batches and propose status changes
    bool approve = false;  // may approve what another officer prepared
    friend bool operator==(const Roles&, const Roles&) = default;
};

struct OfficerRecord {
    std::string id;    // [a-z0-9-], 1 to 40; never reused, never renamed
    std::string name;  // as shown to other officers
    Roles roles;
    keys::PublicKey key;  // never changes: a new key is a new officer
    bool enabled = true;
    UtcTime added;
};

class OfficerRecords {
  public:
    virtual ~OfficerRecords() = default;
    [[nodiscard]] virtual Result<void> add(const OfficerRecord& officer) = 0;  // kConflict: the id is taken
    [[nodiscard]] virtual Result<std::optional<OfficerRecord>> find(std::string_view id) const = 0;
    [[nodiscard]] virtual Result<std::vector<OfficerRecord>> list() const = 0;  // in the order of addition
    [[nodiscard]] virtual Result<void> set_enabled(std::string_view id, bool enabled) = 0;
};

// A statement is what officers put their signatures under: canonical JSON with a digest. Batches, status
// changes, changes of officers and of the trust list, and decisions are all statements, so that one piece of
// code decides about two persons.
enum class StatementKind : std::uint8_t { kBatch, kStatusChange, kOfficerChange, kTrustChange, kDecisionAct };
enum class StatementState : std::uint8_t { kOpen, kApproved, kWithdrawn };

[[nodiscard]] std::string_view to_string(StatementKind kind) noexcept;    // "batch", "status-change", ...
[[nodiscard]] std::string_view to_string(StatementState state) noexcept;  // "open", "approved", "withdrawn"
[[nodiscard]] std::optional<StatementKind> statement_kind_from(std::string_view text) noexcept;
[[nodiscard]] std::optional<StatementState> statement_state_from(std::string_view text) noexcept;

struct Statement {
    std::int64_t number = 0;  // given by the store, in the order of addition
    std::string id;
    StatementKind kind = StatementKind::kBatch;
    std::string document;  // canonical JSON, its own id inside
    Sha256Digest digest{};
    UtcTime created;
    StatementState state = StatementState::kOpen;
    std::int64_t concluded_by = 0;  // audit entry that approved or withdrew it; 0 while open
};

class StatementRecords {
  public:
    virtual ~StatementRecords() = default;
    [[nodiscard]] virtual Result<void> add(const Statement& statement) = 0;
    [[nodiscard]] virtual Result<std::optional<Statement>> find(std::string_view id) const = 0;
    // All but its document, which may be megabytes.
    [[nodiscard]] virtual Result<std::optional<Statement>> find_head(std::string_view id) const = 0;
    [[nodiscard]] virtual Result<std::vector<Statement>> list(StatementKind kind, std::int64_t after,
                                                              std::size_t limit) const = 0;
    [[nodiscard]] virtual Result<void> conclude(std::string_view id, StatementState state,
                                                std::int64_t audit_entry) = 0;
};

enum class SignedAct : std::uint8_t { kPrepare, kApprove, kWithdraw };
[[nodiscard]] std::string_view to_string(SignedAct act) noexcept;  // "prepare", "approve", "withdraw"
[[nodiscard]] std::optional<SignedAct> signed_act_from(std::string_view text) noexcept;

// An officer's signature under a statement (docs/formats/approval.md).
struct OfficerSignature {
    std::string statement;
    SignedAct act = SignedAct::kPrepare;
    Sha256Digest digest{};  // of the statement as it was when signed
    std::string officer;
    UtcTime time;
    Bytes signature;
};

class SignatureRecords {
  public:
    virtual ~SignatureRecords() = default;
    [[nodiscard]] virtual Result<void> add(const OfficerSignature& signature) = 0;
    [[nodiscard]] virtual Result<std::vector<OfficerSignature>> of(std::string_view statement) const = 0;
};

// ---- Batches
// -----------------------------------------------------------------------------------------------

// The statement with the same id is added first.
struct BatchRecord {
    std::int64_t number = 0;  // given by the store
    std::string id;           // "20261121-k3f9": also the id of its statement
    std::string profile_name;
    std::string profile;  // canonical JSON
    std::string source_name;
    Sha256Digest source_digest{};
    std::string report;  // CSV: the verdict on every row of the file
    std::uint64_t rows = 0;
    std::uint64_t refused_rows = 0;  // of the file, not part of the batch
    UtcTime imported;
    std::string imported_by;  // an officer, or "api:<key id>"
};

struct BatchRow {
    std::int64_t number = 0;  // 1, 2, ... in the batch
    std::size_t line = 0;     // in the file
    std::string claims;       // wallet::write_claims
    std::optional<Date> valid_until;
    Sha256Digest digest{};  // row_digest(claims, valid_until), issuer/desk/batch.h
    AwardIdentity identity;
};

class BatchRecords {
  public:
    virtual ~BatchRecords() = default;
    [[nodiscard]] virtual Result<std::int64_t> add(const BatchRecord& batch) = 0;
    [[nodiscard]] virtual Result<void> add_row(std::int64_t batch, const BatchRow& row) = 0;
    [[nodiscard]] virtual Result<std::optional<BatchRecord>> find(std::string_view id) const = 0;
    // Both without report; the list newest first.
    [[nodiscard]] virtual Result<std::optional<BatchRecord>> about(std::int64_t batch) const = 0;
    [[nodiscard]] virtual Result<std::vector<BatchRecord>> list() const = 0;
    [[nodiscard]] virtual Result<std::vector<BatchRow>> rows(std::int64_t batch, std::int64_t after,
                                                             std::size_t limit) const = 0;
};

// An award that is in a batch already (withdrawn batches do not count, nor rows that lint refused).
struct KnownAward {
    std::string batch;
    std::int64_t row = 0;
    std::size_t line = 0;
    bool by_number = false;  // which of the two identities met
};

// For intake: was this award imported before? One method, read-only; the empty identity never meets.
class AwardRecords {
  public:
    virtual ~AwardRecords() = default;
    [[nodiscard]] virtual Result<std::optional<KnownAward>> find(const AwardIdentity& identity) const = 0;
};

// ---- Issuing ---------------------------------------------------------------------------------------------

// What all credentials of one configuration share, so that an interrupted run is finished as it was begun.
class EnvelopeRecords {
  public:
    virtual ~EnvelopeRecords() = default;
    [[nodiscard]] virtual Result<std::int64_t> keep(
        std::string_view canonical_json) = 0;  // same text, same number
    [[nodiscard]] virtual Result<std::optional<std::string>> find(std::int64_t number) const = 0;
};

// The durable intent to sign one row: written and committed before any key is used.
struct Reservation {
    std::int64_t number = 0;  // of the credential; given by the store
    std::string id;           // "urn:uuid:..."
    std::int64_t batch = 0;
    std::int64_t row = 0;
    std::int64_t list = 0;  // StatusListRecord::number
    std::uint64_t index = 0;
    std::int64_t envelope = 0;
    UtcTime valid_from;
    Sha256Digest intent{};         // of the unsigned credential's text
    std::int64_t reserved_by = 0;  // audit entry
};

struct ReservedRow {
    Reservation reservation;
    BatchRow row;
};

struct SignedCredential {
    std::int64_t number = 0;  // Reservation::number
    std::string text;         // exactly as handed out
    std::string key;          // KeyRecord::id
    UtcTime issued;
    std::int64_t issued_by = 0;  // audit entry
};

// A reserved row that a lint rule refused: its index stays taken for ever, no key was used.
struct RefusedCredential {
    std::int64_t number = 0;  // Reservation::number
    std::string rule;
    std::string detail;
    std::int64_t refused_by = 0;  // audit entry
};

class IssueRecords {
  public:
    virtual ~IssueRecords() = default;
    // Rows of the batch without a reservation, by row number.
    [[nodiscard]] virtual Result<std::vector<BatchRow>> open_rows(std::int64_t batch, std::int64_t after,
                                                                  std::size_t limit) const = 0;
    // Rows reserved and neither signed nor refused, by number of the reservation.
    [[nodiscard]] virtual Result<std::vector<ReservedRow>> reserved(std::int64_t batch, std::int64_t after,
                                                                    std::size_t limit) const = 0;
    // kConflict: the row has a reservation, or the id or (list, index) is taken. Returns the number.
    [[nodiscard]] virtual Result<std::int64_t> reserve(const Reservation& reservation) = 0;
    [[nodiscard]] virtual Result<void> store(const SignedCredential& credential) = 0;
    [[nodiscard]] virtual Result<void> refuse(const RefusedCredential& refusal) = 0;
};

enum class CredentialState : std::uint8_t { kReserved, kIssued, kRefused };

// A credential as its number, id and place, with what became of it.
struct CredentialRecord {
    Reservation reservation;
    CredentialState state = CredentialState::kReserved;
    std::string batch_id;
    std::size_t line = 0;
    bool revoked = false;
    bool suspended = false;
    // kIssued
    std::string text;
    std::string key;
    UtcTime issued;
    std::int64_t issued_by = 0;
    // kRefused
    std::string rule;
    std::string detail;
    std::int64_t refused_by = 0;
};

struct BatchCounts {
    std::uint64_t rows = 0;
    std::uint64_t open = 0;      // no reservation yet
    std::uint64_t reserved = 0;  // reserved, not yet signed: an interrupted run; `issue` finishes them
    std::uint64_t issued = 0;
    std::uint64_t refused = 0;  // by lint
};

class CredentialRecords {
  public:
    virtual ~CredentialRecords() = default;
    [[nodiscard]] virtual Result<std::optional<CredentialRecord>> find(std::string_view id) const = 0;
    // Of one batch (0: of all), ordered by number.
    [[nodiscard]] virtual Result<std::vector<CredentialRecord>> list(std::int64_t batch, std::int64_t after,
                                                                     std::size_t limit) const = 0;
    [[nodiscard]] virtual Result<BatchCounts> counts(std::int64_t batch) const = 0;
    // The latest time at which anything was reserved; nothing when nothing was.
    [[nodiscard]] virtual Result<std::optional<UtcTime>> last_valid_from() const = 0;
};

// ---- Status ----------------------------------------------------------------------------------------------

enum class StatusPurpose : std::uint8_t { kRevocation, kSuspension };
[[nodiscard]] std::string_view to_string(StatusPurpose purpose) noexcept;  // as on the wire
[[nodiscard]] std::optional<StatusPurpose> status_purpose_from(std::string_view text) noexcept;

// One list of places; published as one credential per purpose, with the same index in both.
struct StatusListRecord {
    std::int64_t number = 0;  // given by the store
    std::string id;  // random, so that a list opened after a backup and one opened after its restore differ
    std::uint64_t entries = 0;
    std::uint64_t used = 0;
    bool open = true;  // takes new credentials
    UtcTime created;
    std::int64_t revision = 0;  // grows with every change of a bit of the list
};

class StatusListRecords {
  public:
    virtual ~StatusListRecords() = default;
    [[nodiscard]] virtual Result<std::int64_t> add(const StatusListRecord& list) = 0;
    [[nodiscard]] virtual Result<std::vector<StatusListRecord>> list() const = 0;
    // Writes used, open and revision.
    [[nodiscard]] virtual Result<void> update(const StatusListRecord& list) = 0;
    [[nodiscard]] virtual Result<bool> is_taken(std::int64_t list, std::uint64_t index) const = 0;
};

class StatusBitRecords {
  public:
    virtual ~StatusBitRecords() = default;
    [[nodiscard]] virtual Result<void> set(std::int64_t credential, StatusPurpose purpose, bool value) = 0;
    // Indices whose bit is set, ascending.
    [[nodiscard]] virtual Result<std::vector<std::uint64_t>> indices(std::int64_t list,
                                                                     StatusPurpose purpose) const = 0;
};

// One signed version of one list and purpose. Kept for ever.
struct Publication {
    std::int64_t list = 0;
    std::string list_id;
    StatusPurpose purpose = StatusPurpose::kRevocation;
    std::int64_t version = 0;   // 1, 2, ... per list and purpose; never goes back
    std::int64_t revision = 0;  // StatusListRecord::revision that it shows
    UtcTime valid_from;
    UtcTime valid_until;
    std::string text;               // the signed credential
    std::int64_t published_by = 0;  // audit entry
};

class PublicationRecords {
  public:
    virtual ~PublicationRecords() = default;
    [[nodiscard]] virtual Result<void> add(
        const Publication& publication) = 0;  // kConflict: version is there
    [[nodiscard]] virtual Result<std::optional<Publication>> latest(std::string_view list,
                                                                    StatusPurpose purpose) const = 0;
    [[nodiscard]] virtual Result<std::optional<Publication>> find(std::string_view list,
                                                                  StatusPurpose purpose,
                                                                  std::int64_t version) const = 0;
    // Without their texts, newest first.
    [[nodiscard]] virtual Result<std::vector<Publication>> versions(std::string_view list,
                                                                    StatusPurpose purpose,
                                                                    std::size_t limit) const = 0;
};

// ---- Audit -----------------------------------------------------------------------------------------------

struct StoredAuditEntry {
    std::int64_t seq = 0;  // 1, 2, ... without gap
    std::string text;      // canonical JSON (docs/formats/audit-log.md)
    Sha256Digest hash{};   // SHA-256 of the text
};

class AuditRecords {
  public:
    virtual ~AuditRecords() = default;
    [[nodiscard]] virtual Result<void> append(const StoredAuditEntry& entry) = 0;
    [[nodiscard]] virtual Result<std::optional<StoredAuditEntry>> last() const = 0;
    [[nodiscard]] virtual Result<std::vector<StoredAuditEntry>> list(std::int64_t after,
                                                                     std::size_t limit) const = 0;
};

// The store's own health, and a copy of it.
class StoreUpkeep {
  public:
    virtual ~StoreUpkeep() = default;
    // What the database finds wrong with itself; empty when it is whole.
    [[nodiscard]] virtual Result<std::vector<std::string>> find_damage() const = 0;
    // A complete copy as of one moment, in `target`, which must not exist; others may go on writing.
    [[nodiscard]] virtual Result<void> copy_to(
        const std::filesystem::path& target,
        const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) const = 0;
};

// ---- All of them -----------------------------------------------------------------------------------------

// Everything of one store over one connection. Moves, never copies.
struct Records {
    std::unique_ptr<Transactions> transactions;
    std::unique_ptr<FactRecords> facts;
    std::unique_ptr<OfficerRecords> officers;
    std::unique_ptr<StatementRecords> statements;
    std::unique_ptr<SignatureRecords> signatures;
    std::unique_ptr<BatchRecords> batches;
    std::unique_ptr<AwardRecords> awards;
    std::unique_ptr<EnvelopeRecords> envelopes;
    std::unique_ptr<IssueRecords> issue;
    std::unique_ptr<CredentialRecords> credentials;
    std::unique_ptr<StatusListRecords> status_lists;
    std::unique_ptr<StatusBitRecords> status_bits;
    std::unique_ptr<PublicationRecords> publications;
    std::unique_ptr<TrustPublicationRecords> trust_publications;
    std::unique_ptr<DecisionRecords> decisions;
    std::unique_ptr<OfferRecords> offers;
    std::unique_ptr<OfferTokenRecords> offer_tokens;
    std::unique_ptr<CopyRecords> copies;
    std::unique_ptr<AuditRecords> audit;
    std::unique_ptr<StoreUpkeep> upkeep;
};

}  // namespace carnet::issuer
