// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/profile_check.h"

#include "wallet-format/profile/competency.h"

namespace carnet::issuer {
namespace {

// The certificate of somebody who completed everything, with whatever the profile leaves to the rows filled
// in: what its format refuses here is the profile's fault.
Result<wallet::CompetencyDocument> trial_certificate(const IssuingProfile& profile) {
    CARNET_TRY(const auto day, Date::of(2000, 1, 1));
    wallet::Award award{
        .number = "1",
        .title = profile.title,
        .description = profile.description,
        .language = profile.language,
        .holder = {"A", {}, {}, {}, {}},
        .occupation = profile.occupation,
        .standard = profile.standard,
        .units = {},
        .assessment = {profile.methods.front(), profile.place.value_or(wallet::Place{"A", "", "NP"}), day,
                       day, profile.assessor.value_or(wallet::Organisation{{}, "A", {}})},
        .levels = profile.levels,
        .awarding_body = profile.awarding_body,
        .provider = profile.provider,
        .awarded = day,
        .field_isced_f = profile.field_isced_f,
    };
    for (const auto& unit : profile.units)
        award.units.push_back({unit.code, unit.title, wallet::UnitStatus::kCompleted, {}});
    return wallet::CompetencyDocument(wallet::CompetencyCertificate{std::move(award)});
}

}  // namespace

Result<void> check_profile(const IssuingProfile& profile) {
    CARNET_TRY(const auto trial, trial_certificate(profile));
    const auto checked = wallet::check_competency(trial);
    if (!checked)
        return error(ErrorCode::kConfiguration,
                     "Certificates under this profile would be refused: " + checked.error().detail,
                     checked.error().where);
    return {};
}

}  // namespace carnet::issuer
