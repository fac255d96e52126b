// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/published_kinds.h"

namespace carnet::wallet::profile {

std::vector<PublishedKind> published_kinds() {
    return {
        publish_attendance_record(),
        publish_credential_endorsement(),
        publish_language_proficiency(),
        publish_level_referencing(),
        publish_occupational_standard(),
        publish_qualification_assessment(),
        publish_recognition_agreement(),
        publish_recognition_decision(),
        publish_skills_profile(),
        publish_status_notice(),
        publish_trust_list(),
        publish_work_experience_attestation(),
    };
}

}  // namespace carnet::wallet::profile
