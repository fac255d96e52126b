// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify_presentation.h"

#include "base/json_writer.h"
#include "verifier/checks/checks.h"
#include "verifier/verify_together.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::verifier {
namespace {

constexpr std::array kAsked = {CheckKind::kFormat,   CheckKind::kStructure, CheckKind::kIssuerKey,
                               CheckKind::kKeyState, CheckKind::kProof,     CheckKind::kIssuerControl};

// Everything that was not reached depends on what went wrong.
PresentationVerdict give_up(PresentationVerdict verdict, Reason because) {
    for (std::size_t i = verdict.checks.size(); i < kAsked.size(); ++i)
        verdict.checks.push_back(skipped(kAsked[i], because));
    return verdict;
}

void add_proof_checks(PresentationVerdict& verdict, ProofChecks proofs) {
    // Without a holder nobody in particular presents; whose key it is says nothing then.
    if (verdict.holder.empty())
        proofs.issuer_control = skipped(CheckKind::kIssuerControl, Reason::kNotApplicable);
    for (Check* check : {&proofs.issuer_key, &proofs.key_state, &proofs.proof, &proofs.issuer_control})
        verdict.checks.push_back(std::move(*check));
}

std::string text_of(JsonValue value) {
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

std::vector<ByteView> views_of(const std::vector<std::string>& texts) {
    std::vector<ByteView> views;
    for (const auto& text : texts) views.push_back(as_bytes(text));
    return views;
}

}  // namespace

Decision PresentationVerdict::holder_decision() const noexcept {
    return decide(checks, kAsked);
}

Decision PresentationVerdict::decision() const noexcept {
    Decision worst = holder_decision();
    for (const Verdict& credential : credentials) {
        const Decision decision = credential.decision();
        if (decision == Decision::kRejected || worst == Decision::kAccepted) worst = decision;
        if (worst == Decision::kRejected) break;
    }
    return worst;
}

PresentationVerdict verify_presentation(ByteView bytes, const ProofExpectations& expected,
                                        const Policy& policy, const VerifyDependencies& dependencies,
                                        std::optional<UtcTime> as_of) {
    PresentationVerdict verdict;
    auto opened = check_format(bytes, wallet::SecuredKind::kPresentation, policy, policy.limits.credentials);
    verdict.checks.push_back(std::move(opened.format));
    if (opened.structure) verdict.checks.push_back(*std::move(opened.structure));
    if (!opened.value) {
        const auto because =
            verdict.checks.size() == 1 ? Reason::kDependsOnFormat : Reason::kDependsOnStructure;
        return give_up(std::move(verdict), because);
    }
    const auto& token = opened.value->token;

    auto read = check_presentation(*opened.value, policy);
    verdict.checks.push_back(std::move(read.check));
    if (!read.value) return give_up(std::move(verdict), Reason::kDependsOnStructure);
    const wallet::Presentation& presentation = *read.value;
    verdict.holder = presentation.holder();

    const UtcTime now = dependencies.clock.now();
    add_proof_checks(
        verdict,
        check_proofs({presentation.json(), presentation.proofs(), wallet::ProofPurpose::kAuthentication,
                      presentation.holder(), expected, token ? &*token : nullptr},
                     dependencies.issuers, policy, {now, as_of.value_or(now), policy.clock_skew_seconds}));
    std::vector<std::string> texts;
    for (const JsonValue credential : presentation.credentials()) texts.push_back(text_of(credential));
    const std::vector<ByteView> shown = views_of(texts);
    const StapledLists stapled = read_stapled(shown, policy, dependencies);
    VerifyDependencies in_their_light = dependencies;
    in_their_light.stapled = &stapled;
    for (const ByteView each : shown)
        verdict.credentials.push_back(verify(each, policy, in_their_light, as_of));
    return verdict;
}

PresentationVerdict shown_alone(Verdict verdict) {
    PresentationVerdict alone;
    for (const CheckKind kind : kAsked) alone.checks.push_back(skipped(kind, Reason::kNotApplicable));
    alone.credentials.push_back(std::move(verdict));
    return alone;
}

}  // namespace carnet::verifier
