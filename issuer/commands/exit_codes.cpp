// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/exit_codes.h"

namespace carnet::issuer {

int exit_code_of(ErrorCode code) noexcept {
    if (code == ErrorCode::kUsage || code == ErrorCode::kConfiguration) return kExitUsage;
    if (code == ErrorCode::kWrongPassphrase || code == ErrorCode::kForbidden ||
        code == ErrorCode::kApprovalMissing || code == ErrorCode::kApprovalInvalid ||
        code == ErrorCode::kUnauthenticated)
        return kExitNotAllowed;
    if (code == ErrorCode::kConflict || code == ErrorCode::kStoreBusy) return kExitConflict;
    return kExitFailed;
}

}  // namespace carnet::issuer
