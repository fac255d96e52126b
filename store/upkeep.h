// SPDX-License-Identifier: Apache-2.0
//
// Looking after a store's file: is it whole, and a copy of it while others write.
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace carnet::store {

// What SQLite finds wrong with the file and its foreign keys, at most 100 lines; empty when it is whole.
[[nodiscard]] Result<std::vector<std::string>> find_damage(Connection& connection);

// Copies the store as it stands at one moment into `target`, which must not exist. Others may go on writing.
// The copy is complete and synced, in one file without log, when this returns success; removed on an error.
using CopyProgress = std::function<void(std::uint64_t pages_done, std::uint64_t pages_total)>;
[[nodiscard]] Result<void> copy_store(Connection& connection, const std::filesystem::path& target,
                                      const CopyProgress& progress = {});

}  // namespace carnet::store
