// SPDX-License-Identifier: Apache-2.0
//
// The exit codes of carnet-issuer, a contract (docs/guide-certification-body.md), and the one mapping from
// errors.
#pragma once

#include "base/result.h"

namespace carnet::issuer {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitAttention =
    2;                                // done, and something needs a person: refused rows, findings of fsck
inline constexpr int kExitUsage = 3;  // command line or configuration
inline constexpr int kExitNotAllowed =
    4;                                   // wrong passphrase, or the signatures of two officers are not there
inline constexpr int kExitConflict = 5;  // busy, taken, or decided already

[[nodiscard]] int exit_code_of(ErrorCode code) noexcept;

}  // namespace carnet::issuer
