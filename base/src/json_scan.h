// SPDX-License-Identifier: Apache-2.0
//
// What Carnet reads in JSON text itself: things that simdjson 3.0.1 lets through or cannot read, and, once it
// has refused a text, the first place that is wrong. All functions are pure.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::json_detail {

// The value of \uXXXX at `place`, or nothing if none stands there.
[[nodiscard]] std::optional<unsigned> unicode_escape(std::string_view text, std::size_t place) noexcept;
[[nodiscard]] constexpr bool is_high_surrogate(unsigned unit) {
    return unit >= 0xd800 && unit < 0xdc00;
}
[[nodiscard]] constexpr bool is_low_surrogate(unsigned unit) {
    return unit >= 0xdc00 && unit < 0xe000;
}

// The offset of the first \u escape that names half of a surrogate pair. simdjson 3.0.1 reads some of them as
// other characters. Escapes that are no JSON at all are left for others to find.
// spec: RFC 7493 2.1, RFC 8259 8.2
[[nodiscard]] std::optional<std::size_t> find_lone_surrogate(std::string_view text) noexcept;

// The text with integers of 19 digits or more written with "e0", which no reader takes for a 64-bit integer;
// nothing if there are none. Only numbers change, and no text that was wrong becomes right.
// spec: RFC 8259 6 (a number may have any size), RFC 7493 2.2
[[nodiscard]] std::optional<std::string> respell_big_integers(std::string_view text);

// The first fault of a text, reading from left to right; nothing if the text is well-formed JSON within
// `max_depth` whose numbers are finite. Linear, without recursion.
// spec: RFC 8259
[[nodiscard]] std::optional<Error> find_json_fault(std::string_view text, std::size_t max_depth);

}  // namespace carnet::json_detail
