// SPDX-License-Identifier: Apache-2.0
//
// The cryptosuites we have, as one table.
#pragma once

#include "keys/algorithm.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::wallet {

enum class Cryptosuite : std::uint8_t { kEddsaJcs2022, kEcdsaJcs2019 };

[[nodiscard]] std::string_view to_string(Cryptosuite suite) noexcept;
[[nodiscard]] std::optional<Cryptosuite> cryptosuite_from(std::string_view name) noexcept;
// May this suite be used with this algorithm?
[[nodiscard]] bool allows(Cryptosuite suite, keys::Algorithm algorithm) noexcept;
// The JCS suite of an algorithm.
[[nodiscard]] Cryptosuite jcs_suite_of(keys::Algorithm algorithm) noexcept;

}  // namespace carnet::wallet
