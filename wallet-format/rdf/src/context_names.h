// SPDX-License-Identifier: Apache-2.0
//
// Which terms a context could look up or define: every text in it, and of one with a colon what stands before
// that. A context that mentions none of the terms that a document defines means the same with and without
// them. Pure, thread-safe. spec: JSON-LD 1.1 API 4.1, 4.2, 5.2 (what is looked up)
#pragma once

#include "base/json_reader.h"

#include <optional>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// Sorted, each once; they live in the context's document. Nothing: the context leads to other documents, or
// sets aside what was defined before it, so its own texts do not tell.
using ContextNames = std::optional<std::vector<std::string_view>>;
[[nodiscard]] ContextNames names_in_context(JsonValue context);

}  // namespace carnet::wallet
