// SPDX-License-Identifier: Apache-2.0
// A passport of fictional persons.
#pragma once

#include <string>

namespace carnet::test {

// Unsigned: a certificate, a language result, an attendance record and a decision.
[[nodiscard]] std::string sample_passport();

}  // namespace carnet::test
