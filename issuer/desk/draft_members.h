// SPDX-License-Identifier: Apache-2.0
//
// The members of a draft: those that an officer wrote, over those that the case and the settings know. Pure.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/decision_settings.h"
#include "issuer/desk/case_clock.h"
#include "issuer/records.h"
#include "wallet-format/profile/examined_qualification.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

// By name, each as canonical JSON.
using DraftMembers = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] DraftMembers members_of(JsonValue object);
[[nodiscard]] std::string object_of(const DraftMembers& members);  // canonical JSON

// What a draft in this case need not say. `draft` is what the officer wrote: days and the outcome in it
// decide about others. kStoreCorrupt: the case's document or report cannot be read.
[[nodiscard]] Result<DraftMembers> known_members(const DecisionSettings& settings, const DecisionCase& one,
                                                 const CaseClock& clock, JsonValue draft, Date today);

// The same for an assessment. What is comparable with what is said by a person only.
[[nodiscard]] Result<DraftMembers> known_assessment_members(const DecisionSettings& settings,
                                                            const DecisionCase& one, JsonValue draft,
                                                            Date today);
// What was looked at in the case, by digest.
[[nodiscard]] std::vector<wallet::EvidenceDigest> evidence_of(const DecisionCase& one);
// The day that a member says, or `fallback` where it says none.
[[nodiscard]] Date day_in(std::optional<JsonValue> object, std::string_view member, Date fallback);

// `draft` over `known`; the timeline and what is examined of paper member by member. What only the case may
// say is a fault, with its place.
[[nodiscard]] DraftMembers merge_draft(DraftMembers known, JsonValue draft, std::vector<Error>& faults);

}  // namespace carnet::issuer
