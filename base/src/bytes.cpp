// SPDX-License-Identifier: Apache-2.0
#include "base/bytes.h"

#include <sodium.h>

namespace carnet {

bool equal_in_constant_time(ByteView a, ByteView b) noexcept {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace carnet
