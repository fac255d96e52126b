// SPDX-License-Identifier: Apache-2.0
//
// The whole answer to "what does it count for there?": decisions, agreements, units and levels, and the one
// word for them. Pure, thread-safe. docs/verifying-cycle.md
#pragma once

#include "base/time.h"
#include "verifier/policy.h"
#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "verifier/trust/trust_registry.h"
#include "verifier/verdict.h"

#include <span>

namespace carnet::verifier {

// What the answer is drawn from; all outlive the call.
struct RecognitionSources {
    const Policy& policy;
    const TrustRegistry& registry;
    const RecognitionLibrary& library;
};

// `verdict`: of the certificate, or of a decision that is asked about by itself. `others`: of what was shown
// with it. Verdicts are taken as they are; nothing is verified again.
[[nodiscard]] Recognition recognize(const RecognitionQuestion& question, const Verdict& verdict,
                                    std::span<const Verdict> others, const RecognitionSources& sources);

}  // namespace carnet::verifier
