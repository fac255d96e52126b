// SPDX-License-Identifier: Apache-2.0
// The spellings of the acts at the desk of a trust list.
#include "issuer/desk/trust_change.h"

#include <array>
#include <utility>

namespace carnet::issuer {
namespace {

constexpr std::array<std::pair<TrustAct, std::string_view>, 8> kActs = {{
    {TrustAct::kInit, "init"},
    {TrustAct::kGrant, "grant"},
    {TrustAct::kReduce, "reduce"},
    {TrustAct::kSuspend, "suspend"},
    {TrustAct::kReinstate, "reinstate"},
    {TrustAct::kWithdraw, "withdraw"},
    {TrustAct::kLapse, "lapse"},
    {TrustAct::kAmend, "amend"},
}};

}  // namespace

std::string_view to_string(TrustAct act) noexcept {
    for (const auto& [known, text] : kActs) {
        if (known == act) return text;
    }
    return "";
}

std::optional<TrustAct> trust_act_from(std::string_view text) noexcept {
    for (const auto& [act, known] : kActs) {
        if (known == text) return act;
    }
    return std::nullopt;
}

}  // namespace carnet::issuer
