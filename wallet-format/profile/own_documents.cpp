// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/own_documents.h"

#include "wallet-format/profile/attendance_record.h"
#include "wallet-format/profile/credential_endorsement.h"
#include "wallet-format/profile/language_proficiency.h"
#include "wallet-format/profile/level_referencing.h"
#include "wallet-format/profile/occupational_standard.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/recognition_agreement.h"
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/skills_profile.h"
#include "wallet-format/profile/status_notice.h"
#include "wallet-format/profile/trust_list.h"
#include "wallet-format/profile/work_experience_attestation.h"

#include <array>

namespace carnet::wallet {
namespace {

template <auto Read>
Result<void> check(const Credential& credential) {
    CARNET_TRY_VOID(Read(credential));
    return {};
}

constexpr std::array kChecks = {
    check<read_attendance_record>,
    check<read_credential_endorsement>,
    check<read_language_proficiency>,
    check<read_level_referencing>,
    check<read_occupational_standard>,
    check<read_qualification_assessment>,
    check<read_recognition_agreement>,
    check<read_recognition_decision>,
    check<read_skills_profile>,
    check<read_status_notice>,
    check<read_trust_list>,
    check<read_work_experience_attestation>,
};

}  // namespace

Result<void> check_own_document(const Credential& credential) {
    for (const auto& check_kind : kChecks) {
        auto checked = check_kind(credential);
        if (checked || checked.error().code != ErrorCode::kUnsupported) return checked;
    }
    return error(ErrorCode::kUnsupported, "No kind of document that is known here.", "/type");
}

}  // namespace carnet::wallet
