// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/decision_draft.h"

#include "wallet-format/profile/src/decision_outcome_rules.h"
#include "wallet-format/profile/src/described_faults.h"
#include "wallet-format/profile/src/recognition_decision_description.h"

namespace carnet::wallet {
namespace {

// What the outcome asks for can be said before everything has its form.
void list_outcome_faults(JsonValue subject, std::vector<Error>& faults) {
    const auto named = subject.find("outcome");
    if (!named || !named->is_string()) return;
    const auto outcome = profile::from_spelling<DecisionOutcome>(named->string());
    if (!outcome) return;
    const auto has = [&](std::string_view member) { return subject.find(member).has_value(); };
    for (auto& fault : profile::outcome_faults(*outcome, has)) faults.push_back(std::move(fault));
}

}  // namespace

DecisionDraft read_decision_draft(JsonValue subject) {
    DecisionDraft draft;
    profile::list_faults<RecognitionDecision>(subject, draft.faults);
    list_outcome_faults(subject, draft.faults);
    auto read = profile::read_described<RecognitionDecision>(subject);
    if (!read) return draft;
    draft.decision = *std::move(read);
    if (!draft.faults.empty()) return draft;
    if (auto checked = check_recognition_decision(*draft.decision); !checked)
        draft.faults.push_back(std::move(checked).error());
    return draft;
}

std::string write_decision_subject(const RecognitionDecision& decision) {
    JsonWriter out;
    profile::write_described(out, decision);
    return out.take();
}

}  // namespace carnet::wallet
