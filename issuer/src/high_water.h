// SPDX-License-Identifier: Apache-2.0
//
// How far the audit chain of this home had come, kept outside the store: a store that was put back by hand
// from an older copy has not come that far, and going on with it would give status places twice.
#pragma once

#include "base/result.h"
#include "issuer/audit.h"

#include <filesystem>

namespace carnet::issuer {

// Notes the head. Not synced on purpose: after a power cut the mark may be older, which only makes it less
// strict.
void note_high_water(const std::filesystem::path& home, const AuditHead& head);
// kStoreCorrupt: the store does not hold the entry that the mark names.
[[nodiscard]] Result<void> check_high_water(const std::filesystem::path& home, const Records& records);

}  // namespace carnet::issuer
