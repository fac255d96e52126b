// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify_together.h"

#include "verifier/checks/checks.h"
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

// Told from other documents before anything is verified, so that those are verified once only.
bool holds_list(ByteView bytes, const Policy& policy) {
    const auto opened = check_format(bytes, wallet::SecuredKind::kCredential, policy);
    if (!opened.value) return false;
    const auto credential = wallet::Credential::from_json(opened.value->document, opened.value->around());
    return credential && is_stapled_list(*credential);
}

}  // namespace

StapledLists read_stapled(std::span<const ByteView> shown, const Policy& policy,
                          const VerifyDependencies& dependencies) {
    StapledLists stapled;
    const SignatureSources sources{policy, dependencies.issuers, dependencies.clock.now()};
    for (const ByteView bytes : shown)
        if (holds_list(bytes, policy)) stapled.add(verify(bytes, policy, dependencies), sources);
    return stapled;
}

VerdictsTogether verify_together(ByteView bytes, std::span<const ByteView> with,
                                 const VerifyQuestion& question, const Policy& policy,
                                 const VerifyDependencies& dependencies) {
    const StapledLists stapled = read_stapled(with, policy, dependencies);
    VerifyDependencies in_its_light = dependencies;
    in_its_light.stapled = &stapled;
    VerdictsTogether together{verify(bytes, policy, in_its_light, question.as_of), {}};
    together.others.reserve(with.size());
    for (const ByteView other : with)
        together.others.push_back(verify(other, policy, in_its_light, question.as_of));
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
