// SPDX-License-Identifier: Apache-2.0
//
// Whose status lists count. Pure, thread-safe.
#pragma once

#include "verifier/policy.h"

#include <string_view>

namespace carnet::verifier {

// May this publisher speak for that issuer? The issuer itself may, and whom the policy names beside it.
// spec: Bitstring Status List 1.0 section 3.2 (the issuer of the list is a matter of the verifier's trust);
// Token Status List draft-21 section 13.3
[[nodiscard]] bool may_publish(std::string_view publisher, std::string_view issuer, const Policy& policy);

}  // namespace carnet::verifier
