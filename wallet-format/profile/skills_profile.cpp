// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/skills_profile.h"

#include "wallet-format/profile/src/own_document.h"
#include "wallet-format/profile/src/party_descriptions.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <array>
#include <string_view>
#include <utility>

namespace carnet::wallet {
namespace profile {

template <>
struct Choice<StatementBasis> {
    static constexpr std::array rows = {
        std::pair{StatementBasis::kSelfDeclared, std::string_view("self-declared")},
        std::pair{StatementBasis::kCaseworkerProfiled, std::string_view("caseworker-profiled")}};
};

template <>
struct Description<SkillStatement> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.text("title", self.title, TextKind::kTitle);
        visitor.text("escoSkill", self.esco_skill, TextKind::kEscoSkill);
        visitor.text("level", self.level, TextKind::kTitle);
        visitor.choice("basis", self.basis);
        visitor.partial_day("since", self.since);
    }
};

template <>
struct OwnDocument<SkillsProfile> {
    static constexpr OwnKind kind{"SkillsProfile", "SkillsProfileSubject", "Skills profile",
                                  "skills-profile"};
};

template <>
struct Description<SkillsProfile> {
    template <class Visitor, class Self>
    static void members(Visitor& visitor, Self& self) {
        visitor.constant("type", OwnDocument<SkillsProfile>::kind.subject_type);
        visitor.text("id", self.id, TextKind::kUri);
        visitor.constant_flag("assessed", false);
        visitor.object("person", self.person);
        visitor.text("language", self.language, TextKind::kLanguage);
        visitor.list("statements", self.statements, {1, 200});
        visitor.object("profiledBy", self.profiled_by);
        visitor.day("profiled", self.profiled);
    }
};

PublishedKind publish_skills_profile() {
    return publish_own<SkillsProfile, read_skills_profile, write_skills_profile>();
}

}  // namespace profile

using profile::broken;

Result<void> check_skills_profile(const SkillsProfile& skills) {
    CARNET_TRY_VOID(profile::check_person(skills.person, "/person"));
    if (const auto& born = skills.person.birth_date; born && born->start() >= skills.profiled.start())
        return broken("/person/birthDate", "does not lie before profiled");
    CARNET_TRY_VOID(profile::each_once(skills.statements, "/statements", "/title",
                                       [](const SkillStatement& one) { return one.title; }));
    for (std::size_t i = 0; i < skills.statements.size(); ++i) {
        const auto& one = skills.statements[i];
        const auto where = "/statements/" + std::to_string(i);
        if (one.basis == StatementBasis::kCaseworkerProfiled && !skills.profiled_by)
            return broken(where + "/basis", "is a caseworker's, but profiledBy does not say whose");
        if (one.since && one.since->start() > skills.profiled.start())
            return broken(where + "/since", "lies after profiled");
    }
    return {};
}

Result<std::string> write_skills_profile(const SkillsProfile& skills, const Envelope& envelope) {
    CARNET_TRY_VOID(check_skills_profile(skills));
    return profile::write_own(skills, envelope);
}

Result<SkillsProfile> read_skills_profile(const Credential& credential) {
    CARNET_TRY(auto skills, profile::read_own<SkillsProfile>(credential));
    if (auto checked = check_skills_profile(skills); !checked)
        return profile::in_subject(std::move(checked).error());
    return skills;
}

}  // namespace carnet::wallet
