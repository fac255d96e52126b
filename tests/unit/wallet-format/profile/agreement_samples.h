// SPDX-License-Identifier: Apache-2.0
// One good standard with every member in it. All organisations are fictional.
#pragma once

#include "wallet-format/profile/occupational_standard.h"

namespace carnet::test {

[[nodiscard]] wallet::OccupationalStandard sample_occupational_standard();

}  // namespace carnet::test
