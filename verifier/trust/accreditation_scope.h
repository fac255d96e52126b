// SPDX-License-Identifier: Apache-2.0
//
// What an accreditation covers. Pure, thread-safe.
#pragma once

#include "verifier/trust/accreditation.h"

#include <optional>
#include <string>

namespace carnet::verifier {

// Nothing when the award is covered, else which part of the scope leaves it out: "method", "place", ...
// A scope that names something which the document does not say leaves it out too.
[[nodiscard]] std::optional<std::string> left_out(const wallet::AccreditationScope& scope,
                                                  const AwardFacts& award);

}  // namespace carnet::verifier
