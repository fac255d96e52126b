// SPDX-License-Identifier: Apache-2.0
//
// LanguageProficiency: at which level of which scale a person was tested in a language, as an Open Badges 3.0
// AchievementCredential with the Carnet context. A level is a text of its scale, and so is a score: nothing
// is calculated with. How long the result is good for says the envelope. Field by field:
// docs/formats/language-proficiency.md. Plain values; reading and writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/framework_level.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

enum class LanguageSkill : std::uint8_t { kListening, kReading, kSpeaking, kWriting };

struct SkillLevel {
    LanguageSkill skill = LanguageSkill::kListening;
    std::string level;  // of the same scale
    friend bool operator==(const SkillLevel&, const SkillLevel&) = default;
};

struct LanguageTest {
    std::string id;  // URI, without fragment
    std::string name;
    std::string description;
    Organisation provider;
    friend bool operator==(const LanguageTest&, const LanguageTest&) = default;
};

struct LanguageProficiency {
    std::optional<std::string> number;  // on paper
    Holder person;
    std::string tested_language;             // BCP 47
    LevelReference level;                    // overall, in CEFR or another scale
    std::optional<std::string> level_label;  // for display: "CEFR B1"
    std::vector<SkillLevel> skills;
    std::optional<std::string> score;  // as the provider writes it
    LanguageTest test;
    std::string language;  // of the texts
    Date tested = Date::of(UtcTime{});
    friend bool operator==(const LanguageProficiency&, const LanguageProficiency&) = default;
};

[[nodiscard]] std::string_view to_string(LanguageSkill skill) noexcept;  // "listening"

// Rules between members, the same for writing and reading: kBadValue, `where` a JSON Pointer into the subject
// ("/achievement/resultDescription/1").
[[nodiscard]] Result<void> check_language_proficiency(const LanguageProficiency& proficiency);
// The unsigned credential's text. kBadValue or kMissingMember: a rule is broken, or a text is not what it may
// be; in the envelope: "envelope/<member>".
[[nodiscard]] Result<std::string> write_language_proficiency(const LanguageProficiency& proficiency,
                                                             const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<LanguageProficiency> read_language_proficiency(const Credential& credential);

}  // namespace carnet::wallet
