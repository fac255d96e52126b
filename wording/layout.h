// SPDX-License-Identifier: Apache-2.0
//
// Setting text for people where it stands beside other text: in columns, and in the direction of the
// language. Text is UTF-8; a byte that is not counts as one column. Thread-safe. spec: Unicode Standard
// Annex 9 (bidirectional text)
#pragma once

#include "wording/language.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::wording {

// How many places of a line the text takes: one for each code point but those that stand on the one before
// (combining marks) or are not seen (controls, marks of direction).
[[nodiscard]] std::size_t columns_of(std::string_view text);
// The text with spaces behind it, at least `columns` wide.
[[nodiscard]] std::string padded(std::string text, std::size_t columns);

// A name, a number, an address as it must stand inside a sentence of the language. Where that runs from right
// to left, or where the text itself turns its direction, it stands between U+2068 and U+2069, so that neither
// scrambles the other; isolates that the text opens are closed, and it cannot close those around it. Whatever
// the text holds, it stays one piece of one line: controls, which a terminal would obey, line ends, and bytes
// that are no UTF-8 become U+FFFD. spec: Unicode Standard Annex 9 2.4.2, 2.5
[[nodiscard]] std::string isolated(Language language, std::string_view text);
// What a line of its own begins with, so that it runs in the direction of its language even where a Latin
// name comes first: U+200F or nothing.
[[nodiscard]] std::string_view line_start(Language language) noexcept;

}  // namespace carnet::wording
