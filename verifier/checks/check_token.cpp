// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/check_token.h"

#include "verifier/checks/signing_key.h"
#include "verifier/src/error_reasons.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

using wallet::VcJwt;

Check fail(Reason reason, std::string where, std::string detail = {}) {
    return finding(CheckKind::kProof, Outcome::kFailed, reason, std::move(where), std::move(detail));
}

std::string text_of(UtcTime instant) {
    return Timestamp::of(instant).text();
}

// For whom and in answer to what. spec: RFC 7519 4.1.3; OpenID4VP 1.0 appendix B.1.3.2 (aud, nonce)
Check judge_intent(const VcJwt& token, const ProofExpectations& expected) {
    const auto& audiences = token.claims.aud;
    if (expected.domain && std::find(audiences.begin(), audiences.end(), *expected.domain) == audiences.end())
        return fail(Reason::kProofDomainWrong, "/aud", "The token does not name " + *expected.domain + ".");
    if (expected.challenge && token.nonce != *expected.challenge)
        return fail(Reason::kProofChallengeWrong, "/nonce");
    return passed(CheckKind::kProof);
}

// iat, nbf and exp are of the signature. spec: VC-JOSE-COSE 1.0 section 3.1.3; RFC 7519 4.1.4, 4.1.5
Check judge_times(const wallet::JwtClaims& claims, const Moment& moment) {
    if (claims.iat && !moment.has_begun(*claims.iat))
        return fail(Reason::kProofFromFuture, "/iat", "Signed at " + text_of(*claims.iat) + ".");
    if (claims.nbf && !moment.has_begun(*claims.nbf))
        return fail(Reason::kProofFromFuture, "/nbf", "It begins at " + text_of(*claims.nbf) + ".");
    if (claims.exp && moment.has_ended(*claims.exp))
        return fail(Reason::kProofExpired, "/exp", "The signature ended at " + text_of(*claims.exp) + ".");
    return passed(CheckKind::kProof);
}

Check judge_signature(const VcJwt& token, const wallet::VerificationMethod& method) {
    const auto held = wallet::verify_compact_jws(token.jws, method.key);
    if (held) return passed(CheckKind::kProof);
    const Reason reason = proof_reason(held.error());
    return finding(CheckKind::kProof, outcome_of(reason), reason, held.error().where, held.error().detail);
}

// A key inside the token is the sender's word and not the issuer's: nothing follows from it.
Check no_key_named(const VcJwt& token) {
    const auto& header = token.jws.header();
    const bool brings_its_own =
        header.jwk || !header.x5c.empty() || !header.jku.empty() || !header.x5u.empty();
    return finding(
        CheckKind::kIssuerKey, Outcome::kUndetermined, Reason::kKeyNotNamed, "header/kid",
        brings_its_own ? "The token brings its own key, which anyone could have put there." : std::string());
}

ProofChecks without_key(Check issuer_key, Check terms) {
    return {std::move(issuer_key),
            skipped(CheckKind::kKeyState, Reason::kDependsOnKey),
            worse_of(skipped(CheckKind::kProof, Reason::kDependsOnKey), std::move(terms)),
            skipped(CheckKind::kIssuerControl, Reason::kDependsOnKey),
            {}};
}

}  // namespace

ProofChecks check_token(const ProofTask& task, const IssuerDocuments& issuers, const Policy& policy,
                        const Moment& moment) {
    const VcJwt& token = *task.token;
    Check terms = worse_of(judge_intent(token, task.expected), judge_times(token.claims, moment));
    if (token.verification_method.empty()) return without_key(no_key_named(token), std::move(terms));
    FoundKey key = find_key(token.verification_method, task.purpose, issuers, policy, moment.now);
    if (key.method == nullptr) return without_key(std::move(key.check), std::move(terms));
    return {std::move(key.check),
            judge_key_state(*key.method, token.claims.iat, policy, moment),
            worse_of(judge_signature(token, *key.method), std::move(terms)),
            judge_control(task.controller, *key.method),
            {}};
}

}  // namespace carnet::verifier
