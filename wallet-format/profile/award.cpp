// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/award.h"

#include "wallet-format/profile/src/assessment_method_choice.h"

#include <algorithm>

namespace carnet::wallet {

bool is_disclosed(const Award& award, std::string_view place) noexcept {
    return std::find(award.undisclosed.begin(), award.undisclosed.end(), place) == award.undisclosed.end();
}

std::string_view to_string(UnitStatus status) noexcept {
    switch (status) {
        case UnitStatus::kCompleted:
            return "Completed";
        case UnitStatus::kFailed:
            return "Failed";
    }
    return {};
}

std::optional<UnitStatus> unit_status_from(std::string_view text) noexcept {
    for (const auto status : {UnitStatus::kCompleted, UnitStatus::kFailed})
        if (to_string(status) == text) return status;
    return std::nullopt;
}

std::string_view to_string(AssessmentMethod method) noexcept {
    return profile::spelling(method);
}

std::optional<AssessmentMethod> assessment_method_from(std::string_view text) noexcept {
    return profile::from_spelling<AssessmentMethod>(text);
}

}  // namespace carnet::wallet
