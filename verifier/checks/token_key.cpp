// SPDX-License-Identifier: Apache-2.0
#include "keys/certificate.h"
#include "verifier/checks/check_sd_jwt.h"
#include "verifier/checks/signing_key.h"
#include "verifier/src/error_reasons.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

namespace carnet::verifier {
namespace {

TokenKey without_key(Check issuer_key) {
    return {std::move(issuer_key), skipped(CheckKind::kKeyState, Reason::kDependsOnKey),
            skipped(CheckKind::kIssuerControl, Reason::kDependsOnKey), std::nullopt};
}

Check of_key(Outcome outcome, Reason reason, std::string where, std::string detail) {
    return finding(CheckKind::kIssuerKey, outcome, reason, std::move(where), std::move(detail));
}

Result<std::vector<keys::Certificate>> read_chain(const wallet::JwsHeader& header) {
    std::vector<keys::Certificate> chain;
    for (const Bytes& der : header.x5c) {
        CARNET_TRY(auto certificate, keys::Certificate::from_der(der));
        chain.push_back(std::move(certificate));
    }
    CARNET_TRY_VOID(keys::check_chain_shape(chain));
    return chain;
}

// Nobody here accepts an authority on the word of whom it certified.
Check judge_chain(const std::vector<keys::Certificate>& chain, const Policy& policy, const Moment& moment) {
    const auto led = keys::verify_chain(chain, policy.anchors, moment.as_of);
    if (led) return passed(CheckKind::kIssuerKey);
    const bool untrusted = led.error().code == ErrorCode::kCertificateUntrusted;
    return of_key(untrusted ? Outcome::kUndetermined : Outcome::kFailed,
                  untrusted ? Reason::kCertificateUntrusted : Reason::kCertificateWrong, "header/x5c",
                  led.error().detail);
}

Check judge_names(const keys::Certificate& leaf, std::string_view issuer) {
    if (issuer.empty() || leaf.names_url(issuer)) return passed(CheckKind::kIssuerControl);
    return finding(CheckKind::kIssuerControl, Outcome::kFailed, Reason::kIssuerNotController, "/iss",
                   "The certificate of " + leaf.subject() + " does not name " + std::string(issuer) + ".");
}

// spec: SD-JWT VC draft-25 section 2.5 (X.509 Certificates); RFC 7515 4.1.6
TokenKey by_certificate(std::string_view issuer, const wallet::JwsHeader& header, const Policy& policy,
                        const Moment& moment) {
    const auto chain = read_chain(header);
    if (!chain)
        return without_key(
            of_key(Outcome::kFailed, Reason::kCertificateWrong, "header/x5c", chain.error().detail));
    auto key = chain->front().public_key();
    if (!key) {
        const Reason reason = issuer_reason(key.error());
        return without_key(of_key(outcome_of(reason), reason, "header/x5c", key.error().detail));
    }
    return {judge_chain(*chain, policy, moment), passed(CheckKind::kKeyState),
            judge_names(chain->front(), issuer), *std::move(key)};
}

TokenKey of_method(FoundKey found, std::optional<UtcTime> signed_at, Check control, const Policy& policy,
                   const Moment& moment) {
    if (found.method == nullptr) return without_key(std::move(found.check));
    return {std::move(found.check), judge_key_state(*found.method, signed_at, policy, moment),
            std::move(control), found.method->key};
}

// spec: SD-JWT VC draft-25 section 2.5 (JWT VC Issuer Metadata), section 3
TokenKey by_metadata(std::string_view issuer, const wallet::JwsHeader& header,
                     std::optional<UtcTime> signed_at, const IssuerDocuments& issuers, const Policy& policy,
                     const Moment& moment) {
    return of_method(find_published_key(issuer, header.kid, issuers, policy, moment.now), signed_at,
                     passed(CheckKind::kIssuerControl), policy, moment);
}

// As of a W3C credential; not in the drafts any more (docs/divergences.md).
TokenKey by_did(std::string_view issuer, const wallet::JwsHeader& header, std::optional<UtcTime> signed_at,
                const IssuerDocuments& issuers, const Policy& policy, const Moment& moment) {
    if (!policy.compat_did_issuers)
        return without_key(
            of_key(Outcome::kUndetermined, Reason::kIdentifierMethodUnknown, "/iss",
                   "An issuer of SD-JWT VC is named by an HTTPS URL; the policy takes no DID."));
    if (header.kid.empty())
        return without_key(of_key(Outcome::kUndetermined, Reason::kKeyNotNamed, "header/kid", {}));
    std::string method = header.kid;
    if (!method.starts_with("did:"))
        method = std::string(issuer) + (method.starts_with('#') ? "" : "#") + method;
    auto found = find_key(method, wallet::ProofPurpose::kAssertion, issuers, policy, moment.now);
    Check control = found.method == nullptr ? skipped(CheckKind::kIssuerControl, Reason::kDependsOnKey)
                                            : judge_control(issuer, *found.method);
    return of_method(std::move(found), signed_at, std::move(control), policy, moment);
}

}  // namespace

TokenKey find_token_key(std::string_view issuer, const wallet::JwsHeader& header,
                        std::optional<UtcTime> signed_at, const IssuerDocuments& issuers,
                        const Policy& policy, const Moment& moment) {
    if (!header.x5c.empty()) return by_certificate(issuer, header, policy, moment);
    if (wallet::is_issuer_url(issuer)) return by_metadata(issuer, header, signed_at, issuers, policy, moment);
    if (issuer.starts_with("did:")) return by_did(issuer, header, signed_at, issuers, policy, moment);
    return without_key(of_key(Outcome::kUndetermined, Reason::kIdentifierMethodUnknown, "/iss",
                              "The issuer is not named by an HTTPS URL."));
}

}  // namespace carnet::verifier
