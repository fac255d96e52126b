// SPDX-License-Identifier: Apache-2.0
// Somebody is named.
#include "issuer/lint/rules.h"

#include <algorithm>

namespace carnet::issuer {

LintVerdict lint_holder_name(const LintSubject& subject) {
    const auto& holder = wallet::award_of(subject.document).holder;
    const bool named =
        std::any_of(holder.name_latin.begin(), holder.name_latin.end(), [](char c) { return c != ' '; });
    if (!named) return "The holder has no name.";
    if (holder.name_original && holder.name_original->empty()) return "The name in original script is empty.";
    return std::nullopt;
}

}  // namespace carnet::issuer
