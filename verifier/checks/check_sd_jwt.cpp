// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/check_sd_jwt.h"

#include "verifier/src/error_reasons.h"
#include "wallet-format/sd-jwt/key_binding.h"

namespace carnet::verifier {
namespace {

// Where nobody waits for an answer, the age of a presentation says nothing against it.
constexpr std::int64_t kAnyAge = 100LL * 366 * 86'400;

Check fail(Reason reason, std::string where, std::string detail = {}) {
    return finding(CheckKind::kProof, Outcome::kFailed, reason, std::move(where), std::move(detail));
}

Check judge_signature(const wallet::CompactJws& jws, const keys::PublicKey& key) {
    const auto held = wallet::verify_compact_jws(jws, key);
    if (held) return passed(CheckKind::kProof);
    const Reason reason = proof_reason(held.error());
    return finding(CheckKind::kProof, outcome_of(reason), reason, held.error().where, held.error().detail);
}

Check judge_times(const wallet::SdJwtVc& vc, const Moment& moment) {
    if (!vc.issued || moment.has_begun(*vc.issued)) return passed(CheckKind::kProof);
    return fail(Reason::kProofFromFuture, "/iat", "Signed at " + Timestamp::of(*vc.issued).text() + ".");
}

// A presentation that was asked for must be bound: without its key binding anybody could send it on.
// spec: RFC 9901 sections 7.3 and 9.5
Check judge_binding(const wallet::SdJwtVc& vc, const ProofExpectations& expected, const Policy& policy,
                    const Moment& moment) {
    const bool asked = policy.require_key_binding || expected.domain || expected.challenge;
    if (!vc.sd_jwt.key_binding())
        return asked ? fail(Reason::kKeyBindingMissing, "kb+jwt") : passed(CheckKind::kProof);
    const wallet::KeyBindingRules rules{.audience = expected.domain,
                                        .nonce = expected.challenge,
                                        .now = moment.now,
                                        .max_age_seconds = asked ? policy.key_binding_seconds : kAnyAge,
                                        .clock_skew_seconds = policy.clock_skew_seconds};
    const auto held = wallet::check_key_binding(vc.sd_jwt, rules);
    if (held) return passed(CheckKind::kProof);
    return fail(key_binding_reason(held.error()), "kb+jwt" + held.error().where, held.error().detail);
}

}  // namespace

ProofChecks check_sd_jwt(const ProofTask& task, const IssuerDocuments& issuers, const Policy& policy,
                         const Moment& moment) {
    const wallet::SdJwtVc& vc = *task.sd_jwt;
    const auto& jws = vc.sd_jwt.issuer_jwt();
    TokenKey found = find_token_key(vc.issuer, jws.header(), vc.issued, issuers, policy, moment);
    Check terms = worse_of(judge_times(vc, moment), judge_binding(vc, task.expected, policy, moment));
    Check signature =
        found.key ? judge_signature(jws, *found.key) : skipped(CheckKind::kProof, Reason::kDependsOnKey);
    return {std::move(found.issuer_key),
            std::move(found.key_state),
            worse_of(std::move(signature), std::move(terms)),
            std::move(found.issuer_control),
            {}};
}

}  // namespace carnet::verifier
