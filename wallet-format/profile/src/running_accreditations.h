// SPDX-License-Identifier: Apache-2.0
//
// What of a trust list is in force on one day, for documents that know no history. Judging a certificate by
// the day of its award is the verifier's. Linear in the list; pure, thread-safe.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/trust_list.h"

#include <optional>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

// Both live as long as the list.
struct RunningAccreditation {
    const Accreditation* accreditation = nullptr;
    const AccreditationScope* scope = nullptr;  // that of the day
    // First day since which it is in force with that scope and without a break. Nothing where another body
    // than the operator gave it: that body's own days count too, and nobody has looked at them.
    std::optional<Date> since;
};

struct RunningAccreditations {
    std::vector<RunningAccreditation> entries;  // in the order of the list
    std::optional<Date> until;  // the first day on which one of them changes, as far as it is known
};

// Granted or reduced on that day, within its term, and so are its accreditors up to the operator.
[[nodiscard]] RunningAccreditations running_on(const TrustList& list, std::string_view operator_id, Date day);

}  // namespace carnet::wallet::profile
