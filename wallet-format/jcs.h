// SPDX-License-Identifier: Apache-2.0
//
// JSON Canonicalization Scheme: the one text of a JSON value that everybody hashes.
//
// Input comes from the strict reader, so duplicates, lone surrogates and non-finite numbers are gone already.
// Members are ordered by UTF-16 code units; numbers are written as ECMAScript does. Pure, thread-safe.
// spec: RFC 8785 3.2
#pragma once

#include "base/json_reader.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

[[nodiscard]] std::string canonicalize(JsonValue value);
// The same without one member of the outermost object (a credential without its proof).
[[nodiscard]] std::string canonicalize_without(JsonValue object, std::string_view member);

}  // namespace carnet::wallet
