// SPDX-License-Identifier: Apache-2.0
//
// Canonical text of an object that is to be hashed slightly otherwise than it was received: without one
// member, and with one member's value taken from elsewhere. Data Integrity needs both at once.
#pragma once

#include "base/json_reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

struct ReplacedMember {
    std::string_view name;
    JsonValue value;
};

// The object's canonical text without member `omitted`, if one is named; where it has the member
// `replaced->name`, the value comes from `replaced`.
[[nodiscard]] std::string canonicalize_object(JsonValue object, std::optional<std::string_view> omitted,
                                              const std::optional<ReplacedMember>& replaced);

}  // namespace carnet::wallet
