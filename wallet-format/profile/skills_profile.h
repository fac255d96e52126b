// SPDX-License-Identifier: Apache-2.0
//
// SkillsProfile: what a person says they can do, or what a caseworker wrote down after talking to them.
// Nobody assessed it, and the document says so itself ("assessed": false, and nothing else can stand there).
// Field by field: docs/formats/skills-profile.md. Plain values; reading and writing are pure and thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

enum class StatementBasis : std::uint8_t { kSelfDeclared, kCaseworkerProfiled };

struct SkillStatement {
    std::string title;
    std::optional<std::string> esco_skill;  // URI
    std::optional<std::string> level;       // in words; of no framework
    StatementBasis basis = StatementBasis::kSelfDeclared;
    std::optional<Date> since;  // year, year and month, or day
    friend bool operator==(const SkillStatement&, const SkillStatement&) = default;
};

struct SkillsProfile {
    std::string id;  // URI
    Holder person;
    std::string language;  // of the statements
    std::vector<SkillStatement> statements;
    std::optional<Organisation> profiled_by;  // absent: the person alone
    Date profiled = Date::of(UtcTime{});
    friend bool operator==(const SkillsProfile&, const SkillsProfile&) = default;
};

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/statements/2/since").
[[nodiscard]] Result<void> check_skills_profile(const SkillsProfile& skills);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_skills_profile(const SkillsProfile& skills, const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<SkillsProfile> read_skills_profile(const Credential& credential);

}  // namespace carnet::wallet
