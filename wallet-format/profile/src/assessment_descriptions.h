// SPDX-License-Identifier: Apache-2.0
//
// How the claims of a qualification assessment stand in it, each with where it comes from.
#pragma once

#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/src/comparison_descriptions.h"
#include "wallet-format/profile/src/examined_descriptions.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<Substantiation> {
    using enum Substantiation;
    static constexpr std::array rows = {std::pair{kDocument, std::string_view("document")},
                                        std::pair{kInterview, std::string_view("interview")},
                                        std::pair{kSelfDeclared, std::string_view("self-declared")}};
};

template <>
struct Description<AssessingAuthority> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.texts("jurisdictions", self.jurisdictions, TextKind::kJurisdiction, {1, 20});
    }
};

template <>
struct Description<AssessedQualification> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("titleLanguage", self.title_language, TextKind::kLanguage);
        visitor.text("institution", self.institution, TextKind::kTitle);
        visitor.text("country", self.country, TextKind::kCountry);
        visitor.partial_day("studiedFrom", self.studied_from);
        visitor.partial_day("studiedUntil", self.studied_until);
        visitor.object("levelStatement", self.level);
        visitor.choice("substantiation", self.substantiation);
        visitor.list("evidenceConsidered", self.evidence, {0, 50});
    }
};

template <>
struct Description<AssessedExperience> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("employer", self.employer, TextKind::kTitle);
        visitor.text("country", self.country, TextKind::kCountry);
        visitor.partial_day("workedFrom", self.worked_from);
        visitor.partial_day("workedUntil", self.worked_until);
        visitor.choice("substantiation", self.substantiation);
        visitor.list("evidenceConsidered", self.evidence, {0, 50});
    }
};

template <>
struct Description<AssessedLanguage> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.object("level", self.level);
        visitor.choice("substantiation", self.substantiation);
        visitor.list("evidenceConsidered", self.evidence, {0, 50});
    }
};

}  // namespace carnet::wallet::profile
