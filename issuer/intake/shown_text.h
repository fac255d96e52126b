// SPDX-License-Identifier: Apache-2.0
//
// Text of unknown origin, fit for a terminal: a cell may hold escape sequences that clear the screen or marks
// that turn its direction, and what an officer reads before signing must be what is there.
#pragma once

#include <string>
#include <string_view>

namespace carnet::issuer {

// Control, format and private characters as "<U+202E>", ill-formed bytes as "<?>"; line feeds and the joiners
// of letters stay. Pure, thread-safe.
[[nodiscard]] std::string shown_text(std::string_view text);

}  // namespace carnet::issuer
