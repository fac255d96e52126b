// SPDX-License-Identifier: Apache-2.0
//
// Does the approval of a batch still cover a row of it? Asked when an offer is made and again before the key
// is used: signatures, officers, state and the row's digest are computed from the store each time.
#pragma once

#include "base/result.h"
#include "issuer/records.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct ApprovedRow {
    BatchRecord batch;
    BatchRow row;
};

// Remembers which rows the officers signed for, by the digest that they signed, so that a batch of thousands
// is read once and not for each of its rows. What may change (signatures that count, withdrawal, a restore)
// is asked anew. One thread at a time.
class ApprovedBatches {
  public:
    // kNotFound; kConflict: the batch is withdrawn, or its certificates do not go to wallets.
    // kApprovalMissing (also: the store was restored from a backup since), kApprovalInvalid (the row, the
    // profile or a signature is not what it was), kForbidden: the two-person rule.
    [[nodiscard]] Result<ApprovedRow> require_row(const Records& records, std::int64_t batch,
                                                  std::int64_t row);

  private:
    struct Known {
        BatchRecord batch;  // without report
        Sha256Digest statement{};
        std::vector<Sha256Digest> rows;
    };
    [[nodiscard]] Result<Known*> known(const Records& records, std::int64_t batch);
    [[nodiscard]] Result<Known*> read(const Records& records, std::int64_t batch);

    std::map<std::int64_t, Known> known_;
};

// The same of a batch, by its id, without looking at rows.
[[nodiscard]] Result<BatchRecord> require_wallet_batch(const Records& records, std::string_view batch);

}  // namespace carnet::issuer
