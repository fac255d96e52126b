// SPDX-License-Identifier: Apache-2.0
// Audit entries as text and back; reader and writer together. docs/formats/audit-log.md
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/audit.h"

#include <array>
#include <utility>

namespace carnet::issuer {
namespace {

constexpr std::array<std::pair<AuditAction, std::string_view>, 47> kActions = {{
    {AuditAction::kStoreCreated, "store.created"},
    {AuditAction::kStoreRestored, "store.restored"},
    {AuditAction::kBackupMade, "backup.made"},
    {AuditAction::kOfficerAdded, "officer.added"},
    {AuditAction::kOfficerEnabled, "officer.enabled"},
    {AuditAction::kOfficerDisabled, "officer.disabled"},
    {AuditAction::kOfficerPassphrase, "officer.passphrase"},
    {AuditAction::kBatchImported, "batch.imported"},
    {AuditAction::kBatchPrepared, "batch.prepared"},
    {AuditAction::kBatchApproved, "batch.approved"},
    {AuditAction::kBatchWithdrawn, "batch.withdrawn"},
    {AuditAction::kCredentialsReserved, "credentials.reserved"},
    {AuditAction::kCredentialsIssued, "credentials.issued"},
    {AuditAction::kCredentialRefused, "credential.refused"},
    {AuditAction::kStatusListOpened, "status-list.opened"},
    {AuditAction::kStatusProposed, "status.proposed"},
    {AuditAction::kStatusPrepared, "status.prepared"},
    {AuditAction::kStatusApplied, "status.applied"},
    {AuditAction::kStatusWithdrawn, "status.withdrawn"},
    {AuditAction::kStatusPublished, "status.published"},
    {AuditAction::kKeyMade, "key.made"},
    {AuditAction::kKeyStateChanged, "key.state-changed"},
    {AuditAction::kKeyCertified, "key.certified"},
    {AuditAction::kApiKeyAdded, "api-key.added"},
    {AuditAction::kApiKeyRemoved, "api-key.removed"},
    {AuditAction::kTrustProposed, "trust.proposed"},
    {AuditAction::kTrustPrepared, "trust.prepared"},
    {AuditAction::kTrustApproved, "trust.approved"},
    {AuditAction::kTrustWithdrawn, "trust.withdrawn"},
    {AuditAction::kTrustPublished, "trust.published"},
    {AuditAction::kTrustAdopted, "trust.adopted"},
    {AuditAction::kTrustExtracted, "trust.extracted"},
    {AuditAction::kTrustResumed, "trust.resumed"},
    {AuditAction::kCaseOpened, "case.opened"},
    {AuditAction::kCaseClock, "case.clock"},
    {AuditAction::kDecisionProposed, "decision.proposed"},
    {AuditAction::kDecisionPrepared, "decision.prepared"},
    {AuditAction::kDecisionApproved, "decision.approved"},
    {AuditAction::kDecisionWithdrawn, "decision.withdrawn"},
    {AuditAction::kDecisionSigned, "decision.signed"},
    {AuditAction::kNoticeSigned, "notice.signed"},
    {AuditAction::kTokensIssued, "tokens.issued"},
    {AuditAction::kOfferMade, "offer.made"},
    {AuditAction::kOfferWithdrawn, "offer.withdrawn"},
    {AuditAction::kCopiesReserved, "copies.reserved"},
    {AuditAction::kCopiesIssued, "copies.issued"},
    {AuditAction::kPaperSigned, "paper.signed"},
}};

Result<Sha256Digest> read_hash(JsonValue entry, std::string_view member) {
    CARNET_TRY(const auto value, entry.require(member));
    CARNET_TRY(const auto text, value.as_string());
    auto digest = keys::sha256_from_hex(text);
    if (!digest) return error(digest.error().code, digest.error().detail, value.pointer());
    return digest;
}

Result<std::string> read_text(JsonValue entry, std::string_view member) {
    CARNET_TRY(const auto value, entry.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<AuditEntry> read_members(JsonValue root) {
    AuditEntry entry;
    CARNET_TRY(const auto seq, root.require("seq"));
    CARNET_TRY(entry.seq, seq.as_integer());
    CARNET_TRY(const auto time, read_text(root, "time"));
    CARNET_TRY(const auto stamp, Timestamp::parse(time));
    entry.time = stamp.instant();
    CARNET_TRY(entry.actor, read_text(root, "actor"));
    CARNET_TRY(const auto action, read_text(root, "action"));
    const auto known = audit_action_from(action);
    if (!known) return error(ErrorCode::kBadValue, "There is no such act.", "/action");
    entry.action = *known;
    CARNET_TRY(entry.object, read_text(root, "object"));
    CARNET_TRY(entry.detail, read_hash(root, "detail"));
    CARNET_TRY(entry.previous, read_hash(root, "previous"));
    return entry;
}

}  // namespace

std::string_view to_string(AuditAction action) noexcept {
    for (const auto& [known, text] : kActions) {
        if (known == action) return text;
    }
    return "";
}

std::optional<AuditAction> audit_action_from(std::string_view text) noexcept {
    for (const auto& [action, known] : kActions) {
        if (known == text) return action;
    }
    return std::nullopt;
}

std::string write_audit_entry(const AuditEntry& entry) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("action", to_string(entry.action)).member("actor", entry.actor);
    writer.member("detail", encode_hex(entry.detail)).member("object", entry.object);
    writer.member("previous", encode_hex(entry.previous)).key("seq").integer(entry.seq);
    writer.member("time", Timestamp::of(entry.time).text()).end_object();
    return writer.take();
}

Result<AuditEntry> read_audit_entry(std::string_view text) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    CARNET_TRY(auto entry, read_members(document.root()));
    // One text per entry: another order, spelling or member would be another hash for the same words.
    if (write_audit_entry(entry) != text)
        return error(ErrorCode::kBadValue, "The entry is not in canonical form.");
    return entry;
}

}  // namespace carnet::issuer
