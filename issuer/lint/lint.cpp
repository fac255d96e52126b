// SPDX-License-Identifier: Apache-2.0
#include "issuer/lint/lint.h"

#include "issuer/lint/rules.h"

#include <array>

namespace carnet::issuer {
namespace {

struct Rule {
    std::string_view name;
    LintScope scope;
    LintVerdict (*look)(const LintSubject&);
    bool is_about_first_signing = false;
};

// Rules about the issuer first: what is wrong there is wrong for every credential of the run.
constexpr std::array kRules = {
    Rule{"issuer", LintScope::kRun, lint_issuer},
    Rule{"signing-key", LintScope::kRun, lint_signing_key, true},
    Rule{"clock", LintScope::kRun, lint_clock, true},
    Rule{"contexts", LintScope::kRun, lint_contexts},
    Rule{"identifier", LintScope::kRow, lint_identifier},
    Rule{"status-entries", LintScope::kRow, lint_status_entries},
    Rule{"dates", LintScope::kRow, lint_dates},
    Rule{"holder-name", LintScope::kRow, lint_holder_name},
    Rule{"characters", LintScope::kRow, lint_characters},
    Rule{"approved-content", LintScope::kRow, lint_approved_content},
};

std::optional<LintFinding> look(const LintInput& input, bool is_first_signing) {
    const auto credential = wallet::Credential::from_json(input.json);
    if (!credential) return LintFinding{"credential", LintScope::kRow, credential.error().message()};
    const auto document = wallet::read_competency(*credential);
    if (!document) return LintFinding{"profile", LintScope::kRow, document.error().message()};
    const LintSubject subject{input.run,  input.reservation, input.row, input.list_id,
                              input.text, *credential,       *document};
    for (const auto& rule : kRules) {
        if (rule.is_about_first_signing && !is_first_signing) continue;
        if (auto wrong = rule.look(subject)) return LintFinding{rule.name, rule.scope, *std::move(wrong)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<LintFinding> lint(const LintInput& input) {
    return look(input, true);
}

std::optional<LintFinding> lint_further_form(const LintInput& input) {
    return look(input, false);
}

}  // namespace carnet::issuer
