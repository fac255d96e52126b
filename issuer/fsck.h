// SPDX-License-Identifier: Apache-2.0
//
// The checker: everything that the store claims, computed again. Reads only.
#pragma once

#include "base/result.h"
#include "issuer/audit.h"
#include "issuer/issuer_home.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

enum class FsckCheck : std::uint8_t {
    kDatabase,     // SQLite's own integrity and foreign keys
    kAudit,        // chain, head, and that the entries named by rows say what the rows say
    kOfficers,     // vouchers of every officer after the first two
    kApiKeys,      // the keys of the admin API are those that the log says were made and not removed
    kBatches,      // rows against statement, counts: rows = open + reserved + issued + refused
    kApprovals,    // every signature; preparer is not approver; nothing issued without both
    kCredentials,  // one intent each; content equals intent; signature holds under a known key; issuer and id
    kPlaces,       // (list, index) unique, inside the list, and as in the credential
    kStatus,       // bits equal the approved changes, replayed
    kPublished,    // newest versions verify and show the bits; versions without gap
    kDecisions,    // cases, their clock, decisions and notices: as the log says, signed, approved by two
    kTrust         // each published trust list is signed, follows the one before, and holds what was approved
};
[[nodiscard]] std::string_view to_string(FsckCheck check) noexcept;

struct FsckFinding {
    FsckCheck check = FsckCheck::kDatabase;
    std::string object;  // id of what is wrong
    std::string detail;  // what is wrong with it
};

struct FsckReport {
    std::vector<FsckFinding> findings;  // empty: clean. At most 1,000; `more` says that there were more
    bool more = false;
    std::uint64_t batches = 0;
    std::uint64_t credentials = 0;
    std::uint64_t reserved = 0;  // unfinished: `issue` finishes them; not a finding
    std::uint64_t refused = 0;
    std::uint64_t signatures_checked = 0;
    std::uint64_t publications = 0;
    AuditHead audit_head;
    [[nodiscard]] bool is_clean() const noexcept { return findings.empty(); }
};

struct FsckOptions {
    std::optional<AuditHead> expected_head;  // noted earlier, outside the machine
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // credentials
};

// Fails only when it cannot look (store cannot be opened or read); what it finds is in the report.
[[nodiscard]] Result<FsckReport> check_home(const IssuerHome& home, const FsckOptions& options = {});

}  // namespace carnet::issuer
