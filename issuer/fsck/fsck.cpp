// SPDX-License-Identifier: Apache-2.0
#include "issuer/fsck.h"

#include "issuer/fsck/fsck_context.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxFindings = 1000;

}  // namespace

std::string_view to_string(FsckCheck check) noexcept {
    switch (check) {
        case FsckCheck::kDatabase:
            return "database";
        case FsckCheck::kAudit:
            return "audit";
        case FsckCheck::kOfficers:
            return "officers";
        case FsckCheck::kApiKeys:
            return "api-keys";
        case FsckCheck::kBatches:
            return "batches";
        case FsckCheck::kApprovals:
            return "approvals";
        case FsckCheck::kCredentials:
            return "credentials";
        case FsckCheck::kPlaces:
            return "places";
        case FsckCheck::kStatus:
            return "status";
        case FsckCheck::kPublished:
            return "published";
        case FsckCheck::kDecisions:
            return "decisions";
        case FsckCheck::kTrust:
            return "trust";
    }
    return "";
}

void FsckContext::find(FsckCheck check, std::string_view object, std::string detail) {
    if (report.findings.size() >= kMaxFindings) {
        report.more = true;
        return;
    }
    report.findings.push_back({check, std::string(object), std::move(detail)});
}

void FsckContext::expect_entry(std::int64_t seq, AuditAction action, std::string_view object,
                               const Sha256Digest& detail) {
    accounted_.insert(seq);
    if (seq < 1 || static_cast<std::size_t>(seq) > entries.size()) {
        find(FsckCheck::kAudit, object,
             "The audit log has no sound entry " + std::to_string(seq) +
                 ", which should say: " + std::string(to_string(action)) + ".");
        return;
    }
    const auto& entry = entries[static_cast<std::size_t>(seq) - 1];
    if (entry.action == action && entry.object == object && entry.detail == detail) return;
    find(FsckCheck::kAudit, object,
         "Audit entry " + std::to_string(seq) + " does not say what the store says (" +
             std::string(to_string(action)) + ").");
}

bool FsckContext::has_entry(AuditAction action, std::string_view object, const Sha256Digest& detail) const {
    for (const auto& entry : entries) {
        if (entry.action == action && entry.object == object && entry.detail == detail) return true;
    }
    return false;
}

Result<void> fsck_database(FsckContext& context) {
    CARNET_TRY(const auto damage, context.records().upkeep->find_damage());
    for (const auto& line : damage) context.find(FsckCheck::kDatabase, "store.sqlite", line);
    return {};
}

Result<FsckReport> check_home(const IssuerHome& home, const FsckOptions& options) {
    // All of it as of one moment, so that what a server writes meanwhile is neither half seen nor missed.
    CARNET_TRY(const auto snapshot, home.records().transactions->begin_reading());
    CARNET_TRY(const auto keys, home.keys());
    FsckContext context(home, options, keys);
    CARNET_TRY_VOID(fsck_database(context));
    CARNET_TRY_VOID(fsck_audit(context));
    CARNET_TRY_VOID(fsck_officers(context));
    CARNET_TRY_VOID(fsck_api_keys(context));
    CARNET_TRY_VOID(fsck_desk(context));
    CARNET_TRY_VOID(fsck_credentials(context));
    CARNET_TRY_VOID(fsck_copies(context));
    CARNET_TRY_VOID(fsck_published(context));
    CARNET_TRY_VOID(fsck_decisions(context));
    CARNET_TRY_VOID(fsck_trust(context));
    CARNET_TRY_VOID(fsck_loose_entries(context));
    return std::move(context.report);
}

}  // namespace carnet::issuer
