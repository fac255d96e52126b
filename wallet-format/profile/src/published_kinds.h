// SPDX-License-Identifier: Apache-2.0
//
// All of Carnet's own kinds of documents with what is published of each: one function in each kind's file,
// and the list of them all. Pure, thread-safe.
#pragma once

#include "wallet-format/profile/src/own_document.h"

#include <vector>

namespace carnet::wallet::profile {

[[nodiscard]] PublishedKind publish_attendance_record();
[[nodiscard]] PublishedKind publish_credential_endorsement();
[[nodiscard]] PublishedKind publish_language_proficiency();
[[nodiscard]] PublishedKind publish_level_referencing();
[[nodiscard]] PublishedKind publish_occupational_standard();
[[nodiscard]] PublishedKind publish_qualification_assessment();
[[nodiscard]] PublishedKind publish_recognition_agreement();
[[nodiscard]] PublishedKind publish_recognition_decision();
[[nodiscard]] PublishedKind publish_skills_profile();
[[nodiscard]] PublishedKind publish_status_notice();
[[nodiscard]] PublishedKind publish_trust_list();
[[nodiscard]] PublishedKind publish_work_experience_attestation();

[[nodiscard]] std::vector<PublishedKind> published_kinds();

}  // namespace carnet::wallet::profile
