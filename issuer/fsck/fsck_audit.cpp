// SPDX-License-Identifier: Apache-2.0
// The audit chain, and entries that speak of something that is not there.
#include "issuer/fsck/fsck_context.h"

namespace carnet::issuer {

Result<void> fsck_audit(FsckContext& context) {
    const auto head = check_audit_chain(context.records(), context.options.expected_head,
                                        [&](const AuditEntry& entry) { context.entries.push_back(entry); });
    context.expect(FsckCheck::kAudit, "audit log", head);
    CARNET_TRY(context.report.audit_head, audit_head(context.records()));
    if (!context.entries.empty() && context.entries.front().action != AuditAction::kStoreCreated) {
        context.find(FsckCheck::kAudit, "audit entry 1",
                     "The log does not begin with the making of the store.");
    }
    return {};
}

// An entry that says credentials were reserved or issued, and none of them is in the store: rows were
// removed.
Result<void> fsck_loose_entries(FsckContext& context) {
    const Sha256Digest nothing = keys::sha256({});
    for (const auto& entry : context.entries) {
        const bool speaks_of_rows =
            entry.action == AuditAction::kCredentialsReserved ||
            entry.action == AuditAction::kCredentialsIssued ||
            entry.action == AuditAction::kCredentialRefused || entry.action == AuditAction::kCopiesReserved ||
            entry.action == AuditAction::kCopiesIssued || entry.action == AuditAction::kOfferMade ||
            entry.action == AuditAction::kStatusPublished || entry.action == AuditAction::kDecisionSigned ||
            entry.action == AuditAction::kNoticeSigned || entry.action == AuditAction::kTrustPublished ||
            entry.action == AuditAction::kTrustAdopted;
        if (!speaks_of_rows || context.is_accounted_for(entry.seq) || entry.detail == nothing) continue;
        context.find(FsckCheck::kAudit, entry.object,
                     "Audit entry " + std::to_string(entry.seq) + " (" +
                         std::string(to_string(entry.action)) +
                         ") speaks of something that is not in the store.");
    }
    return {};
}

}  // namespace carnet::issuer
