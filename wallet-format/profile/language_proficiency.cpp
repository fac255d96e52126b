// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/language_proficiency.h"

#include "wallet-format/profile/src/envelope_rules.h"
#include "wallet-format/profile/src/language_badge.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <array>
#include <utility>

namespace carnet::wallet {
namespace profile {

PublishedKind publish_language_proficiency() {
    return publish_own<LanguageBadge, read_language_proficiency, write_language_proficiency>();
}

}  // namespace profile

namespace {

using profile::broken;
using profile::LanguageBadge;
using profile::LanguageResultKind;

constexpr std::string_view kProviderFragment = "#provider";
constexpr std::string_view kScoreFragment = "#score";
constexpr std::string_view kScoreName = "Score";
// As a wallet shows them that knows Open Badges only.
constexpr std::array kSkillNames = {std::pair{LanguageSkill::kListening, std::string_view("Listening")},
                                    std::pair{LanguageSkill::kReading, std::string_view("Reading")},
                                    std::pair{LanguageSkill::kSpeaking, std::string_view("Speaking")},
                                    std::pair{LanguageSkill::kWriting, std::string_view("Writing")}};

std::string name_of(LanguageSkill skill) {
    for (const auto& [each, text] : kSkillNames)
        if (each == skill) return std::string(text);
    return {};
}

std::string fragment_of(LanguageSkill skill) {
    return "#" + std::string(to_string(skill));
}

void add_result(LanguageBadge& badge, profile::LanguageResultDescription description, std::string value) {
    badge.results.push_back({description.id, std::move(value)});
    badge.achievement.results.push_back(std::move(description));
}

LanguageBadge to_badge(const LanguageProficiency& from, const std::string& credential_id) {
    const auto& test = from.test;
    LanguageBadge out{profile::to_badge(from.person, credential_id),
                      from.number,
                      from.tested_language,
                      from.tested.start(),
                      {},
                      {}};
    out.achievement = {test.id,
                       test.name,
                       test.description,
                       {test.id},
                       from.language,
                       profile::to_badge(test.provider, credential_id, kProviderFragment),
                       {{from.level.framework, from.level_label.value_or(from.level.level), from.level.level,
                         from.level.framework_version}},
                       {}};
    for (const auto& [skill, level] : from.skills)
        add_result(out,
                   {credential_id + fragment_of(skill), name_of(skill), LanguageResultKind::kLevel, skill},
                   level);
    if (from.score)
        add_result(out,
                   {credential_id + std::string(kScoreFragment), std::string(kScoreName),
                    LanguageResultKind::kScore, std::nullopt},
                   *from.score);
    return out;
}

// The i-th result belongs to the i-th description, and a description repeats in its id and name which skill
// it is.
Result<void> read_result(const LanguageBadge& badge, std::size_t i, const std::string& credential_id,
                         LanguageProficiency& out) {
    const auto& description = badge.achievement.results[i];
    const auto where = "/achievement/resultDescription/" + std::to_string(i);
    const bool is_score = description.kind == LanguageResultKind::kScore;
    if (description.skill.has_value() == is_score)
        return broken(where, "is a PerformanceLevel with its languageSkill, or a Result without one");
    if (out.score) return broken(where, "follows the score, which comes last and once");
    const auto fragment = is_score ? std::string(kScoreFragment) : fragment_of(*description.skill);
    if (description.id != credential_id + fragment)
        return broken(where + "/id", "must be the credential's id and \"" + fragment + "\"");
    const auto name = is_score ? std::string(kScoreName) : name_of(*description.skill);
    if (description.name != name) return broken(where + "/name", "must be \"" + name + "\"");
    if (badge.results[i].description != description.id)
        return broken("/result/" + std::to_string(i) + "/resultDescription",
                      "is not the description at the same place");
    if (is_score)
        out.score = badge.results[i].value;
    else
        out.skills.push_back({*description.skill, badge.results[i].value});
    return {};
}

Result<void> read_results(const LanguageBadge& badge, const std::string& credential_id,
                          LanguageProficiency& out) {
    const auto count = badge.achievement.results.size();
    if (badge.results.size() != count)
        return broken("/achievement/resultDescription", "does not answer the results one to one");
    for (std::size_t i = 0; i < count; ++i) CARNET_TRY_VOID(read_result(badge, i, credential_id, out));
    return {};
}

Result<LanguageProficiency> from_badge(const LanguageBadge& badge, const std::string& credential_id) {
    const auto& achievement = badge.achievement;
    const auto& level = achievement.alignment.front();
    LanguageProficiency out;
    out.number = badge.number;
    CARNET_TRY(out.person, profile::from_badge(badge.holder, credential_id));
    out.tested_language = badge.tested_language;
    out.level = {level.framework, level.framework_version, level.level};
    if (level.label != level.level) out.level_label = level.label;
    CARNET_TRY_VOID(read_results(badge, credential_id, out));
    if (achievement.criteria.id != achievement.id)
        return broken("/achievement/criteria/id", "must be the achievement's id");
    CARNET_TRY(auto provider, profile::from_badge(achievement.creator, credential_id, kProviderFragment,
                                                  "/achievement/creator"));
    out.test = {achievement.id, achievement.name, achievement.description, std::move(provider)};
    out.language = achievement.language;
    CARNET_TRY(out.tested, profile::day_from_badge(badge.tested, "/activityEndDate"));
    return out;
}

}  // namespace

std::string_view to_string(LanguageSkill skill) noexcept {
    return profile::spelling(skill);
}

Result<void> check_language_proficiency(const LanguageProficiency& proficiency) {
    CARNET_TRY_VOID(profile::check_whole_day(proficiency.tested, "/activityEndDate"));
    CARNET_TRY_VOID(profile::check_holder(proficiency.person, proficiency.tested));
    CARNET_TRY_VOID(profile::check_own_id(proficiency.test.provider.id, "/achievement/creator/id"));
    if (proficiency.test.id.find('#') != std::string::npos)
        return broken("/achievement/id", "has a fragment (#...); name the test itself");
    if (proficiency.level_label == proficiency.level.level)
        return broken("/achievement/alignment/0/targetName", "only repeats the level; leave the label out");
    return profile::each_once(proficiency.skills, "/achievement/resultDescription", "",
                              [](const SkillLevel& one) { return one.skill; });
}

Result<std::string> write_language_proficiency(const LanguageProficiency& proficiency,
                                               const Envelope& envelope) {
    CARNET_TRY_VOID(check_language_proficiency(proficiency));
    CARNET_TRY_VOID(profile::check_envelope(envelope));
    return profile::write_own(to_badge(proficiency, envelope.id), envelope);
}

Result<LanguageProficiency> read_language_proficiency(const Credential& credential) {
    CARNET_TRY(const auto badge, profile::read_own<LanguageBadge>(credential));
    auto proficiency = from_badge(badge, std::string(credential.id()));
    if (!proficiency) return profile::in_subject(std::move(proficiency).error());
    if (auto checked = check_language_proficiency(*proficiency); !checked)
        return profile::in_subject(std::move(checked).error());
    return proficiency;
}

}  // namespace carnet::wallet
