// SPDX-License-Identifier: Apache-2.0
//
// From an approved batch to signed credentials (docs/issuing-cycle.md): reserve durably, lint, sign, verify
// our own signature, store durably. Groups share a commit. A run that is stopped or killed at any point loses
// and doubles nothing: calling it again finishes the rest, and calling it on a finished batch does nothing.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "keys/signer.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// Where the run stands when the observer is called. Signing runs beside the store: while one group is signed,
// the group before it is stored and the group after it reserved, in one commit.
enum class IssueStage : std::uint8_t {
    kReserving,  // reservations are written and nothing is there to be stored (the first two groups); not
                 // committed
    kReserved,   // committed
    kSigned,     // a signed and verified group is written, and a later one reserved; not committed
    kStored      // committed
};

struct IssueProgress {
    IssueStage stage = IssueStage::kReserving;
    std::uint64_t done = 0;   // of the batch: issued or refused, durably
    std::uint64_t total = 0;  // rows of the batch
};

struct IssueOptions {
    std::size_t group_size = 500;  // credentials per commit, 1 to 10,000
    // Called on the issuing thread, for a progress bar. Returning false stops after the present step; what is
    // not committed is undone, and the report says `stopped`.
    std::function<bool(const IssueProgress&)> observer;
    std::size_t threads = 0;  // that sign a group; 0 takes as many as there are cores
};

// The key that signs certificates: which one, and opened.
struct CertificateKey {
    keys::KeyRecord record;
    std::shared_ptr<const keys::Signer> signer;
};
// The active key of that purpose, opened. kKeyNotFound, kWrongPassphrase.
[[nodiscard]] Result<CertificateKey> unlock_certificate_key(const IssuerHome& home,
                                                            const keys::SecretBytes& passphrase);

struct RefusedRow {
    std::int64_t row = 0;
    std::size_t line = 0;
    std::string rule;  // of issuer/lint
    std::string detail;
};

struct IssueReport {
    std::uint64_t issued_now = 0;
    std::uint64_t issued_before = 0;
    std::vector<RefusedRow> refused_now;
    bool stopped = false;
    std::uint64_t commits = 0;
    std::uint64_t commit_microseconds = 0;  // together: the disk's part
    std::uint64_t microseconds = 0;         // from the check of the approval to the last commit
};

// kNotFound: no such batch. kConflict: another process issues it now, or it is withdrawn. kApprovalMissing,
// kApprovalInvalid, kForbidden: the two-person rule (approvals older than a restore do not count). kClock:
// the clock stands before the last credential or the key. kLintRefused: a rule about the issuer as a whole is
// broken. kSignatureInvalid: our own signature does not verify; nothing was stored. Store errors: what is
// committed stays, run again.
[[nodiscard]] Result<IssueReport> issue_batch(IssuerHome& home, std::string_view batch,
                                              const CertificateKey& key, const IssueOptions& options,
                                              const Clock& clock, Random& random);

}  // namespace carnet::issuer
