// SPDX-License-Identifier: Apache-2.0
//
// From the received bytes of a status list token to statuses that may be relied upon.
// spec: Token Status List draft-21 sections 5.1 and 8.3
#pragma once

#include "verifier/checks/checks.h"
#include "verifier/status/token_lists.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::verifier {

// `url`: where it was asked for; `issuer`: of the credential that refers to it. Its dates are not judged here
// but at each use, because they go by. Without a list, `reason` says why.
[[nodiscard]] TokenAnswer judge_token(std::string_view body, std::string_view url, std::string_view issuer,
                                      const IssuerDocuments& issuers, const Policy& policy,
                                      const Moment& moment);

}  // namespace carnet::verifier
