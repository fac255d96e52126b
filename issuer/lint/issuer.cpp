// SPDX-License-Identifier: Apache-2.0
// The credential speaks in the name of the configured issuer and of nobody else.
#include "issuer/lint/rules.h"

namespace carnet::issuer {

LintVerdict lint_issuer(const LintSubject& subject) {
    if (subject.credential.issuer() == subject.run.issuer) return std::nullopt;
    return "The credential's issuer is " + std::string(subject.credential.issuer()) + ", not " +
           subject.run.issuer + ".";
}

}  // namespace carnet::issuer
