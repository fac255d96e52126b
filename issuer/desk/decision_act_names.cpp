// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/decision_act.h"

#include <array>
#include <utility>

namespace carnet::issuer {
namespace {

constexpr std::array<std::pair<DecisionActKind, std::string_view>, 11> kKinds = {{
    {DecisionActKind::kDecide, "decide"},
    {DecisionActKind::kSupersede, "supersede"},
    {DecisionActKind::kCorrect, "correct"},
    {DecisionActKind::kReplaceOnAppeal, "replace-on-appeal"},
    {DecisionActKind::kAppeal, "appeal"},
    {DecisionActKind::kConfirm, "confirm"},
    {DecisionActKind::kAnnul, "annul"},
    {DecisionActKind::kRevoke, "revoke"},
    {DecisionActKind::kWithdraw, "withdraw"},
    {DecisionActKind::kLapse, "lapse"},
    {DecisionActKind::kAssess, "assess"},
}};

}  // namespace

std::string_view to_string(DecisionActKind kind) noexcept {
    for (const auto& [known, text] : kKinds)
        if (known == kind) return text;
    return "";
}

std::optional<DecisionActKind> decision_act_kind_from(std::string_view text) noexcept {
    for (const auto& [kind, known] : kKinds)
        if (known == text) return kind;
    return std::nullopt;
}

bool begins_a_case(DecisionActKind kind) noexcept {
    return kind == DecisionActKind::kDecide || kind == DecisionActKind::kAssess;
}

bool makes_a_document(DecisionActKind kind) noexcept {
    return begins_a_case(kind) || kind == DecisionActKind::kSupersede || kind == DecisionActKind::kCorrect ||
           kind == DecisionActKind::kReplaceOnAppeal;
}

bool ends_a_decision(DecisionActKind kind) noexcept {
    return !begins_a_case(kind) && kind != DecisionActKind::kAppeal && kind != DecisionActKind::kConfirm;
}

}  // namespace carnet::issuer
