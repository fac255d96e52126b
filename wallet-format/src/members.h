// SPDX-License-Identifier: Apache-2.0
//
// Reading the members that many wire formats share: strings, times, and "one or several". Every error names
// the value by its JSON Pointer.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// The member's text; empty when it is absent. kWrongType when it is there and not a string.
[[nodiscard]] Result<std::string_view> optional_string(JsonValue object, std::string_view member);
// kMissingMember, kWrongType; kBadValue when empty.
[[nodiscard]] Result<std::string_view> required_string(JsonValue object, std::string_view member);
// kWrongType, kBadTime.
[[nodiscard]] Result<std::optional<Timestamp>> optional_time(JsonValue object, std::string_view member);
// kBadValue when the member is there and not an absolute URI. Empty when absent.
[[nodiscard]] Result<std::string_view> optional_uri(JsonValue object, std::string_view member);
[[nodiscard]] Result<std::string_view> required_uri(JsonValue object, std::string_view member);

// A string or an array of one or more strings, none of them empty: kWrongType, kBadValue.
[[nodiscard]] Result<std::vector<std::string_view>> one_or_more_strings(JsonValue value);
// An object or an array of one or more objects: kWrongType, kBadValue.
[[nodiscard]] Result<std::vector<JsonValue>> one_or_more_objects(JsonValue value);
// The same of a member; none when it is absent.
[[nodiscard]] Result<std::vector<JsonValue>> optional_objects(JsonValue object, std::string_view member);
// The types of an object; kMissingMember, kWrongType, kBadValue.
// spec: VC Data Model 2.0 section 4.5
[[nodiscard]] Result<std::vector<std::string_view>> types_of(JsonValue object);

}  // namespace carnet::wallet
