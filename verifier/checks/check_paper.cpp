// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/check_paper.h"

#include "verifier/checks/signing_key.h"
#include "verifier/src/error_reasons.h"

namespace carnet::verifier {
namespace {

Check fail(Reason reason, std::string where, std::string detail = {}) {
    return finding(CheckKind::kProof, Outcome::kFailed, reason, std::move(where), std::move(detail));
}

// Nobody signs paper anew for somebody who asks. What was asked for is missing, then.
Check judge_intent(const ProofExpectations& expected) {
    if (expected.domain) return fail(Reason::kProofDomainWrong, "/", "Paper names no audience.");
    if (expected.challenge) return fail(Reason::kProofChallengeWrong, "/");
    return passed(CheckKind::kProof);
}

Check judge_printing(UtcTime printed, const Moment& moment) {
    if (moment.has_begun(printed)) return passed(CheckKind::kProof);
    return fail(Reason::kProofFromFuture, "/iat", "Printed at " + Timestamp::of(printed).text() + ".");
}

Check judge_signature(const wallet::CoseSign1& message, const wallet::VerificationMethod& method) {
    const auto held = wallet::verify_cose_sign1(message, method.key);
    if (held) return passed(CheckKind::kProof);
    const Reason reason = proof_reason(held.error());
    return finding(CheckKind::kProof, outcome_of(reason), reason, held.error().where, held.error().detail);
}

}  // namespace

ProofChecks check_paper(const ProofTask& task, const IssuerDocuments& issuers, const Policy& policy,
                        const Moment& moment) {
    const wallet::PaperCode& paper = *task.paper;
    const UtcTime printed = paper.document.printed;
    Check terms = worse_of(judge_intent(task.expected), judge_printing(printed, moment));
    FoundKey key = find_key(paper.verification_method, task.purpose, issuers, policy, moment.now);
    if (key.method == nullptr)
        return {std::move(key.check),
                skipped(CheckKind::kKeyState, Reason::kDependsOnKey),
                worse_of(skipped(CheckKind::kProof, Reason::kDependsOnKey), std::move(terms)),
                skipped(CheckKind::kIssuerControl, Reason::kDependsOnKey),
                {}};
    return {std::move(key.check),
            judge_key_state(*key.method, printed, policy, moment),
            worse_of(judge_signature(paper.message, *key.method), std::move(terms)),
            judge_control(task.controller, *key.method),
            {}};
}

}  // namespace carnet::verifier
