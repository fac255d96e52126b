// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace carnet::keys {

// Success when the 32 bytes are the canonical encoding of a curve point that is not of small order.
// kBadKey or kWeakKey otherwise.
[[nodiscard]] Result<void> check_ed25519_point(ByteView bytes);

}  // namespace carnet::keys
