// SPDX-License-Identifier: Apache-2.0
//
// A LanguageProficiency as it stands on the wire: each skill, and the score, is a result of the test.
// spec: Open Badges 3.0 section B.1 (Achievement, Alignment, ResultDescription, Result)
#pragma once

#include "wallet-format/profile/language_proficiency.h"
#include "wallet-format/profile/src/badge_parts.h"
#include "wallet-format/profile/src/own_document.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

enum class LanguageResultKind : std::uint8_t { kLevel, kScore };

struct LanguageResultDescription {
    std::string id;
    std::string name;
    LanguageResultKind kind = LanguageResultKind::kLevel;
    std::optional<LanguageSkill> skill;
    friend bool operator==(const LanguageResultDescription&, const LanguageResultDescription&) = default;
};

struct LanguageResult {
    std::string description;
    std::string value;
    friend bool operator==(const LanguageResult&, const LanguageResult&) = default;
};

struct LanguageAlignment {
    std::string framework;
    std::string label;
    std::string level;
    std::string framework_version;
    friend bool operator==(const LanguageAlignment&, const LanguageAlignment&) = default;
};

struct TestCriteria {
    std::string id;
    friend bool operator==(const TestCriteria&, const TestCriteria&) = default;
};

struct TestAchievement {
    std::string id;
    std::string name;
    std::string description;
    TestCriteria criteria;
    std::string language;
    BadgeProfile creator;
    std::vector<LanguageAlignment> alignment;
    std::vector<LanguageResultDescription> results;
    friend bool operator==(const TestAchievement&, const TestAchievement&) = default;
};

struct LanguageBadge {
    BadgeHolder holder;
    std::optional<std::string> number;
    std::string tested_language;
    UtcTime tested;
    TestAchievement achievement;
    std::vector<LanguageResult> results;
    friend bool operator==(const LanguageBadge&, const LanguageBadge&) = default;
};

template <>
struct Choice<LanguageSkill> {
    using enum LanguageSkill;
    static constexpr std::array rows = {std::pair{kListening, std::string_view("listening")},
                                        std::pair{kReading, std::string_view("reading")},
                                        std::pair{kSpeaking, std::string_view("speaking")},
                                        std::pair{kWriting, std::string_view("writing")}};
};
// spec: Open Badges 3.0, ResultType
template <>
struct Choice<LanguageResultKind> {
    using enum LanguageResultKind;
    static constexpr std::array rows = {std::pair{kLevel, std::string_view("PerformanceLevel")},
                                        std::pair{kScore, std::string_view("Result")}};
};

template <>
struct Description<LanguageResultDescription> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constants("type", {member::kResultDescriptionType});
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.choice(member::kResultTypeOf, self.kind);
        visitor.choice("languageSkill", self.skill);
    }
};

template <>
struct Description<LanguageResult> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constants("type", {member::kResultType});
        visitor.text(member::kResultDescription, self.description, TextKind::kUri);
        visitor.text(member::kGrade, self.value, TextKind::kCode);
    }
};

template <>
struct Description<LanguageAlignment> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constants("type", {member::kAlignmentType});
        visitor.constant(member::kTargetType, "ext:LanguageLevel");
        visitor.text(member::kTargetUrl, self.framework, TextKind::kUri);
        visitor.text(member::kTargetName, self.label, TextKind::kTitle);
        visitor.text(member::kTargetCode, self.level, TextKind::kCode);
        visitor.text(member::kTargetVersion, self.framework_version, TextKind::kCode);
    }
};

template <>
struct Description<TestCriteria> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
    }
};

template <>
struct Description<TestAchievement> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constants("type", {member::kAchievementType});
        visitor.constant(member::kAchievementTypeOf, "Assessment");
        visitor.text("name", self.name, TextKind::kTitle);
        visitor.text("description", self.description, TextKind::kParagraph);
        visitor.object(member::kCriteria, self.criteria);
        visitor.text(member::kInLanguage, self.language, TextKind::kLanguage);
        visitor.object(member::kCreator, self.creator);
        visitor.list(member::kAlignment, self.alignment, {1, 1});
        visitor.list(member::kResultDescription, self.results, {0, 5});
    }
};

template <>
struct OwnDocument<LanguageBadge> {
    static constexpr OwnKind kind{"LanguageProficiency", member::kAchievementSubject, "Language proficiency",
                                  "language-proficiency", Frame::kOpenBadge};
};

template <>
struct Description<LanguageBadge> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        describe_holder(visitor, self.holder);
        visitor.text(member::kLicenseNumber, self.number, TextKind::kNumber);
        visitor.text("testedLanguage", self.tested_language, TextKind::kLanguage);
        visitor.instant(member::kActivityEnd, self.tested);
        visitor.object(member::kAchievement, self.achievement);
        visitor.list(member::kResult, self.results, {0, 5});
    }
};

}  // namespace carnet::wallet::profile
