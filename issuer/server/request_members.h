// SPDX-License-Identifier: Apache-2.0
//
// The members of a JSON body of the admin API, strictly read. Errors are the JSON reader's, with the pointer
// into the body; kUnknownMember, kMissingMember, kBadTime. Pure, thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

[[nodiscard]] Result<void> refuse_unknown(JsonValue root, std::initializer_list<std::string_view> known);
[[nodiscard]] Result<std::string> text_of(JsonValue root, std::string_view member);
[[nodiscard]] Result<std::optional<std::string>> optional_text_of(JsonValue root, std::string_view member);
[[nodiscard]] Result<std::optional<Date>> optional_day_of(JsonValue root, std::string_view member);
[[nodiscard]] Result<std::optional<bool>> optional_flag_of(JsonValue root, std::string_view member);

}  // namespace carnet::issuer
