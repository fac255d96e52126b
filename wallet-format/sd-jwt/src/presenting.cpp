// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/presenting.h"

#include "wallet-format/sd-jwt/concealing.h"
#include "wallet-format/sd-jwt/processing.h"

#include <algorithm>
#include <vector>

namespace carnet::wallet {

Result<std::string> select_disclosures(const SdJwt& sd_jwt, std::span<const ClaimPath> wanted,
                                       const SdJwtLimits& limits) {
    CARNET_TRY(const auto processed, process_claims(sd_jwt.payload(), sd_jwt.disclosures(), limits));
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < processed.disclosed.size(); ++i) {
        const auto& place = processed.disclosed[i];
        const bool asked = std::any_of(wanted.begin(), wanted.end(),
                                       [&](const ClaimPath& path) { return touches(path, place); });
        if (asked) chosen.push_back(sd_jwt.disclosures()[i].text());
    }
    return combine_sd_jwt(sd_jwt.issuer_jwt().text(), chosen);
}

}  // namespace carnet::wallet
