// SPDX-License-Identifier: Apache-2.0
// Drafts of assessments, as officers write them.
#include "tests/fuzz/draft_round_trip.h"
#include "wallet-format/profile/assessment_draft.h"

using namespace carnet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return fuzz::check_draft(
        data, size, [](JsonValue json) { return wallet::read_assessment_draft(json); },
        [](const auto& draft) -> const auto& { return draft.assessment; },
        [](const auto& assessment) { return wallet::check_qualification_assessment(assessment); },
        [](const auto& assessment) { return wallet::write_assessment_subject(assessment); });
}
