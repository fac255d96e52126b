// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"

namespace carnet::verifier {

// spec: VC Data Model 2.0 section 4.9
Check check_validity(const wallet::Credential& credential, const Policy& policy, const Moment& moment) {
    const auto& from = credential.valid_from();
    const auto& until = credential.valid_until();
    if (from && !moment.has_begun(from->instant()))
        return finding(CheckKind::kValidity, Outcome::kFailed, Reason::kNotYetValid, "/validFrom",
                       "Valid from " + from->text() + " only.");
    if (until && moment.has_ended(until->instant()))
        return finding(CheckKind::kValidity, Outcome::kFailed, Reason::kExpired, "/validUntil",
                       "Valid until " + until->text() + ".");
    if (until && until->instant() < moment.as_of.plus_seconds(policy.expiry_notice_days * 86'400))
        return finding(CheckKind::kValidity, Outcome::kWarned, Reason::kNoLongerCurrentSoon, "/validUntil",
                       "Valid until " + until->text() + ".");
    return passed(CheckKind::kValidity);
}

}  // namespace carnet::verifier
