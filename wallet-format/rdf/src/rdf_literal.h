// SPDX-License-Identifier: Apache-2.0
//
// Scalars of JSON as RDF writes them. Pure, thread-safe. spec: JSON-LD 1.1 API 8.2
#pragma once

#include "base/json_reader.h"

#include <string>
#include <string_view>

namespace carnet::wallet {

struct LexicalForm {
    std::string text;
    std::string_view implied_datatype;  // when the value names none; empty: a text
};

// Of a text, a number, true or false; a number's form depends on the datatype that it is given.
[[nodiscard]] LexicalForm lexical_form(JsonValue scalar, std::string_view datatype);

}  // namespace carnet::wallet
