// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/published_kinds.h"

namespace carnet::wallet::profile {

std::vector<PublishedKind> published_kinds() {
    return {
        publish_level_referencing(),        publish_occupational_standard(), publish_recognition_decision(),
        publish_qualification_assessment(), publish_language_proficiency(),  publish_attendance_record(),
    };
}

}  // namespace carnet::wallet::profile
