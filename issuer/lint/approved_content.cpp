// SPDX-License-Identifier: Apache-2.0
// Read back by the verifier's own reader, the credential says what the officers approved, to the letter.
#include "issuer/lint/rules.h"

namespace carnet::issuer {

LintVerdict lint_approved_content(const LintSubject& subject) {
    if (wallet::write_claims(subject.document) == subject.row.claims) return std::nullopt;
    return "Read back, the credential does not say what was approved.";
}

}  // namespace carnet::issuer
