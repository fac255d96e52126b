// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/check_paper.h"
#include "verifier/checks/check_sd_jwt.h"
#include "verifier/checks/check_token.h"
#include "verifier/checks/checks.h"
#include "verifier/checks/signing_key.h"
#include "verifier/src/error_reasons.h"
#include "wallet-format/data-integrity/proof.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

using wallet::VerificationMethod;

Check fail(CheckKind kind, Reason reason, std::string where, std::string detail = {}) {
    return finding(kind, Outcome::kFailed, reason, std::move(where), std::move(detail));
}

std::optional<UtcTime> created_of(const wallet::Proof& proof) {
    if (!proof.created) return std::nullopt;
    return proof.created->instant();
}

// Was the proof made for what it is shown for? spec: VC Data Integrity 1.0 section 4.4 (Verify Proof)
Check judge_intent(const wallet::Proof& proof, const ProofTask& task, const std::string& where) {
    const auto& [domain, challenge] = task.expected;
    if (proof.purpose != to_string(task.purpose))
        return fail(CheckKind::kProof, Reason::kProofPurposeWrong, where + "/proofPurpose",
                    "This is signed for " + std::string(to_string(task.purpose)) + ".");
    if (domain && std::find(proof.domains.begin(), proof.domains.end(), *domain) == proof.domains.end())
        return fail(CheckKind::kProof, Reason::kProofDomainWrong, where + "/domain",
                    "The proof does not name " + *domain + ".");
    if (challenge && proof.challenge != *challenge)
        return fail(CheckKind::kProof, Reason::kProofChallengeWrong, where + "/challenge");
    return passed(CheckKind::kProof);
}

// spec: VC Data Integrity 1.0 section 4.4 (Verify Proof)
Check judge_times(const wallet::Proof& proof, const std::string& where, const Moment& moment) {
    if (proof.created && !moment.has_begun(proof.created->instant()))
        return fail(CheckKind::kProof, Reason::kProofFromFuture, where + "/created",
                    "Signed at " + proof.created->text() + ".");
    if (proof.expires && moment.has_ended(proof.expires->instant()))
        return fail(CheckKind::kProof, Reason::kProofExpired, where + "/expires",
                    "The proof ended at " + proof.expires->text() + ".");
    return passed(CheckKind::kProof);
}

Check judge_signature(JsonValue document, JsonValue proof, const VerificationMethod& method,
                      const Policy& policy, const std::string& where) {
    const auto held = wallet::check_proof(document, proof, method.key, *policy.contexts);
    if (held) return passed(CheckKind::kProof);
    const Reason reason = proof_reason(held.error());
    return finding(CheckKind::kProof, outcome_of(reason), reason, where, held.error().detail);
}

ProofChecks unreadable(Check proof) {
    return {skipped(CheckKind::kIssuerKey, Reason::kDependsOnProof),
            skipped(CheckKind::kKeyState, Reason::kDependsOnProof),
            std::move(proof),
            skipped(CheckKind::kIssuerControl, Reason::kDependsOnProof),
            {}};
}

// `is_lost`: another proof is wrong already, so this one's signature decides nothing and is not computed:
// four of them over a large document would cost four times as much.
ProofChecks judge_proof(const ProofTask& task, std::size_t index, bool is_lost,
                        const IssuerDocuments& issuers, const Policy& policy, const Moment& moment) {
    const JsonValue json = task.proofs[index];
    const std::string where = task.proofs.size() == 1 ? "/proof" : "/proof/" + std::to_string(index);
    const auto proof = wallet::read_proof(json);
    if (!proof) {
        const Reason reason = proof_reason(proof.error());
        return unreadable(finding(CheckKind::kProof, outcome_of(reason), reason,
                                  proof.error().where.empty() ? where : proof.error().where,
                                  proof.error().detail));
    }
    FoundKey key = find_key(proof->verification_method, task.purpose, issuers, policy, moment.now);
    Check terms = worse_of(judge_intent(*proof, task, where), judge_times(*proof, where, moment));
    if (key.method == nullptr)
        return {std::move(key.check),
                skipped(CheckKind::kKeyState, Reason::kDependsOnKey),
                worse_of(skipped(CheckKind::kProof, Reason::kDependsOnKey), std::move(terms)),
                skipped(CheckKind::kIssuerControl, Reason::kDependsOnKey),
                {}};
    Check signature = is_lost ? skipped(CheckKind::kProof, Reason::kDependsOnProof)
                              : judge_signature(task.document, json, *key.method, policy, where);
    return {std::move(key.check),
            judge_key_state(*key.method, created_of(*proof), policy, moment),
            worse_of(std::move(signature), std::move(terms)),
            judge_control(task.controller, *key.method),
            {}};
}

// One proof by the issuer is enough for control; others may be there as well, and must hold too.
Check any_controlled(Check a, Check b) {
    if (a.outcome == Outcome::kPassed) return a;
    return b.outcome == Outcome::kPassed ? std::move(b) : worse_of(std::move(a), std::move(b));
}

std::string signer_of(std::string_view method) {
    return std::string(method.substr(0, method.find('#')));
}

Signature signature_of(std::string signer, const ProofChecks& found) {
    const Check worst = worse_of(worse_of(found.proof, found.key_state), found.issuer_key);
    return {std::move(signer), worst.outcome, worst.reason};
}

Signature signature_of(JsonValue proof, const ProofChecks& found) {
    const auto read = wallet::read_proof(proof);
    return signature_of(read ? signer_of(read->verification_method) : std::string(), found);
}

bool is_sound(const Check& check) {
    return check.outcome == Outcome::kPassed || check.outcome == Outcome::kWarned ||
           check.reason == Reason::kSwitchedOff;
}

}  // namespace

bool ProofChecks::hold() const noexcept {
    return is_sound(issuer_key) && is_sound(key_state) && is_sound(proof) && is_sound(issuer_control);
}

ProofChecks check_proofs(const ProofTask& task, const IssuerDocuments& issuers, const Policy& policy,
                         const Moment& moment) {
    if (task.sd_jwt != nullptr || task.paper != nullptr) {
        ProofChecks all = task.paper != nullptr ? check_paper(task, issuers, policy, moment)
                                                : check_sd_jwt(task, issuers, policy, moment);
        if (!policy.require_issuer_control)
            all.issuer_control = skipped(CheckKind::kIssuerControl, Reason::kSwitchedOff);
        return all;
    }
    if (task.proofs.empty() && task.token == nullptr)
        return unreadable(fail(CheckKind::kProof, Reason::kProofMissing, "/proof"));
    const std::size_t inside = task.token == nullptr ? 1 : 0;  // the first of the proofs that join others
    ProofChecks all = task.token == nullptr ? judge_proof(task, 0, false, issuers, policy, moment)
                                            : check_token(task, issuers, policy, moment);
    if (task.proofs.size() > inside)
        all.signatures.push_back(task.token == nullptr
                                     ? signature_of(task.proofs.front(), all)
                                     : signature_of(signer_of(task.token->verification_method), all));
    for (std::size_t i = inside; i < task.proofs.size(); ++i) {
        const bool is_lost = all.proof.outcome == Outcome::kFailed;
        ProofChecks next = judge_proof(task, i, is_lost, issuers, policy, moment);
        all.signatures.push_back(signature_of(task.proofs[i], next));
        all.issuer_key = worse_of(std::move(all.issuer_key), std::move(next.issuer_key));
        all.key_state = worse_of(std::move(all.key_state), std::move(next.key_state));
        all.proof = worse_of(std::move(all.proof), std::move(next.proof));
        all.issuer_control = any_controlled(std::move(all.issuer_control), std::move(next.issuer_control));
    }
    if (!policy.require_issuer_control)
        all.issuer_control = skipped(CheckKind::kIssuerControl, Reason::kSwitchedOff);
    return all;
}

}  // namespace carnet::verifier
