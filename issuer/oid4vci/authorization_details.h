// SPDX-License-Identifier: Apache-2.0
//
// The configurations that a wallet names in authorization_details. Pure, thread-safe.
// spec: RFC 9396 2; OpenID4VCI 1.0 section 5.1.1
#pragma once

#include "issuer/oid4vci/protocol_error.h"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

inline constexpr std::string_view kDetailType = "openid_credential";

// At least one. invalid_authorization_details.
[[nodiscard]] Answer<std::vector<std::string>> read_authorization_details(std::string_view json);

}  // namespace carnet::issuer
