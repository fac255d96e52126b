// SPDX-License-Identifier: Apache-2.0
//
// One person's row after intake: what a certificate for them would say. Values.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/competency.h"

#include <cstddef>
#include <optional>
#include <string>

namespace carnet::issuer {

struct Application {
    std::size_t line = 0;                 // first line of the row in the file, 1-based
    wallet::CompetencyDocument document;  // certificate or unit statement
    std::optional<Date> valid_until;      // last day of currency, from the profile and the award date
};

// Two applications with equal identity are the same award to the same person: same standard and version,
// number, or else same folded name, birth date and award date. Used against doubles inside a file and in
// earlier batches.
struct AwardIdentity {
    std::string by_number;  // standard, version, number
    std::string by_person;  // standard, version, folded Latin name, birth date, award date
};
[[nodiscard]] AwardIdentity identity_of(const Application& application);

}  // namespace carnet::issuer
