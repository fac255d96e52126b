// SPDX-License-Identifier: Apache-2.0
// What the approved status changes, replayed in order, say about each credential.
#pragma once

#include "base/result.h"
#include "issuer/records.h"

#include <map>
#include <string>

namespace carnet::issuer {

struct ExpectedStatus {
    bool revoked = false;
    bool suspended = false;
};

// By credential id; those never touched are absent.
[[nodiscard]] Result<std::map<std::string, ExpectedStatus>> replay_status_changes(const Records& records);

}  // namespace carnet::issuer
