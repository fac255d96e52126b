// SPDX-License-Identifier: Apache-2.0
//
// The steps of issuing one batch, group by group; issue_batch puts them in order.
#pragma once

#include "issuer/audit.h"
#include "issuer/issue.h"
#include "issuer/lint/lint.h"
#include "issuer/src/envelope.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace carnet::issuer {

// A reserved row on its way to a signature.
struct PendingCredential {
    Reservation reservation;
    BatchRow row;
    std::string list_id;
    std::string text;     // unsigned; empty when it cannot be written
    std::string problem;  // why not
};

// Those that share a commit.
using IssueGroup = std::vector<PendingCredential>;

// What became of a candidate.
struct SigningOutcome {
    std::string signed_text;             // empty when refused
    std::optional<LintFinding> refusal;  // of scope kRow
};

class IssueRun {
  public:
    IssueRun(IssuerHome& home, const BatchRecord& batch, const CertificateKey& key,
             const IssueOptions& options, const Clock& clock, Random& random)
        : home_(home), batch_(batch), key_(key), options_(options), clock_(clock), random_(random) {}

    // Counts what is there already.
    [[nodiscard]] Result<void> start();
    // Rows that an earlier run reserved and did not finish; empty when there are no more.
    [[nodiscard]] Result<IssueGroup> unfinished_group();
    // Reserves the first group of open rows, durably; empty when there is none.
    [[nodiscard]] Result<IssueGroup> reserve_first();
    // Lints, signs, verifies and stores a group, durably.
    [[nodiscard]] Result<void> finish(const IssueGroup& group);
    // The same, and reserves the next group in the same commit; empty when there are no more rows.
    [[nodiscard]] Result<IssueGroup> finish_and_reserve(const IssueGroup& group);

    [[nodiscard]] bool is_stopped() const noexcept { return report_.stopped; }
    [[nodiscard]] IssueReport take_report() { return std::move(report_); }

  private:
    [[nodiscard]] bool observe(IssueStage stage);
    [[nodiscard]] Result<void> commit(Act& act);

    // Before the key is used
    [[nodiscard]] Result<void> require_not_withdrawn() const;
    [[nodiscard]] Result<UtcTime> next_valid_from() const;
    [[nodiscard]] Result<const SharedEnvelope*> envelope(std::int64_t number);
    [[nodiscard]] Result<void> write(PendingCredential& candidate);
    [[nodiscard]] Result<PendingCredential> take_up(ReservedRow row,
                                                    const std::map<std::int64_t, std::string>& lists);
    [[nodiscard]] Result<PendingCredential> reserve_row(BatchRow row, std::int64_t envelope_number,
                                                        UtcTime valid_from, class StatusRegistry& registry);
    [[nodiscard]] Result<IssueGroup> reserve(Act& act);

    // The key, and after
    [[nodiscard]] Result<LintRun> lint_run() const;
    [[nodiscard]] Result<SigningOutcome> sign(const PendingCredential& candidate, const LintRun& run) const;
    [[nodiscard]] Result<std::vector<SigningOutcome>> sign_some(std::span<const PendingCredential> some,
                                                                const LintRun& run) const;
    [[nodiscard]] std::size_t threads_for(std::size_t credentials) const;
    [[nodiscard]] Result<std::vector<SigningOutcome>> sign_all(const IssueGroup& group,
                                                               const LintRun& run) const;
    [[nodiscard]] Result<void> store(Act& act, const IssueGroup& group,
                                     const std::vector<SigningOutcome>& outcomes, UtcTime now);
    void account_for(const IssueGroup& group, const std::vector<SigningOutcome>& outcomes);
    [[nodiscard]] Result<IssueGroup> sign_and_store(const IssueGroup& group, bool reserve_next);

    IssuerHome& home_;
    const BatchRecord& batch_;
    const CertificateKey& key_;
    const IssueOptions& options_;
    const Clock& clock_;
    Random& random_;
    IssueReport report_;
    IssueProgress progress_;
    std::map<std::int64_t, SharedEnvelope> envelopes_;
    std::int64_t last_row_ = 0;       // of reserve_group
    std::int64_t last_reserved_ = 0;  // of unfinished_group
};

}  // namespace carnet::issuer
