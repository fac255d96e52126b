// SPDX-License-Identifier: Apache-2.0
//
// The key's part of issuing, apart from the database: a group of reserved rows is linted, signed and verified
// on threads of its own, while the issuing thread writes to the store.
#pragma once

#include "base/result.h"
#include "issuer/lint/lint.h"
#include "issuer/records.h"
#include "keys/signer.h"
#include "wallet-format/data-integrity/cryptosuite.h"

#include <cstddef>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carnet::issuer {

// A reserved row on its way to a signature.
struct PendingCredential {
    Reservation reservation;
    BatchRow row;
    std::string list_id;
    std::string text;               // unsigned; empty when it cannot be written
    std::string problem;            // why not
    bool has_other_intent = false;  // it was reserved by a program that wrote it differently
    std::string holder = {};        // DID that it is bound to; empty: none
};

// Those that share a commit.
using IssueGroup = std::vector<PendingCredential>;

// What became of a candidate.
struct SigningOutcome {
    std::string signed_text;             // empty when refused
    std::optional<LintFinding> refusal;  // of scope kRow
};

// With what a group is signed.
struct SigningTask {
    LintRun run;
    std::shared_ptr<const keys::Signer> signer;
    std::string verification_method;
    wallet::CanonicalForm form = wallet::CanonicalForm::kRdfc;
    std::size_t threads = 0;  // at most; 0: as many as there are cores
};

// Begins at construction. The group stays where it is until this object is gone, which waits for its threads.
class GroupSigning {
  public:
    GroupSigning(std::span<const PendingCredential> group, SigningTask task);
    GroupSigning(const GroupSigning&) = delete;
    GroupSigning& operator=(const GroupSigning&) = delete;
    ~GroupSigning() = default;

    // Waits; call it once. In the group's order. kClock, kLintRefused: a rule about the issuer as a whole is
    // broken. kSignatureInvalid: our own signature does not verify. Nothing of the group may be kept then.
    [[nodiscard]] Result<std::vector<SigningOutcome>> outcomes();

  private:
    using Part = Result<std::vector<SigningOutcome>>;
    SigningTask task_;
    std::vector<std::future<Part>> parts_;  // last, so that its threads end before the task does
};

}  // namespace carnet::issuer
