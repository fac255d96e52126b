// SPDX-License-Identifier: Apache-2.0
// The spellings of status acts and reasons, and which act takes which reason, as one table.
#include "issuer/desk/status_change.h"

#include <array>

namespace carnet::issuer {
namespace {

struct ReasonRow {
    StatusReason reason;
    std::string_view name;
    bool revokes;
    bool suspends;
    bool reinstates;
};

constexpr std::array kReasons = {
    ReasonRow{StatusReason::kDataError, "data-error", true, true, false},
    ReasonRow{StatusReason::kFraud, "fraud", true, true, false},
    ReasonRow{StatusReason::kAwardWithdrawn, "award-withdrawn", true, false, false},
    ReasonRow{StatusReason::kSuperseded, "superseded", true, false, false},
    ReasonRow{StatusReason::kKeyCompromise, "key-compromise", true, true, false},
    ReasonRow{StatusReason::kLegalOrder, "legal-order", true, true, true},
    ReasonRow{StatusReason::kUnderInvestigation, "under-investigation", false, true, false},
    ReasonRow{StatusReason::kConditionNotMet, "condition-not-met", false, true, false},
    ReasonRow{StatusReason::kCleared, "cleared", false, false, true},
    ReasonRow{StatusReason::kConditionMet, "condition-met", false, false, true},
    ReasonRow{StatusReason::kSuspendedInError, "suspended-in-error", false, false, true},
};

constexpr std::array kActs = {StatusAct::kRevoke, StatusAct::kSuspend, StatusAct::kReinstate};

}  // namespace

std::string_view to_string(StatusAct act) noexcept {
    switch (act) {
        case StatusAct::kRevoke:
            return "revoke";
        case StatusAct::kSuspend:
            return "suspend";
        case StatusAct::kReinstate:
            return "reinstate";
    }
    return "";
}

std::optional<StatusAct> status_act_from(std::string_view text) noexcept {
    for (const auto act : kActs) {
        if (to_string(act) == text) return act;
    }
    return std::nullopt;
}

std::string_view to_string(StatusReason reason) noexcept {
    for (const auto& row : kReasons) {
        if (row.reason == reason) return row.name;
    }
    return "";
}

std::optional<StatusReason> status_reason_from(std::string_view text) noexcept {
    for (const auto& row : kReasons) {
        if (row.name == text) return row.reason;
    }
    return std::nullopt;
}

bool may_be_reason(StatusAct act, StatusReason reason) noexcept {
    for (const auto& row : kReasons) {
        if (row.reason != reason) continue;
        switch (act) {
            case StatusAct::kRevoke:
                return row.revokes;
            case StatusAct::kSuspend:
                return row.suspends;
            case StatusAct::kReinstate:
                return row.reinstates;
        }
    }
    return false;
}

}  // namespace carnet::issuer
