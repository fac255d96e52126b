// SPDX-License-Identifier: Apache-2.0
//
// Whether certificates under a profile can be good at all: found when the profile is read, not at row 5,000.
#pragma once

#include "issuer/profile.h"

namespace carnet::issuer {

// kConfiguration: `where` is the place in a certificate (a JSON Pointer) that would be refused.
[[nodiscard]] Result<void> check_profile(const IssuingProfile& profile);

}  // namespace carnet::issuer
