// SPDX-License-Identifier: Apache-2.0
//
// Rules for any text that goes onto a certificate, one a function, and for names in particular. Each leaves
// its findings in the row; a text that comes back is fit to be signed.
#pragma once

#include "issuer/intake/src/row.h"

#include <optional>
#include <string>

namespace carnet::issuer {

// Length in characters, as the credential's own profile limits them.
inline constexpr std::size_t kLongestName = 200;
inline constexpr std::size_t kLongestTitle = 300;
inline constexpr std::size_t kLongestNumber = 64;

// The cell as a clean line: characters that may not be signed refused, inner white space refused or (with
// --accept-repairs) repaired, canonical spelling taken, each with its finding. Nothing for an empty cell.
[[nodiscard]] std::optional<std::string> read_line(Row& row, const Cell& cell, std::size_t longest);

struct HolderName {
    std::string latin;
    std::optional<std::string> original;
    std::optional<std::string> language;
};
// Nothing where a finding refuses the row.
[[nodiscard]] std::optional<HolderName> read_name(Row& row);

}  // namespace carnet::issuer
