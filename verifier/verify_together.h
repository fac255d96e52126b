// SPDX-License-Identifier: Apache-2.0
//
// What is shown together is judged together: each document by itself as verify() does, and then what the
// first, or each certificate of a presentation, counts for in the country that is asked about. Like verify()
// it never fails, and it may be called by any number of threads.
#pragma once

#include "base/bytes.h"
#include "base/time.h"
#include "verifier/policy.h"
#include "verifier/recognition/recognition.h"
#include "verifier/verdict.h"
#include "verifier/verify.h"
#include "verifier/verify_presentation.h"

#include <optional>
#include <span>
#include <vector>

namespace carnet::verifier {

// What is asked besides "what is it worth?".
struct VerifyQuestion {
    std::optional<RecognitionQuestion> recognition;
    std::optional<UtcTime> as_of;  // none: now
};

inline constexpr std::size_t kMaxShownWith = 16;

struct VerdictsTogether {
    Verdict verdict;              // with its recognition, where that is asked
    std::vector<Verdict> others;  // of what was shown with it, in order
};

// Lists of accredited bodies among what was shown, for VerifyDependencies::stapled.
[[nodiscard]] StapledLists read_stapled(std::span<const ByteView> shown, const Policy& policy,
                                        const VerifyDependencies& dependencies);

[[nodiscard]] VerdictsTogether verify_together(ByteView bytes, std::span<const ByteView> with,
                                               const VerifyQuestion& question, const Policy& policy,
                                               const VerifyDependencies& dependencies);

// Adds to each certificate and each decision what it counts for, in the light of the others.
void recognize_together(std::span<Verdict> verdicts, const RecognitionQuestion& question,
                        const Policy& policy, const VerifyDependencies& dependencies);

}  // namespace carnet::verifier
