// SPDX-License-Identifier: Apache-2.0
//
// A holder's choice: an SD-JWT with only the disclosures that somebody asked for. Pure; thread-safe.
// spec: RFC 9901 section 7.2
#pragma once

#include "base/result.h"
#include "wallet-format/sd-jwt/claim_path.h"
#include "wallet-format/sd-jwt/sd_jwt.h"

#include <span>
#include <string>

namespace carnet::wallet {

// The same SD-JWT, without key binding, with the disclosures of `wanted`: those in which a wanted claim lies,
// and those that lie in it (who asks for an address gets all of it). In the order as received. A path that
// names no claim chooses nothing. Fails as process_claims does.
[[nodiscard]] Result<std::string> select_disclosures(const SdJwt& sd_jwt, std::span<const ClaimPath> wanted,
                                                     const SdJwtLimits& limits = {});

}  // namespace carnet::wallet
