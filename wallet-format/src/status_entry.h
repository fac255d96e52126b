// SPDX-License-Identifier: Apache-2.0
//
// Reads one object of credentialStatus.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/credential.h"

namespace carnet::wallet {

// Entries of other types than BitstringStatusListEntry keep their id and type only. kStatusIndexRange: a
// well-formed index beyond any list; kUnsupported: entries of more than eight bits; kMissingMember,
// kWrongType, kBadValue.
[[nodiscard]] Result<StatusEntry> read_status_entry(JsonValue entry);

}  // namespace carnet::wallet
