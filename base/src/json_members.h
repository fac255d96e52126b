// SPDX-License-Identifier: Apache-2.0
//
// Questions about the members of objects that must not cost the square of their number.
#pragma once

#include "base/json_reader.h"

namespace carnet::json_detail {

// The name node of some member that bears the name of an earlier one, if an object of the document has such.
[[nodiscard]] std::optional<std::uint32_t> find_duplicate_member(const Tape& tape);

// The same names with equal values, in whatever order they stand.
[[nodiscard]] bool same_members(const JsonValue& a, const JsonValue& b);

// The value's pointer, cut after 300 bytes, beyond which nobody would read it.
[[nodiscard]] std::string pointer_for_people(const JsonValue& value);

}  // namespace carnet::json_detail
