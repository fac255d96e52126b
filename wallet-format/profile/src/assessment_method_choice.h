// SPDX-License-Identifier: Apache-2.0
//
// How assessment methods are spelled in documents.
#pragma once

#include "wallet-format/profile/award.h"
#include "wallet-format/profile/src/description.h"

#include <array>
#include <string_view>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<AssessmentMethod> {
    static constexpr std::array rows = {
        std::pair{AssessmentMethod::kTrainingExam, std::string_view("training-exam")},
        std::pair{AssessmentMethod::kRplPortfolio, std::string_view("rpl-portfolio")},
        std::pair{AssessmentMethod::kRplPractical, std::string_view("rpl-practical")},
        std::pair{AssessmentMethod::kOnsite, std::string_view("onsite")},
        std::pair{AssessmentMethod::kWorkplace, std::string_view("workplace")},
        std::pair{AssessmentMethod::kTradeTest, std::string_view("trade-test")},
        std::pair{AssessmentMethod::kInterview, std::string_view("interview")},
        std::pair{AssessmentMethod::kJury, std::string_view("jury")},
    };
};

}  // namespace carnet::wallet::profile
