// SPDX-License-Identifier: Apache-2.0
//
// An issuing profile from TOML: every key is known, every code is in the shipped lists, and what is wrong is
// named with its line.
#include "base/toml_reader.h"
#include "issuer/code_lists.h"
#include "issuer/intake/src/number_pattern.h"
#include "issuer/profile.h"
#include "issuer/src/profile_check.h"

#include <algorithm>
#include <set>

namespace carnet::issuer {
namespace {

constexpr TomlKind kProfileFile{"A profile", "docs/formats/issuing-profile.md"};
constexpr std::size_t kMaxUnits = 200;
constexpr std::size_t kMaxLevels = 20;
constexpr std::size_t kMaxMethods = 20;
constexpr std::size_t kMaxOpenParts = 6;
constexpr std::size_t kMaxGrades = 100;
constexpr const char* kCountryRule = "Write a country as two capital letters of ISO 3166-1, such as \"NP\".";

Result<wallet::Occupation> read_occupation(const TomlSection& file) {
    CARNET_TRY(const auto section, file.required_section("occupation", {"isco08", "esco_uri", "title"}));
    wallet::Occupation occupation;
    CARNET_TRY(occupation.isco08, section.text("isco08"));
    CARNET_TRY(occupation.esco_uri, section.optional_text("esco_uri"));
    CARNET_TRY(occupation.title, section.text("title"));
    if (occupation.isco08.size() != 4 || !isco08_title(occupation.isco08))
        return section.wrong("isco08",
                             "Write a unit group of ISCO-08, four digits in quotes, such as \"7411\".");
    if (!occupation.esco_uri) return occupation;
    const auto known = esco_occupation(*occupation.esco_uri);
    if (known && known->isco08 != occupation.isco08)
        return section.wrong("esco_uri", "This ESCO occupation belongs to ISCO-08 group " +
                                             std::string(known->isco08) + ": change one of the two.");
    return occupation;
}

Result<wallet::StandardReference> read_standard(const TomlSection& file) {
    CARNET_TRY(const auto section, file.required_section("standard", {"id", "code", "version", "title"}));
    wallet::StandardReference standard;
    CARNET_TRY(standard.id, section.text("id"));
    CARNET_TRY(standard.code, section.text("code"));
    CARNET_TRY(standard.version, section.text("version"));
    CARNET_TRY(standard.title, section.text("title"));
    if (standard.id.find(':') == std::string::npos)
        return section.wrong("id", "Write a URI that names the standard.");
    return standard;
}

Result<std::vector<ProfileUnit>> read_units(const TomlSection& file) {
    CARNET_TRY(const auto sections, file.sections("units", kMaxUnits, {"code", "title", "optional"}));
    if (sections.empty())
        return file.wrong("units", "A standard has units: add [[units]] with code and title.");
    std::vector<ProfileUnit> units;
    std::set<std::string> codes;
    for (const auto& section : sections) {
        ProfileUnit unit;
        CARNET_TRY(unit.code, section.text("code"));
        CARNET_TRY(unit.title, section.text("title"));
        CARNET_TRY_VOID(set_if_given(unit.optional, section.flag("optional")));
        if (!codes.insert(unit.code).second)
            return section.wrong("code", "Unit " + unit.code + " is there twice: keep one of them.");
        units.push_back(std::move(unit));
    }
    const auto required = [](const ProfileUnit& unit) { return !unit.optional; };
    if (std::none_of(units.begin(), units.end(), required))
        return file.wrong("units", "Every unit is optional: at least one must not be.");
    return units;
}

Result<std::vector<wallet::Level>> read_levels(const TomlSection& file) {
    CARNET_TRY(const auto sections,
               file.sections("levels", kMaxLevels, {"framework", "framework_version", "level", "label"}));
    std::vector<wallet::Level> levels;
    for (const auto& section : sections) {
        wallet::Level level;
        CARNET_TRY(level.framework, section.text("framework"));
        CARNET_TRY(level.framework_version, section.text("framework_version"));
        CARNET_TRY(level.level, section.text("level"));
        CARNET_TRY(level.label, section.optional_text("label"));
        if (level.framework.find(':') == std::string::npos)
            return section.wrong("framework", "Write a URI: acronyms such as NQF name several frameworks.");
        levels.push_back(std::move(level));
    }
    return levels;
}

const TomlSection::Keys kOrganisationKeys = {"id", "name", "country"};

Result<wallet::Organisation> read_organisation(const TomlSection& section) {
    wallet::Organisation organisation;
    CARNET_TRY(organisation.id, section.optional_text("id"));
    CARNET_TRY(organisation.name, section.text("name"));
    CARNET_TRY(organisation.country, section.optional_text("country"));
    if (organisation.country && !country_name(*organisation.country))
        return section.wrong("country", kCountryRule);
    return organisation;
}

Result<std::optional<wallet::Organisation>> read_optional_organisation(const TomlSection& file,
                                                                       std::string_view key) {
    CARNET_TRY(const auto section, file.section(key, kOrganisationKeys));
    if (!section.is_there()) return std::optional<wallet::Organisation>();
    CARNET_TRY(auto organisation, read_organisation(section));
    return std::optional(std::move(organisation));
}

Result<std::optional<wallet::Place>> read_place(const TomlSection& file) {
    CARNET_TRY(const auto section, file.section("place", {"name", "locality", "country"}));
    if (!section.is_there()) return std::optional<wallet::Place>();
    wallet::Place place;
    CARNET_TRY(place.name, section.text("name"));
    CARNET_TRY_VOID(set_if_given(place.locality, section.optional_text("locality")));
    CARNET_TRY(place.country, section.text("country"));
    if (!country_name(place.country)) return section.wrong("country", kCountryRule);
    return std::optional(std::move(place));
}

Result<std::vector<wallet::AssessmentMethod>> read_methods(const TomlSection& file) {
    CARNET_TRY(const auto names, file.texts("methods", kMaxMethods));
    std::vector<wallet::AssessmentMethod> methods;
    for (const auto& name : names.value_or(std::vector<std::string>())) {
        const auto method = wallet::assessment_method_from(name);
        if (!method)
            return file.wrong_item("methods", methods.size(),
                                   "Write some of training-exam, rpl-portfolio, rpl-practical, onsite, "
                                   "workplace, trade-test, interview, jury.");
        methods.push_back(*method);
    }
    if (methods.empty())
        return file.wrong("methods", "Say how people are assessed: add methods = [\"trade-test\"].");
    return methods;
}

Result<std::optional<GradeScale>> read_grades(const TomlSection& file) {
    CARNET_TRY(const auto section, file.section("grades", {"pass", "fail"}));
    if (!section.is_there()) return std::optional<GradeScale>();
    GradeScale scale;
    CARNET_TRY_VOID(set_if_given(scale.pass, section.texts("pass", kMaxGrades)));
    CARNET_TRY_VOID(set_if_given(scale.fail, section.texts("fail", kMaxGrades)));
    if (scale.pass.empty()) return section.wrong("pass", "Name the grades that mean completed.");
    for (std::size_t i = 0; i < scale.fail.size(); ++i) {
        if (std::find(scale.pass.begin(), scale.pass.end(), scale.fail[i]) != scale.pass.end())
            return section.wrong_item(
                "fail", i, "The grade \"" + scale.fail[i] + "\" both passes and fails: keep one of them.");
    }
    return std::optional(std::move(scale));
}

Result<std::string> read_handle(const TomlSection& file) {
    CARNET_TRY(auto name, file.text("name"));
    const bool is_handle = name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
                               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                           });
    if (!is_handle) return file.wrong("name", "Write up to 64 of a-z, 0-9 and -.");
    return name;
}

Result<std::optional<std::string>> read_number_pattern(const TomlSection& file) {
    CARNET_TRY(auto text, file.optional_text("number_pattern"));
    if (!text) return text;
    const auto pattern = NumberPattern::parse(*text);
    if (!pattern) return file.wrong("number_pattern", pattern.error().detail);
    return text;
}

Result<Delivery> read_delivery(const TomlSection& file) {
    CARNET_TRY(const auto text, file.optional_text("delivery"));
    if (!text || *text == to_string(Delivery::kFiles)) return Delivery::kFiles;
    if (*text == to_string(Delivery::kWallets)) return Delivery::kWallets;
    return file.wrong("delivery", "Write \"files\" or \"wallets\".");
}

// In one order and each once, so that two spellings of one choice are one text to approve.
Result<wallet::AwardDisclosure> read_open_parts(const TomlSection& file) {
    CARNET_TRY(const auto names, file.texts("open_parts", kMaxOpenParts));
    wallet::AwardDisclosure disclosure;
    for (const auto& name : names.value_or(std::vector<std::string>())) {
        const auto part = wallet::award_part_from(name);
        if (!part ||
            std::find(disclosure.open.begin(), disclosure.open.end(), *part) != disclosure.open.end())
            return file.wrong_item("open_parts", disclosure.open.size(),
                                   "Write some of name, birth-date, number, assessment, programme, grades, "
                                   "each once. Without them the holder decides who sees them.");
        disclosure.open.push_back(*part);
    }
    std::sort(disclosure.open.begin(), disclosure.open.end());
    return disclosure;
}

// What stands directly in the file.
Result<void> read_own_keys(const TomlSection& file, IssuingProfile& profile) {
    CARNET_TRY(profile.name, read_handle(file));
    CARNET_TRY(profile.title, file.text("title"));
    CARNET_TRY(profile.description, file.text("description"));
    CARNET_TRY(profile.language, file.text("language"));
    CARNET_TRY(profile.field_isced_f, file.optional_text("field_isced_f"));
    CARNET_TRY(profile.number_pattern, read_number_pattern(file));
    CARNET_TRY(profile.delivery, read_delivery(file));
    CARNET_TRY(profile.disclosure, read_open_parts(file));
    CARNET_TRY_VOID(set_if_given(profile.validity_years, file.whole_number("validity_years", 1, 50)));
    CARNET_TRY(profile.awards_from, file.day("awards_from"));
    CARNET_TRY(profile.awards_until, file.day("awards_until"));
    CARNET_TRY_VOID(set_if_given(profile.minimum_age_years, file.whole_number("minimum_age_years", 0, 99)));
    if (profile.field_isced_f && !isced_f_title(*profile.field_isced_f))
        return file.wrong("field_isced_f", "Write a code of ISCED-F 2013 in quotes, such as \"0713\".");
    if (profile.awards_from && profile.awards_until && *profile.awards_from > *profile.awards_until)
        return file.wrong("awards_until", "This lies before awards_from: write a later day.");
    return {};
}

}  // namespace

Result<IssuingProfile> read_profile(std::string_view toml) {
    CARNET_TRY(const auto file,
               TomlSection::parse(
                   toml, kProfileFile,
                   {"name",           "title",          "description", "language",     "field_isced_f",
                    "number_pattern", "validity_years", "awards_from", "awards_until", "minimum_age_years",
                    "methods",        "occupation",     "standard",    "units",        "levels",
                    "awarding_body",  "provider",       "assessor",    "place",        "grades",
                    "delivery",       "open_parts"}));
    IssuingProfile profile;
    CARNET_TRY_VOID(read_own_keys(file, profile));
    CARNET_TRY(profile.occupation, read_occupation(file));
    CARNET_TRY(profile.standard, read_standard(file));
    CARNET_TRY(profile.units, read_units(file));
    CARNET_TRY(profile.levels, read_levels(file));
    CARNET_TRY(profile.methods, read_methods(file));
    CARNET_TRY(const auto body, file.required_section("awarding_body", kOrganisationKeys));
    CARNET_TRY(profile.awarding_body, read_organisation(body));
    CARNET_TRY(profile.provider, read_optional_organisation(file, "provider"));
    CARNET_TRY(profile.assessor, read_optional_organisation(file, "assessor"));
    CARNET_TRY(profile.place, read_place(file));
    CARNET_TRY(profile.grades, read_grades(file));
    CARNET_TRY_VOID(check_profile(profile));
    return profile;
}

}  // namespace carnet::issuer
