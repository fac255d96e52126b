// SPDX-License-Identifier: Apache-2.0
//
// An issuing profile from TOML: every key is known, every code is in the shipped lists, and what is wrong is
// named with its line.
#include "issuer/code_lists.h"
#include "issuer/profile.h"
#include "issuer/src/profile_check.h"
#include "issuer/src/profile_table.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <set>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxFile = 256 * 1024;
constexpr std::size_t kMaxUnits = 200;
constexpr std::size_t kMaxLevels = 20;

Result<wallet::Occupation> read_occupation(const ProfileTable& file) {
    CARNET_TRY(const auto table, file.required_section("occupation"));
    CARNET_TRY_VOID(table.only({"isco08", "esco_uri", "title"}));
    wallet::Occupation occupation;
    CARNET_TRY(occupation.isco08, table.text("isco08"));
    CARNET_TRY(occupation.esco_uri, table.optional_text("esco_uri"));
    CARNET_TRY(occupation.title, table.text("title"));
    if (occupation.isco08.size() != 4 || !isco08_title(occupation.isco08))
        return table.wrong_value("isco08",
                                 "must be a unit group of ISCO-08, four digits in quotes, such as \"7411\"");
    if (!occupation.esco_uri) return occupation;
    const auto known = esco_occupation(*occupation.esco_uri);
    if (known && known->isco08 != occupation.isco08)
        return table.wrong_value(
            "esco_uri", "this ESCO occupation belongs to ISCO-08 group " + std::string(known->isco08));
    return occupation;
}

Result<wallet::StandardReference> read_standard(const ProfileTable& file) {
    CARNET_TRY(const auto table, file.required_section("standard"));
    CARNET_TRY_VOID(table.only({"id", "code", "version", "title"}));
    wallet::StandardReference standard;
    CARNET_TRY(standard.id, table.text("id"));
    CARNET_TRY(standard.code, table.text("code"));
    CARNET_TRY(standard.version, table.text("version"));
    CARNET_TRY(standard.title, table.text("title"));
    if (standard.id.find(':') == std::string::npos)
        return table.wrong_value("id", "must be a URI that names the standard");
    return standard;
}

Result<std::vector<ProfileUnit>> read_units(const ProfileTable& file) {
    CARNET_TRY(const auto tables, file.sections("units", kMaxUnits));
    if (tables.empty())
        return file.wrong_value("units", "a standard has units: add [[units]] with code and title");
    std::vector<ProfileUnit> units;
    std::set<std::string> codes;
    for (const auto& table : tables) {
        CARNET_TRY_VOID(table.only({"code", "title", "optional"}));
        ProfileUnit unit;
        CARNET_TRY(unit.code, table.text("code"));
        CARNET_TRY(unit.title, table.text("title"));
        CARNET_TRY(unit.optional, table.flag("optional"));
        if (!codes.insert(unit.code).second)
            return table.wrong_value("code", "unit " + unit.code + " is there twice");
        units.push_back(std::move(unit));
    }
    const auto required = [](const ProfileUnit& unit) { return !unit.optional; };
    if (std::none_of(units.begin(), units.end(), required))
        return file.wrong_value("units", "at least one unit must not be optional");
    return units;
}

Result<std::vector<wallet::Level>> read_levels(const ProfileTable& file) {
    CARNET_TRY(const auto tables, file.sections("levels", kMaxLevels));
    std::vector<wallet::Level> levels;
    for (const auto& table : tables) {
        CARNET_TRY_VOID(table.only({"framework", "framework_version", "level", "label"}));
        wallet::Level level;
        CARNET_TRY(level.framework, table.text("framework"));
        CARNET_TRY(level.framework_version, table.text("framework_version"));
        CARNET_TRY(level.level, table.text("level"));
        CARNET_TRY(level.label, table.optional_text("label"));
        if (level.framework.find(':') == std::string::npos)
            return table.wrong_value("framework",
                                     "must be a URI: acronyms such as NQF name several frameworks");
        levels.push_back(std::move(level));
    }
    return levels;
}

Result<std::optional<wallet::Organisation>> read_organisation(const ProfileTable& file,
                                                              std::string_view key) {
    CARNET_TRY(const auto table, file.section(key));
    if (!table) return std::optional<wallet::Organisation>();
    CARNET_TRY_VOID(table->only({"id", "name", "country"}));
    wallet::Organisation organisation;
    CARNET_TRY(organisation.id, table->optional_text("id"));
    CARNET_TRY(organisation.name, table->text("name"));
    CARNET_TRY(organisation.country, table->optional_text("country"));
    if (organisation.country && !country_name(*organisation.country))
        return table->wrong_value("country", "must be two capital letters of ISO 3166-1, such as \"NP\"");
    return std::optional(std::move(organisation));
}

Result<std::optional<wallet::Place>> read_place(const ProfileTable& file) {
    CARNET_TRY(const auto table, file.section("place"));
    if (!table) return std::optional<wallet::Place>();
    CARNET_TRY_VOID(table->only({"name", "locality", "country"}));
    wallet::Place place;
    CARNET_TRY(place.name, table->text("name"));
    CARNET_TRY(const auto locality, table->optional_text("locality"));
    place.locality = locality.value_or("");
    CARNET_TRY(place.country, table->text("country"));
    if (!country_name(place.country))
        return table->wrong_value("country", "must be two capital letters of ISO 3166-1, such as \"NP\"");
    return std::optional(std::move(place));
}

Result<std::vector<wallet::AssessmentMethod>> read_methods(const ProfileTable& file) {
    CARNET_TRY(const auto names, file.texts("methods"));
    if (names.empty())
        return file.wrong_value("methods", "say how people are assessed: methods = [\"trade-test\"]");
    std::vector<wallet::AssessmentMethod> methods;
    for (const auto& name : names) {
        const auto method = wallet::assessment_method_from(name);
        if (!method)
            return file.wrong_value("methods",
                                    "\"" + name +
                                        "\" is none of training-exam, rpl-portfolio, rpl-practical, onsite, "
                                        "workplace, trade-test, interview, jury");
        methods.push_back(*method);
    }
    return methods;
}

Result<std::optional<GradeScale>> read_grades(const ProfileTable& file) {
    CARNET_TRY(const auto table, file.section("grades"));
    if (!table) return std::optional<GradeScale>();
    CARNET_TRY_VOID(table->only({"pass", "fail"}));
    GradeScale scale;
    CARNET_TRY(scale.pass, table->texts("pass"));
    CARNET_TRY(scale.fail, table->texts("fail"));
    if (scale.pass.empty()) return table->wrong_value("pass", "name the grades that mean completed");
    return std::optional(std::move(scale));
}

bool is_handle(std::string_view name) {
    return name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

// What stands directly in the file.
Result<void> read_own_keys(const ProfileTable& file, IssuingProfile& profile) {
    CARNET_TRY(profile.name, file.text("name"));
    CARNET_TRY(profile.title, file.text("title"));
    CARNET_TRY(profile.description, file.text("description"));
    CARNET_TRY(profile.language, file.text("language"));
    CARNET_TRY(profile.field_isced_f, file.optional_text("field_isced_f"));
    CARNET_TRY(profile.number_pattern, file.optional_text("number_pattern"));
    CARNET_TRY(profile.validity_years, file.whole_number("validity_years", 1, 50));
    CARNET_TRY(profile.awards_from, file.day("awards_from"));
    CARNET_TRY(profile.awards_until, file.day("awards_until"));
    CARNET_TRY(const auto age, file.whole_number("minimum_age_years", 0, 99));
    profile.minimum_age_years = age.value_or(profile.minimum_age_years);
    if (!is_handle(profile.name)) return file.wrong_value("name", "must be up to 64 of a-z, 0-9 and -");
    if (profile.field_isced_f && !isced_f_title(*profile.field_isced_f))
        return file.wrong_value("field_isced_f",
                                "must be a code of ISCED-F 2013 in quotes, such as \"0713\"");
    if (profile.awards_from && profile.awards_until && *profile.awards_from > *profile.awards_until)
        return file.wrong_value("awards_until", "lies before awards_from");
    return {};
}

Result<IssuingProfile> read_file(const ProfileTable& file) {
    CARNET_TRY_VOID(
        file.only({"name",           "title",          "description", "language",     "field_isced_f",
                   "number_pattern", "validity_years", "awards_from", "awards_until", "minimum_age_years",
                   "methods",        "occupation",     "standard",    "units",        "levels",
                   "awarding_body",  "provider",       "assessor",    "place",        "grades"}));
    IssuingProfile profile;
    CARNET_TRY_VOID(read_own_keys(file, profile));
    CARNET_TRY(profile.occupation, read_occupation(file));
    CARNET_TRY(profile.standard, read_standard(file));
    CARNET_TRY(profile.units, read_units(file));
    CARNET_TRY(profile.levels, read_levels(file));
    CARNET_TRY(profile.methods, read_methods(file));
    CARNET_TRY(const auto body, read_organisation(file, "awarding_body"));
    if (!body) return file.wrong_value("awarding_body", "the section [awarding_body] must be there");
    profile.awarding_body = *body;
    CARNET_TRY(profile.provider, read_organisation(file, "provider"));
    CARNET_TRY(profile.assessor, read_organisation(file, "assessor"));
    CARNET_TRY(profile.place, read_place(file));
    CARNET_TRY(profile.grades, read_grades(file));
    CARNET_TRY_VOID(check_profile(profile));
    return profile;
}

}  // namespace

Result<IssuingProfile> read_profile(std::string_view toml_text) {
    if (toml_text.size() > kMaxFile)
        return error(ErrorCode::kLimit, "a profile has at most 256 KiB", "the file");
    toml::table document;
    try {
        document = toml::parse(toml_text);
    } catch (const toml::parse_error& failed) {
        return error(ErrorCode::kConfiguration, "is not TOML: " + std::string(failed.description()),
                     "line " + std::to_string(failed.source().begin.line));
    }
    return read_file(ProfileTable(document, ""));
}

}  // namespace carnet::issuer
