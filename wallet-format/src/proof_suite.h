// SPDX-License-Identifier: Apache-2.0
//
// Which cryptosuite a proof object names.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/data-integrity/cryptosuite.h"

namespace carnet::wallet {

// kUnsupportedProof: one that we do not have. kMissingMember, kWrongType.
[[nodiscard]] Result<Cryptosuite> read_suite(JsonValue proof);

}  // namespace carnet::wallet
