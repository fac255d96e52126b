// SPDX-License-Identifier: Apache-2.0
// Only the pipeline makes a verified credential, and a verdict is no yes or no that somebody could set.
#include "verifier/verified_credential.h"
#include "verifier/verdict.h"
#include "verifier/verify.h"

#include <string>

using namespace carnet;
using verifier::VerifiedCredential;

// Something that must only be done for a credential that was accepted.
const wallet::Credential& act_on(const VerifiedCredential& credential) {
    return credential.credential();
}

const wallet::Credential& act(const wallet::Credential& unproven, const VerifiedCredential& proven) {
#ifdef MISTAKE_unproven
    return act_on(unproven);
#else
    static_cast<void>(unproven);
    return act_on(proven);
#endif
}

VerifiedCredential make(const wallet::Credential& unproven, const VerifiedCredential& proven) {
#ifdef MISTAKE_construction
    return VerifiedCredential(unproven, std::nullopt, "policy", UtcTime{});
#else
    static_cast<void>(unproven);
    return proven;
#endif
}

bool is_good(const verifier::Verdict& verdict) {
#ifdef MISTAKE_as_bool
    return verdict ? true : false;
#else
    return verdict.decision() == verifier::Decision::kAccepted;
#endif
}

void accept(verifier::Verdict& verdict) {
#ifdef MISTAKE_set_decision
    verdict.decision() = verifier::Decision::kAccepted;
#else
    verdict.checks.clear();
#endif
}

verifier::Check skip() {
#ifdef MISTAKE_outcome_as_bool
    return {verifier::CheckKind::kProof, true, verifier::Reason::kOk, {}, {}};
#else
    return {verifier::CheckKind::kProof, verifier::Outcome::kPassed, verifier::Reason::kOk, {}, {}};
#endif
}
