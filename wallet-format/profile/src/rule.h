// SPDX-License-Identifier: Apache-2.0
//
// How a rule between members says that it is broken.
#pragma once

#include "base/result.h"

#include <string>

namespace carnet::wallet::profile {

// `where`: a JSON Pointer into the value. `detail` goes on after it: "does not lie after effectiveFrom".
[[nodiscard]] inline Error broken(std::string where, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), std::move(where));
}

}  // namespace carnet::wallet::profile
