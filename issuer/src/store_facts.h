// SPDX-License-Identifier: Apache-2.0
// The names of the facts that a store keeps about itself (FactRecords).
#pragma once

#include <cstdint>
#include <string_view>

namespace carnet::issuer::fact {

inline constexpr std::string_view kIssuer = "issuer";  // DID
inline constexpr std::string_view kBackupMade =
    "backup-made";  // in backups: seconds since 1970; empty in a restored store
inline constexpr std::string_view kRestoredBy =
    "restored-by";                                        // audit entry of the last restore; absent: never
inline constexpr std::string_view kApiKeys = "api-keys";  // JSON (docs/formats/api-keys.md); absent: none
inline constexpr std::string_view kVersionGap = "version-gap";  // versions of status lists start above this

}  // namespace carnet::issuer::fact
