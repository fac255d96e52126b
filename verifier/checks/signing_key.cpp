// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/signing_key.h"

#include "verifier/src/error_reasons.h"
#include "wallet-format/identifier/did.h"

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

// How old is what we know of the issuer's keys?
Check judge_age(const IssuerDocument& found, const std::string& did, const Freshness& rule, UtcTime now) {
    if (now <= found.as_of.plus_seconds(rule.max_age)) return passed(CheckKind::kIssuerKey);
    if (now <= found.as_of.plus_seconds(rule.grace))
        return finding(CheckKind::kIssuerKey, Outcome::kWarned, Reason::kIssuerAnswerAged, did,
                       found.refresh_failed);
    return doubt(CheckKind::kIssuerKey, Reason::kIssuerAnswerStale, did, found.refresh_failed);
}

}  // namespace

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

FoundKey find_published_key(std::string_view issuer, std::string_view kid, const IssuerDocuments& issuers,
                            const Policy& policy, UtcTime now) {
    const std::string url(issuer);
    auto found = issuers.find(issuer, now);
    if (!found) {
        const Reason reason = issuer_reason(found.error());
        return {finding(CheckKind::kIssuerKey, outcome_of(reason), reason, url, found.error().detail), {}};
    }
    const auto& methods = found->document->methods;
    if (kid.empty() && methods.size() != 1)
        return {doubt(CheckKind::kIssuerKey, Reason::kKeyNotNamed, "header/kid",
                      "The issuer publishes " + std::to_string(methods.size()) + " keys."),
                {}};
    const VerificationMethod* method =
        kid.empty() ? &methods.front() : found->document->find(url + "#" + std::string(kid));
    if (method == nullptr)
        return {
            doubt(CheckKind::kIssuerKey, Reason::kKeyUnknown, url + "#" + std::string(kid),
                  "The issuer's metadata do not list this key, or list it as one of a kind not known here."),
            {}};
    Check check = judge_age(*found, url, policy.issuer_documents, now);
    return {std::move(check), std::move(found->document), method};
}

// spec: Controlled Identifiers 1.0 section 2.2 (expires, revoked)
Check judge_key_state(const VerificationMethod& method, const std::optional<UtcTime>& created,
                      const Policy& policy, const Moment& moment) {
    constexpr CheckKind kKind = CheckKind::kKeyState;
    const auto day = [](const Timestamp& time) { return time.text(); };
    if (method.revoked && method.revoked->instant() <= moment.as_of) {
        const std::string since = "The key was withdrawn as of " + day(*method.revoked) + ".";
        if (!created || method.revoked->instant() <= *created)
            return fail(kKind, Reason::kKeyRevoked, method.id, since);
        return finding(
            kKind, policy.trust_signatures_before_key_revocation ? Outcome::kWarned : Outcome::kUndetermined,
            Reason::kKeyRevokedLater, method.id, since);
    }
    if (method.expires && !created && method.expires->instant() < moment.as_of)
        return doubt(
            kKind, Reason::kProofTimeMissing, method.id,
            "The key was to be used until " + day(*method.expires) + ", and the proof bears no date.");
    if (method.expires && created && method.expires->instant() < *created)
        return fail(kKind, Reason::kKeyExpired, method.id,
                    "The key was to be used until " + day(*method.expires) + ".");
    return passed(kKind);
}

Check judge_control(std::string_view controller, const VerificationMethod& method) {
    const bool own = method.controller == controller && method.id.size() > controller.size() &&
                     method.id.starts_with(controller) && method.id[controller.size()] == '#';
    if (own) return passed(CheckKind::kIssuerControl);
    return fail(CheckKind::kIssuerControl, Reason::kIssuerNotController, "/issuer",
                "The key " + method.id + " is not one of " + std::string(controller) + ".");
}

}  // namespace carnet::verifier
