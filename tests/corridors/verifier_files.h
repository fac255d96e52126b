// SPDX-License-Identifier: Apache-2.0
//
// The configuration of a verifier for one folder: verifier.toml and policy.toml, from the case's "verifier".
//
//   "verifier": {"trusted": ["board"], "trustLists": ["authority"], "requireAccreditation": true,
//                "authorities": [{"actor": "chamber", "jurisdictions": ["DE"]}]}
#pragma once

#include "base/result.h"
#include "tests/corridors/actors.h"

#include <filesystem>

namespace carnet::corridors {

[[nodiscard]] Result<void> write_verifier_files(JsonValue folder, const Actors& actors,
                                                const std::filesystem::path& directory);

}  // namespace carnet::corridors
