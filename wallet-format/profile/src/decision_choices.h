// SPDX-License-Identifier: Apache-2.0
//
// How the enumerations of a recognition decision are spelled.
#pragma once

#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/src/description.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<DecisionOutcome> {
    using enum DecisionOutcome;
    static constexpr std::array rows = {
        std::pair{kFull, std::string_view("full")},
        std::pair{kPartial, std::string_view("partial")},
        std::pair{kConditional, std::string_view("conditional")},
        std::pair{kProvisional, std::string_view("provisional")},
        std::pair{kPartialAccess, std::string_view("partial-access")},
        std::pair{kRefused, std::string_view("refused")},
        std::pair{kInadmissible, std::string_view("inadmissible")},
        std::pair{kDiscontinued, std::string_view("discontinued")},
    };
};
template <>
struct Choice<EffectKind> {
    using enum EffectKind;
    static constexpr std::array rows = {
        std::pair{kRightToTitle, std::string_view("right-to-title")},
        std::pair{kRightToPractise, std::string_view("right-to-practise")},
        std::pair{kStudyAccess, std::string_view("study-access")},
        std::pair{kSalaryGrade, std::string_view("salary-grade")},
        std::pair{kImmigration, std::string_view("immigration")},
    };
};
template <>
struct Choice<EffectAnswer> {
    using enum EffectAnswer;
    static constexpr std::array rows = {std::pair{kYes, std::string_view("yes")},
                                        std::pair{kNo, std::string_view("no")},
                                        std::pair{kSeparateLicence, std::string_view("separate-licence")}};
};
template <>
struct Choice<RemedyKind> {
    using enum RemedyKind;
    static constexpr std::array rows = {
        std::pair{kObjection, std::string_view("objection")},
        std::pair{kAdministrativeAppeal, std::string_view("administrative-appeal")},
        std::pair{kCourt, std::string_view("court")},
        std::pair{kOmbudsman, std::string_view("ombudsman")},
    };
};
template <>
struct Choice<DecisionProcedure> {
    using enum DecisionProcedure;
    static constexpr std::array rows = {
        std::pair{kDocuments, std::string_view("documents")},
        std::pair{kInterview, std::string_view("interview")},
        std::pair{kSkillsAnalysis, std::string_view("skills-analysis")},
        std::pair{kAutomaticByAgreement, std::string_view("automatic-by-agreement")},
    };
};
template <>
struct Choice<SignerRole> {
    using enum SignerRole;
    static constexpr std::array rows = {std::pair{kPreparer, std::string_view("preparer")},
                                        std::pair{kApprover, std::string_view("approver")},
                                        std::pair{kService, std::string_view("service")}};
};
template <>
struct Choice<Publicity> {
    using enum Publicity;
    static constexpr std::array rows = {std::pair{kHolderOnly, std::string_view("holder-only")},
                                        std::pair{kPublicRegister, std::string_view("public-register")}};
};

}  // namespace carnet::wallet::profile
