// SPDX-License-Identifier: Apache-2.0
//
// How a comparison of qualifications stands in decisions and assessments.
#pragma once

#include "wallet-format/profile/qualification_comparison.h"
#include "wallet-format/profile/src/description.h"
#include "wallet-format/profile/src/level_descriptions.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<DifferenceElement> {
    using enum DifferenceElement;
    static constexpr std::array rows = {
        std::pair{kLevel, std::string_view("level")},
        std::pair{kWorkload, std::string_view("workload")},
        std::pair{kQuality, std::string_view("quality")},
        std::pair{kProfile, std::string_view("profile")},
        std::pair{kLearningOutcomes, std::string_view("learning-outcomes")},
        std::pair{kDuration, std::string_view("duration")},
        std::pair{kPractice, std::string_view("practice")},
    };
};
template <>
struct Choice<MeasureKind> {
    using enum MeasureKind;
    static constexpr std::array rows = {
        std::pair{kAdaptationPeriod, std::string_view("adaptation-period")},
        std::pair{kAptitudeTest, std::string_view("aptitude-test")},
        std::pair{kBridgingTraining, std::string_view("bridging-training")},
        std::pair{kLanguageProof, std::string_view("language-proof")},
        std::pair{kSupervisedPractice, std::string_view("supervised-practice")},
    };
};
template <>
struct Choice<MeasureChoice> {
    using enum MeasureChoice;
    static constexpr std::array rows = {std::pair{kApplicant, std::string_view("applicant")},
                                        std::pair{kAuthority, std::string_view("authority")}};
};

template <>
struct Description<ReferenceQualification> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("code", self.code, TextKind::kCode);
        visitor.text("standard", self.standard, TextKind::kUri);
        visitor.text("standardVersion", self.standard_version, TextKind::kCode);
        visitor.text("isco08", self.isco08, TextKind::kIscoGroup);
        visitor.object("level", self.level);
        visitor.text("regulation", self.regulation, TextKind::kTitle);
    }
};

// Who reads a level statement in another program reads with it that nothing was equated.
template <>
struct Description<LevelStatement> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.object("from", self.from);
        visitor.object("to", self.to);
        visitor.text("levelReferencing", self.basis, TextKind::kUri);
        visitor.constant("meaning", "compared, not equivalent");
    }
};

template <>
struct Description<DecidedUnit> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("code", self.code, TextKind::kCode);
        visitor.text("title", self.title, TextKind::kTitle);
    }
};

template <>
struct Description<SubstantialDifference> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("element", self.element);
        visitor.text("description", self.description, TextKind::kParagraph);
        visitor.text("essentialFor", self.essential_for, TextKind::kTitle);
        visitor.texts("consideredEvidence", self.considered_evidence, TextKind::kTitle, {0, 20});
        visitor.text("whyNotCompensated", self.why_not_compensated, TextKind::kParagraph);
    }
};

template <>
struct Description<CompensationMeasure> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.choice("kind", self.kind);
        visitor.text("content", self.content, TextKind::kParagraph);
        visitor.text("maxDuration", self.max_duration, TextKind::kDuration);
        visitor.choice("choice", self.choice);
        visitor.day("deadline", self.deadline);
        visitor.text("provider", self.provider, TextKind::kTitle);
        visitor.text("fulfilledBy", self.fulfilled_by, TextKind::kUri);
    }
};

}  // namespace carnet::wallet::profile
