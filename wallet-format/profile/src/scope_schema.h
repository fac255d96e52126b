// SPDX-License-Identifier: Apache-2.0
//
// What an accreditation covers, as a JSON Schema that certificates of that scope fit, for software that knows
// no trust lists. It stands beside the certificate's own schema and repeats nothing of it. Pure, thread-safe.
// spec: JSON Schema 2020-12
#pragma once

#include "wallet-format/profile/trust_list.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet::profile {

// Does the scope limit anything that a certificate says? Where awards are official it does not say.
[[nodiscard]] bool limits_certificates(const AccreditationScope& scope);

// Of a scope that limits certificates. Nothing when a certificate does not say enough to be held against it:
// it names the country of its assessment only, so places that are no countries are left out, and none may be
// left.
[[nodiscard]] std::optional<std::string> schema_of_scope(const AccreditationScope& scope);

// Documents of one type, whatever they say.
[[nodiscard]] std::string schema_of_type(std::string_view type);

}  // namespace carnet::wallet::profile
