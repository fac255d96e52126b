// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"

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

}  // namespace

Check check_issuer_trust(std::string_view issuer, const Check& accreditation, const Policy& policy,
                         const Moment& moment) {
    const DistrustedIssuer* refused = policy.find_distrusted(issuer);
    if (refused != nullptr && (!refused->from || *refused->from <= moment.as_of))
        return finding(CheckKind::kIssuerTrust, Outcome::kFailed, Reason::kIssuerUntrusted, "/issuer",
                       refused->why);
    if (!policy.require_trusted_issuer) return skipped(CheckKind::kIssuerTrust, Reason::kSwitchedOff);
    const TrustedIssuer* listed = policy.find_trusted(issuer);
    if (listed == nullptr && accreditation.outcome == Outcome::kPassed)
        return passed(CheckKind::kIssuerTrust);
    if (listed == nullptr)
        return not_listed("The policy '" + policy.name + "' does not list " + std::string(issuer) + ".");
    return is_in_force(*listed, moment.as_of) ? passed(CheckKind::kIssuerTrust)
                                              : not_listed(days_of(*listed));
}

}  // namespace carnet::verifier
