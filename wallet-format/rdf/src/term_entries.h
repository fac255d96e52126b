// SPDX-License-Identifier: Apache-2.0
//
// The entries of an expanded term definition that need nothing but themselves. spec: JSON-LD 1.1 API 4.2
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/src/active_context.h"

namespace carnet::wallet {

// @type may be told to be a set, or to be protected, and nothing else. spec: step 4
[[nodiscard]] bool may_define_type(JsonValue value);

[[nodiscard]] Result<void> read_containers(TermDefinition& term, JsonValue value);  // step 19
[[nodiscard]] Result<void> read_language_and_direction(TermDefinition& term,
                                                       JsonValue value);        // steps 22, 23
[[nodiscard]] Result<void> read_nest(TermDefinition& term, JsonValue value);    // step 24
[[nodiscard]] Result<void> read_prefix(TermDefinition& term, JsonValue value);  // step 25
[[nodiscard]] Result<void> check_entry_names(JsonValue value);                  // step 26

}  // namespace carnet::wallet
