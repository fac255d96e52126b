// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/subject_reader.h"

#include "wallet-format/profile/src/members.h"
#include "wallet-format/profile/src/object_reader.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet::profile {
namespace {

using namespace member;

Result<Place> read_place(JsonValue json) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kAddressType}));
    Place out;
    CARNET_TRY(out.name, in.text(name::kName));
    CARNET_TRY(auto locality, in.optional_text(kLocality));
    if (locality == std::string())
        return bad_value(*in.find(kLocality), "is empty; leave the member out where there is no locality");
    out.locality = std::move(locality).value_or("");
    CARNET_TRY(out.country, in.text(kCountryCode));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<void> read_original_name(ObjectReader& subject, Holder& out) {
    const auto json = subject.find(kNameOriginal);
    if (!json) return {};
    CARNET_TRY(auto in, ObjectReader::open(*json));
    CARNET_TRY(out.name_original, in.text(name::kValue));
    CARNET_TRY(out.name_language, in.optional_text(name::kLanguage));
    return in.close();
}

Result<Holder> read_holder(ObjectReader& subject, std::string_view credential_id) {
    Holder out;
    CARNET_TRY(auto id, subject.text(name::kId));
    if (id != std::string(credential_id) + std::string(kHolderFragment)) out.id = std::move(id);
    CARNET_TRY(out.name_latin, subject.text(name::kName));
    CARNET_TRY_VOID(read_original_name(subject, out));
    if (subject.find(kBirthDate)) {
        CARNET_TRY(out.birth_date, subject.date(kBirthDate));
    }
    return out;
}

// The i-th result belongs to the i-th unit. spec: Open Badges 3.0, Result
Result<void> read_result(JsonValue json, const std::string& standard, UnitResult& unit) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kResultType}));
    CARNET_TRY_VOID(in.constant(kResultDescription, unit_id(standard, unit.code)));
    CARNET_TRY(const auto text, in.text(name::kStatus));
    const auto status = unit_status_from(text);
    if (!status) return bad_value(*in.find(name::kStatus), "is neither \"Completed\" nor \"Failed\"");
    unit.status = *status;
    CARNET_TRY(unit.grade, in.optional_text(kGrade));
    return in.close();
}

Result<void> read_results(ObjectReader& subject, const std::string& standard,
                          std::vector<UnitResult>& units) {
    CARNET_TRY(const auto list, subject.list(kResult, kMaxUnits));
    if (list.size() != units.size())
        return bad_value(list, "does not have one result for each unit of the achievement");
    auto unit = units.begin();
    for (const auto element : list.elements()) CARNET_TRY_VOID(read_result(element, standard, *unit++));
    return {};
}

Result<Assessment> read_assessment(ObjectReader& subject, std::string_view credential_id) {
    CARNET_TRY(const auto method_text, subject.text(kAssessmentMethod));
    const auto method = assessment_method_from(method_text);
    if (!method)
        return bad_value(*subject.find(kAssessmentMethod), "is not a method of assessment that Carnet knows");
    CARNET_TRY(const auto place_json, subject.require(kAssessmentPlace));
    CARNET_TRY(auto place, read_place(place_json));
    CARNET_TRY(const auto from, subject.midnight(kActivityStart));
    CARNET_TRY(const auto to, subject.midnight(kActivityEnd));
    CARNET_TRY(const auto source, subject.require(kSource));
    CARNET_TRY(auto assessor, read_organisation(source, credential_id, kAssessorFragment));
    return Assessment{*method, std::move(place), from, to, std::move(assessor)};
}

Result<std::vector<std::string>> read_outstanding(ObjectReader& subject) {
    CARNET_TRY(const auto list, subject.list(kOutstandingUnits, kMaxUnits));
    std::vector<std::string> out;
    for (const auto element : list.elements()) {
        CARNET_TRY(const auto code, element.as_string());
        out.emplace_back(code);
    }
    return out;
}

Result<std::optional<Organisation>> read_provider(ObjectReader& subject, std::string_view credential_id) {
    const auto json = subject.find(kTrainingProvider);
    if (!json) return std::optional<Organisation>();
    CARNET_TRY(auto provider, read_organisation(*json, credential_id, kProviderFragment));
    return std::optional(std::move(provider));
}

}  // namespace

// spec: Open Badges 3.0, Profile
Result<Organisation> read_organisation(JsonValue json, std::string_view credential_id,
                                       std::string_view fragment) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kProfileType}));
    Organisation out;
    CARNET_TRY(auto id, in.text(name::kId));
    if (id != std::string(credential_id) + std::string(fragment)) out.id = std::move(id);
    CARNET_TRY(out.name, in.text(name::kName));
    if (const auto address_json = in.find(kAddress)) {
        CARNET_TRY(auto address, ObjectReader::open(*address_json));
        CARNET_TRY_VOID(address.constants(name::kType, {kAddressType}));
        CARNET_TRY(out.country, address.text(kCountryCode));
        CARNET_TRY_VOID(address.close());
    }
    CARNET_TRY_VOID(in.close());
    return out;
}

// spec: Open Badges 3.0, AchievementSubject
Result<CompetencyDocument> read_subject(JsonValue json, const Kind& kind, std::string_view credential_id,
                                        Date awarded) {
    CARNET_TRY(auto in, ObjectReader::open(json));
    CARNET_TRY_VOID(in.constants(name::kType, {kAchievementSubject}));
    CARNET_TRY(auto holder, read_holder(in, credential_id));
    CARNET_TRY(auto number, in.text(kLicenseNumber));
    CARNET_TRY(const auto achievement_json, in.require(kAchievement));
    CARNET_TRY(auto achievement, read_achievement(achievement_json, kind, credential_id));
    CARNET_TRY_VOID(read_results(in, achievement.standard.id, achievement.units));
    CARNET_TRY(auto assessment, read_assessment(in, credential_id));
    CARNET_TRY(auto provider, read_provider(in, credential_id));
    Award award{std::move(number),
                std::move(achievement.title),
                std::move(achievement.description),
                std::move(achievement.language),
                std::move(holder),
                std::move(achievement.occupation),
                std::move(achievement.standard),
                std::move(achievement.units),
                std::move(assessment),
                std::move(achievement.levels),
                std::move(achievement.awarding_body),
                std::move(provider),
                awarded,
                std::move(achievement.field_isced_f)};
    if (kind.type == kCertificate.type) {
        CARNET_TRY_VOID(in.close());
        return CompetencyDocument(CompetencyCertificate{std::move(award)});
    }
    CARNET_TRY(auto outstanding, read_outstanding(in));
    CARNET_TRY_VOID(in.close());
    return CompetencyDocument(CompetencyUnitStatement{std::move(award), std::move(outstanding)});
}

}  // namespace carnet::wallet::profile
