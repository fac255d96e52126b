// SPDX-License-Identifier: Apache-2.0
// The statement that officers sign about a status change (docs/formats/approval.md).
#pragma once

#include "base/result.h"
#include "issuer/desk/status_change.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

[[nodiscard]] std::string write_status_document(const StatusChange& change);
// kStoreCorrupt: not what write_status_document writes.
[[nodiscard]] Result<StatusChange> read_status_document(std::string_view document);

}  // namespace carnet::issuer
