// SPDX-License-Identifier: Apache-2.0
//
// From an issuer's payload and disclosures to the claims that they disclose. Everything that is not exactly
// in order is refused, because a reader that drops what it does not understand lets somebody add it:
// a disclosure that no digest names, a digest that occurs twice anywhere (decoys included), `_sd` or `...` as
// the name of a claim, a disclosed claim that is there already, an array element where a member belongs and
// the other way round. The signatures are other checks. Pure; thread-safe.
// spec: RFC 9901 section 7.1
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/sd-jwt/claim_path.h"
#include "wallet-format/sd-jwt/sd_jwt.h"

#include <span>
#include <vector>

namespace carnet::wallet {

struct ProcessedClaims {
    JsonDocument claims;  // an object, without `_sd`, `_sd_alg` and `...`
    // Where each disclosure's claim stands in `claims`, in the order of the disclosures.
    std::vector<ClaimPath> disclosed;
};

// kDisclosureWrong for all of the above; kLimit (digests, depth); kWrongType, kUnsupported (`_sd_alg`).
// `where` is the place among the claims.
[[nodiscard]] Result<ProcessedClaims> process_claims(JsonValue payload,
                                                     std::span<const Disclosure> disclosures,
                                                     const SdJwtLimits& limits = {});

}  // namespace carnet::wallet
