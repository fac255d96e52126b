// SPDX-License-Identifier: Apache-2.0
// The statement that officers sign about a batch (docs/formats/approval.md), written and held against the
// rows.
#pragma once

#include "base/result.h"
#include "issuer/profile.h"
#include "issuer/records.h"

#include <string>
#include <vector>

namespace carnet::issuer {

[[nodiscard]] std::string write_batch_document(const BatchRecord& batch, const IssuingProfile& profile,
                                               const std::vector<Sha256Digest>& rows);

// Does the document speak of this batch: its profile, source, counts and exactly these rows?
// kApprovalInvalid.
[[nodiscard]] Result<void> check_batch_document(std::string_view document, const BatchRecord& batch,
                                                const std::vector<Sha256Digest>& rows);

// The digests of the rows that it lists, in their order, once all else that it says of the batch is right.
// kApprovalInvalid.
[[nodiscard]] Result<std::vector<Sha256Digest>> read_batch_rows(std::string_view document,
                                                                const BatchRecord& batch);

}  // namespace carnet::issuer
