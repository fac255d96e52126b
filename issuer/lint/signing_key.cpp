// SPDX-License-Identifier: Apache-2.0
// The key is one for certificates, in use, and made before the credential begins.
#include "issuer/lint/rules.h"

namespace carnet::issuer {

LintVerdict lint_signing_key(const LintSubject& subject) {
    const auto& key = subject.run.key;
    if (key.purpose != keys::KeyPurpose::kCertificates)
        return "The key " + key.id + " is not for certificates.";
    if (key.state != keys::KeyState::kActive) return "The key " + key.id + " is not active any more.";
    if (subject.reservation.valid_from.seconds < key.created.seconds) {
        return "The credential would begin before its key " + key.id + " was made.";
    }
    return std::nullopt;
}

}  // namespace carnet::issuer
