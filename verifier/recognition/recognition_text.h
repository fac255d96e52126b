// SPDX-License-Identifier: Apache-2.0
//
// A recognition as lines for people: the answer, then by which decision or rule, what is missing, the levels
// side by side. Thread-safe.
#pragma once

#include "verifier/recognition/recognition.h"
#include "wording/language.h"

#include <string>
#include <vector>

namespace carnet::verifier {

// Without indent; a line that begins with two spaces belongs to the one before.
[[nodiscard]] std::vector<std::string> recognition_lines(const Recognition& recognition,
                                                         wording::Language language);

}  // namespace carnet::verifier
