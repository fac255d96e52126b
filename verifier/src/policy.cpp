// SPDX-License-Identifier: Apache-2.0
#include "verifier/policy.h"

#include <algorithm>

namespace carnet::verifier {

const TrustedIssuer* Policy::find_trusted(std::string_view did) const noexcept {
    const auto found = std::find_if(trusted.begin(), trusted.end(),
                                    [did](const TrustedIssuer& each) { return each.did == did; });
    return found == trusted.end() ? nullptr : &*found;
}

const DistrustedIssuer* Policy::find_distrusted(std::string_view did) const noexcept {
    const auto found = std::find_if(distrusted.begin(), distrusted.end(),
                                    [did](const DistrustedIssuer& each) { return each.did == did; });
    return found == distrusted.end() ? nullptr : &*found;
}

const TrustListOperator* Policy::find_operator(std::string_view did) const noexcept {
    const auto found = std::find_if(trust_lists.begin(), trust_lists.end(),
                                    [did](const TrustListOperator& each) { return each.did == did; });
    return found == trust_lists.end() ? nullptr : &*found;
}

const KnownAuthority* Policy::find_authority(std::string_view did) const noexcept {
    const auto found = std::find_if(authorities.begin(), authorities.end(),
                                    [did](const KnownAuthority& each) { return each.did == did; });
    return found == authorities.end() ? nullptr : &*found;
}

}  // namespace carnet::verifier
