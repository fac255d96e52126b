// SPDX-License-Identifier: Apache-2.0
//
// The steps of issuing one batch, group by group; issue_batch puts them in order. Groups go through in a row
// of three: while one is being signed, the one before it is stored and the one after it is reserved, in one
// commit. So the processor does not wait for the disk, nor the disk for the processor.
#pragma once

#include "issuer/audit.h"
#include "issuer/issue.h"
#include "issuer/src/envelope.h"
#include "issuer/src/group_signing.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

// A group that is signed and not stored yet.
struct SignedGroup {
    IssueGroup group;
    std::vector<SigningOutcome> outcomes;  // one for each
};

[[nodiscard]] std::uint64_t elapsed_microseconds(std::chrono::steady_clock::time_point since);

class IssueRun {
  public:
    IssueRun(IssuerHome& home, const BatchRecord& batch, const CertificateKey& key,
             const IssueOptions& options, const Clock& clock, Random& random)
        : home_(home), batch_(batch), key_(key), options_(options), clock_(clock), random_(random) {}

    // Counts what is there already.
    [[nodiscard]] Result<void> start();
    // The first group, reserved durably: of what an earlier run left behind, else of open rows; empty when
    // there is none.
    [[nodiscard]] Result<IssueGroup> first();
    // Signs `group`, which may be empty, and meanwhile stores what the call before signed. Returns the next
    // group, reserved durably, or an empty one.
    [[nodiscard]] Result<IssueGroup> advance(IssueGroup group);
    // Is something signed that the next call stores?
    [[nodiscard]] bool has_signed() const noexcept { return signed_.has_value(); }

    [[nodiscard]] bool is_stopped() const noexcept { return report_.stopped; }
    [[nodiscard]] IssueReport take_report() { return std::move(report_); }

  private:
    [[nodiscard]] bool observe(IssueStage stage);
    [[nodiscard]] Result<void> commit(Act& act);

    // Before the key is used
    [[nodiscard]] Result<IssueGroup> unfinished_group();
    [[nodiscard]] Result<void> require_not_withdrawn() const;
    [[nodiscard]] Result<UtcTime> next_valid_from() const;
    [[nodiscard]] Result<const SharedEnvelope*> envelope(std::int64_t number);
    [[nodiscard]] Result<void> write(PendingCredential& candidate);
    [[nodiscard]] Result<PendingCredential> take_up(ReservedRow row,
                                                    const std::map<std::int64_t, std::string>& lists);
    [[nodiscard]] Result<PendingCredential> reserve_row(BatchRow row, std::int64_t envelope_number,
                                                        UtcTime valid_from, class StatusRegistry& registry);
    [[nodiscard]] Result<IssueGroup> reserve(Act& act);
    [[nodiscard]] Result<IssueGroup> next_group(Act& act);

    // The key, and after
    [[nodiscard]] Result<LintRun> lint_run() const;
    [[nodiscard]] Result<void> store(Act& act, const SignedGroup& done);
    void account_for(const SignedGroup& done);
    [[nodiscard]] Result<IssueGroup> store_and_reserve();

    IssuerHome& home_;
    const BatchRecord& batch_;
    const CertificateKey& key_;
    const IssueOptions& options_;
    const Clock& clock_;
    Random& random_;
    IssueReport report_;
    IssueProgress progress_;
    std::map<std::int64_t, SharedEnvelope> envelopes_;
    std::optional<SignedGroup> signed_;
    std::int64_t last_row_ = 0;       // of reserve
    std::int64_t last_reserved_ = 0;  // of unfinished_group
    bool unfinished_done_ = false;
};

}  // namespace carnet::issuer
