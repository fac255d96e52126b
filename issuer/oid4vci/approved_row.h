// SPDX-License-Identifier: Apache-2.0
//
// Does the approval of a batch still cover a row of it? Asked when an offer is made and again before the key
// is used: signatures and digests are computed from the store each time, nothing is remembered.
#pragma once

#include "base/result.h"
#include "issuer/records.h"

#include <cstdint>
#include <string_view>

namespace carnet::issuer {

struct ApprovedRow {
    BatchRecord batch;
    BatchRow row;
};

// kNotFound; kConflict: the batch is withdrawn, or its certificates do not go to wallets. kApprovalMissing
// (also: the store was restored from a backup since), kApprovalInvalid (the row, the profile or a signature
// is not what it was), kForbidden: the two-person rule.
[[nodiscard]] Result<ApprovedRow> require_approved_row(const Records& records, std::string_view batch,
                                                       std::int64_t row);
// The same of a batch without looking at rows.
[[nodiscard]] Result<BatchRecord> require_wallet_batch(const Records& records, std::string_view batch);

}  // namespace carnet::issuer
