// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/award.h"

#include <array>

namespace carnet::wallet {
namespace {

constexpr std::array kMethods = {
    AssessmentMethod::kTrainingExam, AssessmentMethod::kRplPortfolio, AssessmentMethod::kRplPractical,
    AssessmentMethod::kOnsite,       AssessmentMethod::kWorkplace,    AssessmentMethod::kTradeTest,
    AssessmentMethod::kInterview,    AssessmentMethod::kJury,
};

}  // namespace

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
    switch (method) {
        case AssessmentMethod::kTrainingExam:
            return "training-exam";
        case AssessmentMethod::kRplPortfolio:
            return "rpl-portfolio";
        case AssessmentMethod::kRplPractical:
            return "rpl-practical";
        case AssessmentMethod::kOnsite:
            return "onsite";
        case AssessmentMethod::kWorkplace:
            return "workplace";
        case AssessmentMethod::kTradeTest:
            return "trade-test";
        case AssessmentMethod::kInterview:
            return "interview";
        case AssessmentMethod::kJury:
            return "jury";
    }
    return {};
}

std::optional<AssessmentMethod> assessment_method_from(std::string_view text) noexcept {
    for (const auto method : kMethods)
        if (to_string(method) == text) return method;
    return std::nullopt;
}

}  // namespace carnet::wallet
