// SPDX-License-Identifier: Apache-2.0
// The rules, one per file. Each returns what is wrong, in a sentence, or nothing.
#pragma once

#include "issuer/lint/lint.h"

namespace carnet::issuer {

using LintVerdict = std::optional<std::string>;

[[nodiscard]] LintVerdict lint_approved_content(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_characters(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_clock(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_contexts(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_dates(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_holder_name(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_identifier(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_issuer(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_signing_key(const LintSubject& subject);
[[nodiscard]] LintVerdict lint_status_entries(const LintSubject& subject);

}  // namespace carnet::issuer
