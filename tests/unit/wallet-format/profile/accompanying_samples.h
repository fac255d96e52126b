// SPDX-License-Identifier: Apache-2.0
// Good documents of the kinds that stand beside certificates and decisions. All persons and organisations are
// fictional.
#pragma once

#include "wallet-format/profile/credential_endorsement.h"
#include "wallet-format/profile/skills_profile.h"
#include "wallet-format/profile/status_notice.h"
#include "wallet-format/profile/work_experience_attestation.h"

namespace carnet::test {

[[nodiscard]] wallet::CredentialEndorsement sample_endorsement();
[[nodiscard]] wallet::SkillsProfile sample_skills_profile();
// Between them the two notices have every member.
[[nodiscard]] wallet::StatusNotice sample_replacement();                   // on appeal, ex tunc
[[nodiscard]] wallet::StatusNotice sample_appeal();                        // still going on
[[nodiscard]] wallet::WorkExperienceAttestation sample_work_experience();  // a labour office, from wage slips
[[nodiscard]] wallet::WorkExperienceAttestation sample_present_work();     // the employer, and it goes on

}  // namespace carnet::test
