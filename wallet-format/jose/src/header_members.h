// SPDX-License-Identifier: Apache-2.0
//
// What the headers of signed and of encrypted tokens have in common. Every error has a `where` that begins
// with "header". spec: RFC 7515 4.1; RFC 7516 4.1
#pragma once

#include "base/bytes.h"
#include "base/json_reader.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

[[nodiscard]] std::string header_place(JsonValue at);
[[nodiscard]] Error bad_header(std::string detail, JsonValue at);  // kJoseMalformed

// The reader's codes; kJoseMalformed when it is no object.
[[nodiscard]] Result<JsonDocument> parse_header(std::string_view json);
// The member's text; empty when absent. kJoseMalformed when it is no text, or an empty one.
[[nodiscard]] Result<std::string> header_text(JsonValue header, std::string_view name);
// kJoseCritical where there is a `crit`, because no extension is understood here.
[[nodiscard]] Result<void> refuse_critical(JsonValue header);

// One part of a compact token; `code` and the part's name when it is not base64url.
[[nodiscard]] Result<Bytes> decode_part(std::string_view part, std::string_view name,
                                        ErrorCode code = ErrorCode::kJoseMalformed);

}  // namespace carnet::wallet
