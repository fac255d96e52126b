// SPDX-License-Identifier: Apache-2.0
//
// The names that an SD-JWT keeps for itself.
// spec: RFC 9901 sections 4.1, 4.2.4.1 and 4.2.4.2
#pragma once

#include <string_view>

namespace carnet::wallet::sd {

inline constexpr std::string_view kSd = "_sd";
inline constexpr std::string_view kSdAlg = "_sd_alg";
inline constexpr std::string_view kEllipsis = "...";

// Never the name of a claim, wherever it stands.
[[nodiscard]] constexpr bool is_reserved(std::string_view name) noexcept {
    return name == kSd || name == kEllipsis;
}

}  // namespace carnet::wallet::sd
