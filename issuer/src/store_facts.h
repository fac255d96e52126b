// SPDX-License-Identifier: Apache-2.0
// The names of the facts that a store keeps about itself (FactRecords).
#pragma once

#include "base/result.h"
#include "issuer/records.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::issuer::fact {

inline constexpr std::string_view kIssuer = "issuer";  // DID
inline constexpr std::string_view kBackupMade =
    "backup-made";  // in backups: seconds since 1970; empty in a restored store
inline constexpr std::string_view kRestoredBy =
    "restored-by";                                        // audit entry of the last restore; absent: never
inline constexpr std::string_view kApiKeys = "api-keys";  // JSON (docs/formats/api-keys.md); absent: none
// the restore after which the newest published trust list is known again; absent: none
inline constexpr std::string_view kTrustResumed = "trust-resumed";
inline constexpr std::string_view kDemonstration =
    "demonstration";                                            // made by `init --demo`; absent: it was not
inline constexpr std::string_view kVersionGap = "version-gap";  // versions of status lists start above this

// A fact that is a number; nothing when it is absent. kStoreCorrupt: it is something else.
[[nodiscard]] Result<std::optional<std::int64_t>> find_number(const Records& records, std::string_view name);

}  // namespace carnet::issuer::fact
