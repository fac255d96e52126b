// SPDX-License-Identifier: Apache-2.0
// What the checks of fsck share: the home, what the audit log says, and the report being written.
#pragma once

#include "issuer/audit.h"
#include "issuer/fsck.h"
#include "keys/key_store.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

class FsckContext {
  public:
    FsckContext(const IssuerHome& home_checked, const FsckOptions& options_given,
                const keys::KeyStore& key_store)
        : home(home_checked), options(options_given), keys(key_store) {}

    const IssuerHome& home;
    const FsckOptions& options;
    const keys::KeyStore& keys;
    FsckReport report;
    std::vector<AuditEntry> entries;  // sound ones, entry seq at seq-1

    [[nodiscard]] const Records& records() const { return home.records(); }

    void find(FsckCheck check, std::string_view object, std::string detail);
    // A finding if `result` is an error.
    template <class T>
    void expect(FsckCheck check, std::string_view object, const Result<T>& result) {
        if (!result) find(check, object, result.error().message());
    }
    // The audit log says that this happened; else a finding. Marks the entry as accounted for.
    void expect_entry(std::int64_t seq, AuditAction action, std::string_view object,
                      const Sha256Digest& detail);
    // Does some entry say so? For rows that do not name their entry.
    [[nodiscard]] bool has_entry(AuditAction action, std::string_view object,
                                 const Sha256Digest& detail) const;
    [[nodiscard]] bool is_accounted_for(std::int64_t seq) const { return accounted_.count(seq) != 0; }

  private:
    std::set<std::int64_t> accounted_;
};

// Each looks at one thing; an Error means that it could not look.
[[nodiscard]] Result<void> fsck_database(FsckContext& context);
[[nodiscard]] Result<void> fsck_audit(FsckContext& context);
[[nodiscard]] Result<void> fsck_officers(FsckContext& context);
[[nodiscard]] Result<void> fsck_api_keys(FsckContext& context);
[[nodiscard]] Result<void> fsck_desk(FsckContext& context);         // batches, changes, approvals
[[nodiscard]] Result<void> fsck_credentials(FsckContext& context);  // credentials, places, status
[[nodiscard]] Result<void> fsck_copies(FsckContext& context);       // offers, and copies in wallets
[[nodiscard]] Result<void> fsck_published(FsckContext& context);
[[nodiscard]] Result<void> fsck_decisions(FsckContext& context);
[[nodiscard]] Result<void> fsck_trust(FsckContext& context);          // published trust lists
[[nodiscard]] Result<void> fsck_loose_entries(FsckContext& context);  // after all others

}  // namespace carnet::issuer
