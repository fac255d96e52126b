// SPDX-License-Identifier: Apache-2.0
#include "issuer/fsck/expected_status.h"

#include "issuer/desk/status_document.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

void apply(StatusAct act, ExpectedStatus& status) {
    switch (act) {
        case StatusAct::kRevoke:
            status.revoked = true;
            return;
        case StatusAct::kSuspend:
            status.suspended = true;
            return;
        case StatusAct::kReinstate:
            status.suspended = false;
            return;
    }
}

// Approved changes in the order in which they were applied, which is that of their audit entries.
Result<std::map<std::int64_t, StatusChange>> applied_changes(const Records& records) {
    std::map<std::int64_t, StatusChange> changes;
    std::int64_t after = 0;
    for (;;) {
        CARNET_TRY(const auto page, records.statements->list(StatementKind::kStatusChange, after, kPage));
        if (page.empty()) return changes;
        for (const auto& statement : page) {
            after = statement.number;
            if (statement.state != StatementState::kApproved) continue;
            auto change = read_status_document(statement.document);
            if (change)
                changes.emplace(statement.concluded_by, *std::move(change));  // else found as a bad statement
        }
    }
}

}  // namespace

Result<std::map<std::string, ExpectedStatus>> replay_status_changes(const Records& records) {
    CARNET_TRY(const auto changes, applied_changes(records));
    std::map<std::string, ExpectedStatus> expected;
    for (const auto& [seq, change] : changes) {
        for (const auto& credential : change.credentials) apply(change.act, expected[credential]);
    }
    return expected;
}

}  // namespace carnet::issuer
