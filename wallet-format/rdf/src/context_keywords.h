// SPDX-License-Identifier: Apache-2.0
//
// The entries of a context definition that are no terms: @base, @vocab, @language and their like. spec:
// JSON-LD 1.1 API 4.1, steps 5.5 to 5.11
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/src/active_context.h"
#include "wallet-format/rdf/src/context_definition.h"

#include <optional>

namespace carnet::wallet {

[[nodiscard]] Result<void> check_version(JsonValue context);
// The definition inside a document that `import` names.
[[nodiscard]] Result<JsonValue> imported_definition(JsonValue document, JsonValue import);
// `is_local`: it stands in the document itself, so that its @base counts.
[[nodiscard]] Result<void> apply_keywords(ActiveContext& result, const ContextDefinition& definition,
                                          bool is_local);

// "ltr", "rtl" or null.
[[nodiscard]] Result<std::optional<TextDirection>> read_direction(JsonValue value);

}  // namespace carnet::wallet
