// SPDX-License-Identifier: Apache-2.0
//
// What has become of the certificate that a decision is about, by its own verdict: a line of its own beside
// the decision. Pure, thread-safe.
#pragma once

#include "verifier/recognition/recognition.h"
#include "verifier/verdict.h"

namespace carnet::verifier {

[[nodiscard]] OriginalState original_state(const Verdict& verdict) noexcept;

}  // namespace carnet::verifier
