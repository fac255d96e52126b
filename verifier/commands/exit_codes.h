// SPDX-License-Identifier: Apache-2.0
//
// The exit codes of carnet-verifier, a contract (docs/guide-employer.md).
#pragma once

namespace carnet::verifier {

inline constexpr int kExitAccepted = 0;
inline constexpr int kExitRejected = 1;
inline constexpr int kExitUndetermined = 2;
inline constexpr int kExitUsage = 3;  // also: a file, policy or configuration that cannot be read

}  // namespace carnet::verifier
