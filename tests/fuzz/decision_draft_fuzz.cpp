// SPDX-License-Identifier: Apache-2.0
// Drafts of decisions, as officers write them.
#include "tests/fuzz/draft_round_trip.h"
#include "wallet-format/profile/decision_draft.h"

using namespace carnet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return fuzz::check_draft(
        data, size, [](JsonValue json) { return wallet::read_decision_draft(json); },
        [](const auto& draft) -> const auto& { return draft.decision; },
        [](const auto& decision) { return wallet::check_recognition_decision(decision); },
        [](const auto& decision) { return wallet::write_decision_subject(decision); });
}
