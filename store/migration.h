// SPDX-License-Identifier: Apache-2.0
//
// Brings a store's tables from any earlier version to the present one, one transaction per step: killed at
// any moment, the store is at one version or the next, never between.
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <cstdint>
#include <span>

namespace carnet::store {

// Step n of a list (counted from 1) leads from version n-1 to version n. Steps are never edited once
// released.
struct Migration {
    Sql sql;
};

// The whole history of one kind of store. `application_id` marks the file as ours.
struct Schema {
    std::int32_t application_id;
    std::span<const Migration> migrations;
};

// The version of a store; 0 when new.
[[nodiscard]] Result<int> schema_version(Connection& connection);

// kStoreCorrupt: the file belongs to another program, or to a newer version of ours (the remedy says so).
[[nodiscard]] Result<void> migrate(Connection& connection, const Schema& schema);

}  // namespace carnet::store
