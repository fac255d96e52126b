// SPDX-License-Identifier: Apache-2.0
//
// The cases of every_reason_test.cpp that are about accreditation: by lists that the verifier keeps, and by
// lists that came with the document.
#pragma once

#include "tests/unit/verifier/reason_cases.h"

#include <vector>

namespace carnet::test {

[[nodiscard]] std::vector<Case> accreditation_cases();
[[nodiscard]] std::vector<Case> stapled_cases();

}  // namespace carnet::test
