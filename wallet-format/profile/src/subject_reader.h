// SPDX-License-Identifier: Apache-2.0
//
// The credentialSubject of both profiles as typed values; shape and fixed parts only, the rules of the
// content are check_competency's. Pure, thread-safe.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/shape.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

// What the `achievement` says: the award without person, results and circumstances.
struct Achievement {
    std::string title;
    std::string description;
    std::string language;
    Occupation occupation;
    StandardReference standard;
    std::vector<Level> levels;
    std::optional<std::string> field_isced_f;
    Organisation awarding_body;
    std::vector<UnitResult> units;  // code and title; the results stand beside the achievement
};

// `credential_id` tells ids that mean nothing outside the document from real ones (shape.h).
[[nodiscard]] Result<Organisation> read_organisation(JsonValue json, std::string_view credential_id,
                                                     std::string_view fragment);
[[nodiscard]] Result<Achievement> read_achievement(JsonValue json, const Kind& kind,
                                                   std::string_view credential_id);
[[nodiscard]] Result<CompetencyDocument> read_subject(JsonValue json, const Kind& kind,
                                                      std::string_view credential_id, Date awarded);

}  // namespace carnet::wallet::profile
