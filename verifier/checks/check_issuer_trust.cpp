// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "wallet-format/profile/own_types.h"
#include "wallet-format/vocabulary.h"

namespace carnet::verifier {
namespace {

Check not_listed(std::string detail) {
    return finding(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed, "/issuer",
                   std::move(detail));
}

bool is_in_force(const TrustedIssuer& issuer, UtcTime when) {
    return (!issuer.from || *issuer.from <= when) && (!issuer.until || when < *issuer.until);
}

std::string days_of(const TrustedIssuer& issuer) {
    std::string text = "The listing of this issuer does not cover the day judged:";
    if (issuer.from) text += " from " + Timestamp::of(*issuer.from).text();
    if (issuer.until) text += " until " + Timestamp::of(*issuer.until).text();
    return text + ".";
}

// Whatever has become of the decision since, it was for this authority to make.
bool is_competent(const Check& standing) {
    return standing.outcome != Outcome::kSkipped && standing.reason != Reason::kAuthorityUnknown &&
           standing.reason != Reason::kAuthorityNotCompetent;
}

// An authority's notices, standards and attestations are its own to give. To award takes an accreditation, to
// decide the competence that its standing shows, and of what is no document of ours we know nothing.
bool speaks_as_authority(const wallet::Credential& credential, const Policy& policy) {
    return policy.find_authority(credential.issuer()) != nullptr &&
           wallet::is_own_type(credential.types().back()) &&
           !credential.has_type(wallet::name::kCompetencyCertificate) &&
           !credential.has_type(wallet::name::kCompetencyUnitStatement) &&
           !credential.has_type(wallet::name::kRecognitionDecision);
}

// A list is its operator's own to make, and whom it names is his to say.
bool is_list_of_operator(const wallet::Credential& credential, const Policy& policy) {
    return policy.find_operator(credential.issuer()) != nullptr && is_stapled_list(credential);
}

}  // namespace

Check check_issuer_trust(const wallet::Credential& credential, const Check& accreditation,
                         const Check& standing, const Policy& policy, const Moment& moment) {
    const auto issuer = credential.issuer();
    const DistrustedIssuer* refused = policy.find_distrusted(issuer);
    if (refused != nullptr && (!refused->from || *refused->from <= moment.as_of))
        return finding(CheckKind::kIssuerTrust, Outcome::kFailed, Reason::kIssuerUntrusted, "/issuer",
                       refused->why);
    if (!policy.require_trusted_issuer) return skipped(CheckKind::kIssuerTrust, Reason::kSwitchedOff);
    const TrustedIssuer* listed = policy.find_trusted(issuer);
    if (listed == nullptr &&
        (accreditation.outcome == Outcome::kPassed || is_competent(standing) ||
         speaks_as_authority(credential, policy) || is_list_of_operator(credential, policy)))
        return passed(CheckKind::kIssuerTrust);
    if (listed == nullptr)
        return not_listed("The policy '" + policy.name + "' does not list " + std::string(issuer) + ".");
    return is_in_force(*listed, moment.as_of) ? passed(CheckKind::kIssuerTrust)
                                              : not_listed(days_of(*listed));
}

}  // namespace carnet::verifier
