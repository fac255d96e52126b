// SPDX-License-Identifier: Apache-2.0
//
// Who accredited whom on a trust list. A body is named by its DIDs and by its id. Linear in the list; pure,
// thread-safe.
#pragma once

#include "wallet-format/profile/trust_list.h"

#include <functional>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

// For each entry: does a chain of accreditors lead from it to the operator, on which `counts` holds of this
// entry and of every entry between? Circles lead nowhere.
[[nodiscard]] std::vector<bool> reaches_operator(const TrustList& list, std::string_view operator_id,
                                                 const std::function<bool(const Accreditation&)>& counts);

// The entries of `wanted`, and of all entries with the role kAccredit by which their accreditors are
// accredited.
[[nodiscard]] std::vector<bool> with_accreditors(const TrustList& list, std::vector<bool> wanted);

}  // namespace carnet::wallet::profile
