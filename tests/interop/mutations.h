// SPDX-License-Identifier: Apache-2.0
//
// Systematic damage to a JSON document: every member and element removed, retyped, emptied, doubled or bent
// in turn, one change a copy. Deterministic.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace carnet::test {

using Json = nlohmann::ordered_json;

// Hands each changed copy to `take` with a name that says what was done and where.
using Take = std::function<void(const std::string& name, const Json& document)>;
void for_each_mutation(const Json& document, const Take& take);

}  // namespace carnet::test
