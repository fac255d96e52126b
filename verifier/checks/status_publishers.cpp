// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/status_publishers.h"

#include <algorithm>

namespace carnet::verifier {

bool may_publish(std::string_view publisher, std::string_view issuer, const Policy& policy) {
    if (publisher == issuer) return true;
    const TrustedIssuer* trusted = policy.find_trusted(issuer);
    return trusted != nullptr &&
           std::find(trusted->status_publishers.begin(), trusted->status_publishers.end(), publisher) !=
               trusted->status_publishers.end();
}

}  // namespace carnet::verifier
