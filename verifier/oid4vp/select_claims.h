// SPDX-License-Identifier: Apache-2.0
//
// What a claim path leads to in a credential. Pure and thread-safe. spec: OpenID4VP 1.0 section 7.1.1
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/sd-jwt/claim_path.h"

#include <cstddef>
#include <vector>

namespace carnet::verifier {

inline constexpr std::size_t kMaxSelected = 10'000;  // elements that one path may lead to

// Never empty. kMissingMember: nothing stands there. kWrongType: the path goes through something that is no
// object, or no array. kLimit: it leads to more than kMaxSelected elements.
[[nodiscard]] Result<std::vector<JsonValue>> select_claims(const wallet::ClaimPath& path, JsonValue root);

}  // namespace carnet::verifier
