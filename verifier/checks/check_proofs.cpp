// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/src/error_reasons.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/identifier/did.h"

#include <algorithm>
#include <string_view>

namespace carnet::verifier {
namespace {

using wallet::ProofPurpose;
using wallet::VerificationMethod;

Check fail(CheckKind kind, Reason reason, std::string where, std::string detail = {}) {
    return finding(kind, Outcome::kFailed, reason, std::move(where), std::move(detail));
}
Check doubt(CheckKind kind, Reason reason, std::string where, std::string detail = {}) {
    return finding(kind, Outcome::kUndetermined, reason, std::move(where), std::move(detail));
}

// A key as found, with the document that keeps it alive; without method there is none to use.
struct FoundKey {
    Check check;
    std::shared_ptr<const wallet::DidDocument> document;
    const VerificationMethod* method = nullptr;
};

// How old is what we know of the issuer's keys?
Check judge_age(const IssuerDocument& found, const std::string& did, const Freshness& rule, UtcTime now) {
    if (now <= found.as_of.plus_seconds(rule.max_age)) return passed(CheckKind::kIssuerKey);
    if (now <= found.as_of.plus_seconds(rule.grace))
        return finding(CheckKind::kIssuerKey, Outcome::kWarned, Reason::kIssuerAnswerAged, did,
                       found.refresh_failed);
    return doubt(CheckKind::kIssuerKey, Reason::kIssuerAnswerStale, did, found.refresh_failed);
}

// spec: Controlled Identifiers 1.0 section 3.3 (Retrieve Verification Method)
FoundKey find_key(const std::string& method_id, ProofPurpose purpose, const IssuerDocuments& issuers,
                  const Policy& policy, UtcTime now) {
    const auto parsed = wallet::parse_did_url(method_id);
    if (!parsed && !method_id.starts_with("did:"))
        return {
            doubt(CheckKind::kIssuerKey, Reason::kIdentifierMethodUnknown, method_id, "This is not a DID."),
            {}};
    if (!parsed || parsed->fragment.empty())
        return {fail(CheckKind::kIssuerKey, Reason::kIdentifierMalformed, method_id,
                     parsed ? "A DID URL without fragment names no key." : parsed.error().detail),
                {}};
    auto found = issuers.find(parsed->did, now);
    if (!found) {
        const Reason reason = issuer_reason(found.error());
        return {finding(CheckKind::kIssuerKey, outcome_of(reason), reason, parsed->did, found.error().detail),
                {}};
    }
    const VerificationMethod* method = found->document->find(method_id);
    if (method == nullptr && parsed->method == "key")
        return {fail(CheckKind::kIssuerKey, Reason::kIdentifierMalformed, method_id,
                     "The fragment of a did:key repeats its key; this one does not."),
                {}};
    if (method == nullptr)
        return {
            doubt(CheckKind::kIssuerKey, Reason::kKeyUnknown, method_id,
                  "The issuer's document does not list this key, or lists it with a type not known here."),
            {}};
    Check check = judge_age(*found, parsed->did, policy.issuer_documents, now);
    if (purpose == ProofPurpose::kAssertion && !found->document->may_assert(method_id))
        check = fail(CheckKind::kIssuerKey, Reason::kKeyNotForAssertion, method_id);
    if (purpose == ProofPurpose::kAuthentication && !found->document->may_authenticate(method_id))
        check = fail(CheckKind::kIssuerKey, Reason::kKeyNotForAuthentication, method_id);
    return {std::move(check), std::move(found->document), method};
}

// What the key's history says about a signature of that date, seen from the day judged. The date is the
// signer's own statement: it proves nothing against a thief of the key, who can write any date.
// spec: Controlled Identifiers 1.0 section 2.2 (expires, revoked)
Check judge_key_state(const VerificationMethod& method, const std::optional<Timestamp>& created,
                      const Policy& policy, const Moment& moment) {
    constexpr CheckKind kKind = CheckKind::kKeyState;
    const auto day = [](const Timestamp& time) { return time.text(); };
    if (method.revoked && method.revoked->instant() <= moment.as_of) {
        const std::string since = "The key was withdrawn as of " + day(*method.revoked) + ".";
        if (!created || method.revoked->instant() <= created->instant())
            return fail(kKind, Reason::kKeyRevoked, method.id, since);
        return finding(
            kKind, policy.trust_signatures_before_key_revocation ? Outcome::kWarned : Outcome::kUndetermined,
            Reason::kKeyRevokedLater, method.id, since);
    }
    if (method.expires && !created && method.expires->instant() < moment.as_of)
        return doubt(
            kKind, Reason::kProofTimeMissing, method.id,
            "The key was to be used until " + day(*method.expires) + ", and the proof bears no date.");
    if (method.expires && created && method.expires->instant() < created->instant())
        return fail(kKind, Reason::kKeyExpired, method.id,
                    "The key was to be used until " + day(*method.expires) + ".");
    return passed(kKind);
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

// Is the key the controller's own: named under its identifier and, by its document, in nobody else's hands?
Check judge_control(std::string_view controller, const VerificationMethod& method) {
    const bool own = method.controller == controller && method.id.size() > controller.size() &&
                     method.id.starts_with(controller) && method.id[controller.size()] == '#';
    if (own) return passed(CheckKind::kIssuerControl);
    return fail(CheckKind::kIssuerControl, Reason::kIssuerNotController, "/issuer",
                "The key " + method.id + " is not one of " + std::string(controller) + ".");
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
            judge_key_state(*key.method, proof->created, policy, moment),
            worse_of(std::move(signature), std::move(terms)),
            judge_control(task.controller, *key.method),
            {}};
}

// One proof by the issuer is enough for control; others may be there as well, and must hold too.
Check any_controlled(Check a, Check b) {
    if (a.outcome == Outcome::kPassed) return a;
    return b.outcome == Outcome::kPassed ? std::move(b) : worse_of(std::move(a), std::move(b));
}

std::string signer_of(JsonValue proof) {
    const auto read = wallet::read_proof(proof);
    return read ? read->verification_method.substr(0, read->verification_method.find('#')) : std::string();
}

Signature signature_of(JsonValue proof, const ProofChecks& found) {
    const Check worst = worse_of(worse_of(found.proof, found.key_state), found.issuer_key);
    return {signer_of(proof), worst.outcome, worst.reason};
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
    if (task.proofs.empty()) return unreadable(fail(CheckKind::kProof, Reason::kProofMissing, "/proof"));
    ProofChecks all = judge_proof(task, 0, false, issuers, policy, moment);
    if (task.proofs.size() > 1) all.signatures.push_back(signature_of(task.proofs.front(), all));
    for (std::size_t i = 1; i < task.proofs.size(); ++i) {
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
