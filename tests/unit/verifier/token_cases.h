// SPDX-License-Identifier: Apache-2.0
//
// The cases of every_reason_test.cpp that are about signatures around a document: W3C credentials in a JWT,
// SD-JWT VCs, and printed codes.
#pragma once

#include "tests/unit/verifier/reason_cases.h"

#include <vector>

namespace carnet::test {

[[nodiscard]] std::vector<Case> token_cases();
[[nodiscard]] std::vector<Case> sd_jwt_cases();

}  // namespace carnet::test
