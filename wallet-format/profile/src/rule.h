// SPDX-License-Identifier: Apache-2.0
//
// How a rule between members says that it is broken, and where.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::wallet::profile {

// `where`: a JSON Pointer into the value. `detail` goes on after it: "does not lie after effectiveFrom".
[[nodiscard]] inline Error broken(std::string where, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), std::move(where));
}

// The pointer of an element: the list's own and the index.
[[nodiscard]] inline std::string at(std::string_view list, std::size_t index) {
    return std::string(list) + "/" + std::to_string(index);
}

}  // namespace carnet::wallet::profile
