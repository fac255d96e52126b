// SPDX-License-Identifier: Apache-2.0
//
// The status lists of a folder, each in one or several versions over time:
//
//   "statusLists": [{"name": "certificates", "issuer": "board", "purpose": "revocation", "versions": [
//       {"from": "2020-01-01", "until": "2024-05-01", "set": []},
//       {"from": "2024-05-01", "until": "2099-01-01", "set": ["certificate"]}]}]
//
// A document names the lists it is on ("status": ["certificates"]); its place on them follows from its place
// in the folder.
#pragma once

#include "base/result.h"
#include "tests/corridors/actors.h"
#include "wallet-format/credential.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::corridors {

// A document's entry on the list of that name in `folder`, a parsed case.json.
[[nodiscard]] Result<wallet::StatusEntry> status_entry(JsonValue folder, JsonValue list_name,
                                                       std::string_view document);
// Every version of every list, signed, into `directory`.
[[nodiscard]] Result<void> write_status_lists(JsonValue folder, const Actors& actors,
                                              const std::filesystem::path& directory);

}  // namespace carnet::corridors
