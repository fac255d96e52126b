// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/skills_profile.h"

#include "tests/unit/wallet-format/profile/accompanying_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_skills_profile;

TEST_CASE("a profile that is written is read as what it was, and says that it was not assessed",
          "[wallet-format][skills-profile]") {
    const auto skills = sample_skills_profile();
    const auto text = write_skills_profile(skills, test::sample_envelope());
    REQUIRE(text);
    CHECK(Json::parse(*text)["credentialSubject"]["assessed"] == false);
    CHECK(read_back(*text, read_skills_profile).value() == skills);
}

TEST_CASE("a person may speak alone", "[wallet-format][skills-profile]") {
    auto skills = sample_skills_profile();
    skills.profiled_by.reset();
    skills.statements[0].basis = StatementBasis::kSelfDeclared;
    const auto text = write_skills_profile(skills, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_skills_profile).value() == skills);
}

TEST_CASE("a rule between members of a profile that is broken is named with its place",
          "[wallet-format][skills-profile]") {
    const auto place = [](const auto& change) {
        auto skills = sample_skills_profile();
        change(skills);
        const auto checked = check_skills_profile(skills);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::kBadValue);
        REQUIRE_FALSE(write_skills_profile(skills, test::sample_envelope()));
        return checked.error().where;
    };
    CHECK(place([](auto& s) { s.person.name_original.reset(); }) == "/person/nameLanguage");
    CHECK(place([](auto& s) { s.person.birth_date = date("2026-03-04"); }) == "/person/birthDate");
    CHECK(place([](auto& s) { s.statements[1].title = s.statements[0].title; }) == "/statements/1/title");
    CHECK(place([](auto& s) { s.profiled_by.reset(); }) == "/statements/0/basis");
    CHECK(place([](auto& s) { s.statements[1].since = date("2026-03-05"); }) == "/statements/1/since");
    CHECK(place([](auto& s) { s.statements[1].since = date("2026-04"); }) == "/statements/1/since");
}

TEST_CASE("a profile that claims to be assessed is no profile", "[wallet-format][skills-profile]") {
    const auto text = *write_skills_profile(sample_skills_profile(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto skills = read_back(changed, read_skills_profile);
        INFO(changed);
        REQUIRE_FALSE(skills);
        return std::string(to_string(skills.error().code)) + " " + skills.error().where;
    };
    CHECK(fault([](Json& s) { s["assessed"] = true; }) == "bad-value /credentialSubject/assessed");
    CHECK(fault([](Json& s) { s.erase("assessed"); }) == "missing-member /credentialSubject");
    CHECK(fault([](Json& s) { s["assessed"] = "false"; }) == "wrong-type /credentialSubject/assessed");
    CHECK(fault([](Json& s) { s["statements"][0]["basis"] = "assessed"; }) ==
          "bad-value /credentialSubject/statements/0/basis");
    CHECK(fault([](Json& s) { s["statements"][0]["grade"] = "A"; }) ==
          "unknown-member /credentialSubject/statements/0/grade");
    CHECK(fault([](Json& s) {
              s["statements"][0]["escoSkill"] = "http://data.europa.eu/esco/occupation/a";
          }) == "bad-value /credentialSubject/statements/0/escoSkill");
    CHECK(fault([](Json& s) { s["statements"] = Json::array(); }) ==
          "bad-value /credentialSubject/statements");
    CHECK(fault([](Json& s) { s["nationality"] = "XX"; }) == "unknown-member /credentialSubject/nationality");
}

}  // namespace
}  // namespace carnet::wallet
