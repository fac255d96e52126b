// SPDX-License-Identifier: Apache-2.0
//
// The steps of issuing one batch, group by group; issue_batch puts them in order.
#pragma once

#include "issuer/audit.h"
#include "issuer/issue.h"
#include "issuer/lint/lint.h"
#include "issuer/src/envelope.h"

#include <map>
#include <string>
#include <vector>

namespace carnet::issuer {

// A reserved row on its way to a signature.
struct PendingCredential {
    Reservation reservation;
    BatchRow row;
    std::string list_id;
    std::string text;  // unsigned
};

// What became of a candidate.
struct Outcome {
    std::string signed_text;             // empty when refused
    std::optional<LintFinding> refusal;  // of scope kRow
};

class IssueRun {
  public:
    IssueRun(IssuerHome& home, const BatchRecord& batch, const CertificateKey& key,
             const IssueOptions& options, const Clock& clock, Random& random)
        : home_(home), batch_(batch), key_(key), options_(options), clock_(clock), random_(random) {}

    // Counts what is there already, finds the envelope's words.
    [[nodiscard]] Result<void> start();
    // Rows that an earlier run reserved and did not finish; empty when there are no more.
    [[nodiscard]] Result<std::vector<PendingCredential>> unfinished_group();
    // Reserves the next group of open rows, durably; empty when there are no more.
    [[nodiscard]] Result<std::vector<PendingCredential>> reserve_group();
    // Lints, signs, verifies and stores a group, durably.
    [[nodiscard]] Result<void> finish_group(const std::vector<PendingCredential>& group);

    [[nodiscard]] bool is_stopped() const noexcept { return report_.stopped; }
    [[nodiscard]] IssueReport take_report() { return std::move(report_); }

  private:
    [[nodiscard]] bool observe(IssueStage stage);
    [[nodiscard]] Result<void> commit(Act& act);
    [[nodiscard]] Result<void> require_not_withdrawn() const;
    [[nodiscard]] Result<UtcTime> next_valid_from() const;
    [[nodiscard]] Result<LintRun> lint_run() const;
    [[nodiscard]] Result<const SharedEnvelope*> envelope(std::int64_t number);
    [[nodiscard]] Result<PendingCredential> reserve_row(BatchRow row, std::int64_t envelope_number,
                                                        UtcTime valid_from, class StatusRegistry& registry);
    [[nodiscard]] Result<PendingCredential> take_up(ReservedRow row,
                                                    const std::map<std::int64_t, std::string>& lists);
    [[nodiscard]] Result<Outcome> sign(const PendingCredential& candidate, const LintRun& run) const;
    [[nodiscard]] Result<void> store(Act& act, const std::vector<PendingCredential>& group,
                                     const std::vector<Outcome>& outcomes, UtcTime now);

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
