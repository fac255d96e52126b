// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify_together.h"

#include "verifier/recognition/recognize.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace carnet::verifier {
namespace {

// Is it of a kind that counts for something in another country?
bool is_asked_about(const Verdict& verdict) {
    const auto* credential = verdict.credential();
    return verdict.competency() != nullptr ||
           (credential != nullptr && (credential->has_type(wallet::name::kRecognitionDecision) ||
                                      credential->has_type(wallet::name::kQualificationAssessment)));
}

}  // namespace

VerdictsTogether verify_together(ByteView bytes, std::span<const ByteView> with,
                                 const VerifyQuestion& question, const Policy& policy,
                                 const VerifyDependencies& dependencies) {
    VerdictsTogether together{verify(bytes, policy, dependencies, question.as_of), {}};
    together.others.reserve(with.size());
    for (const ByteView other : with)
        together.others.push_back(verify(other, policy, dependencies, question.as_of));
    if (question.recognition && is_asked_about(together.verdict))
        together.verdict.recognition =
            recognize(*question.recognition, together.verdict, together.others,
                      {policy, dependencies.registry(), dependencies.recognition()});
    return together;
}

void recognize_together(std::span<Verdict> verdicts, const RecognitionQuestion& question,
                        const Policy& policy, const VerifyDependencies& dependencies) {
    const RecognitionSources sources{policy, dependencies.registry(), dependencies.recognition()};
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (!is_asked_about(verdicts[i])) continue;
        std::vector<Verdict> others(verdicts.begin(), verdicts.end());  // what they are made of is shared
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        verdicts[i].recognition = recognize(question, verdicts[i], others, sources);
    }
}

}  // namespace carnet::verifier
