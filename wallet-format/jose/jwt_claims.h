// SPDX-License-Identifier: Apache-2.0
//
// The registered claims of a JWT as typed values. Reading checks their shape only; what they mean is the
// caller's. Pure, thread-safe. spec: RFC 7519 2 (NumericDate), 4.1
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct JwtClaims {
    std::string iss;  // texts are empty when absent
    std::string sub;
    std::string jti;
    std::vector<std::string> aud;  // one or several; empty when absent
    std::optional<UtcTime> exp;
    std::optional<UtcTime> nbf;
    std::optional<UtcTime> iat;
};

// `claims` is an object. kJoseClaims, with the member's pointer: a claim of the wrong type, an empty text, a
// time that is no number of seconds within the years 0001 to 9999.
[[nodiscard]] Result<JwtClaims> read_jwt_claims(JsonValue claims);

// One time claim: seconds since 1970, a fraction allowed. Nothing when absent; kJoseClaims as above.
[[nodiscard]] Result<std::optional<UtcTime>> read_numeric_date(JsonValue claims, std::string_view name);

}  // namespace carnet::wallet
