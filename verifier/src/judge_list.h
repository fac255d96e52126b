// SPDX-License-Identifier: Apache-2.0
//
// From the received bytes of a status list credential to a list that may be relied upon: the same checks that
// any credential goes through, plus those of a list.
// spec: Bitstring Status List 1.0 sections 2.2, 3.2
#pragma once

#include "verifier/checks/checks.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::verifier {

struct JudgedList {
    std::shared_ptr<const wallet::StatusList> list;  // null: not genuine or not readable
    Reason reason = Reason::kOk;                     // without a list
    std::string detail;
};

// `url`: where it was asked for. Its dates are not judged here but at each use, because they go by.
[[nodiscard]] JudgedList judge_list(std::string_view body, std::string_view url, unsigned entry_bits,
                                    const IssuerDocuments& issuers, const Policy& policy,
                                    const Moment& moment);

}  // namespace carnet::verifier
