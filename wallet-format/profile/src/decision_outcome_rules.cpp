// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/decision_outcome_rules.h"

#include "wallet-format/profile/src/rule.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace carnet::wallet::profile {
namespace {

// A letter for each outcome, in the order of DecisionOutcome: full, partial, conditional, provisional,
// partial access, refused, inadmissible, discontinued.
constexpr char kMust = 'M';
constexpr char kNever = '-';  // any other letter: may

using Decision = RecognitionDecision;

struct Row {
    std::string_view member;
    bool (*is_there)(const Decision&);
    std::string_view needs;
};

template <auto member>
bool some(const Decision& decision) {
    return !(decision.*member).empty();
}
template <auto member>
bool there(const Decision& decision) {
    return (decision.*member).has_value();
}

constexpr std::array kRows = {
    Row{"comparedWith", there<&Decision::compared_with>, "MMMooo--"},
    Row{"recognisedUnits", some<&Decision::recognised_units>, "oMoooo--"},
    Row{"missingUnits", some<&Decision::missing_units>, "-Moooo--"},
    Row{"substantialDifferences", some<&Decision::differences>, "-MMooM--"},
    Row{"compensationMeasures", some<&Decision::measures>, "-oMoo---"},
    Row{"conditions", some<&Decision::conditions>, "ooooo---"},
    Row{"scopeLimits", some<&Decision::scope_limits>, "ooooM---"},
    Row{"effects", some<&Decision::effects>, "MMMMM---"},
    Row{"validUntil", there<&Decision::valid_until>, "oooMo---"},
    Row{"followUpUntil", there<&Decision::follow_up_until>, "-oo-----"},
    Row{"reasons", there<&Decision::reasons>, "oMMMMMMM"},
    Row{"howToImprove", there<&Decision::how_to_improve>, "-MoooMoo"},
    Row{"evidenceConsidered", some<&Decision::evidence>, "MMMMMMoo"},
};
static_assert(std::all_of(kRows.begin(), kRows.end(), [](const Row& row) { return row.needs.size() == 8; }));

Error missing(DecisionOutcome outcome, std::string_view member, std::string_view or_else = {}) {
    std::string detail = "a decision whose outcome is \"" + std::string(to_string(outcome)) + "\" needs \"" +
                         std::string(member) + "\"";
    if (!or_else.empty()) detail += " or \"" + std::string(or_else) + "\"";
    return error(ErrorCode::kMissingMember, detail + "; add it", "/" + std::string(member));
}

}  // namespace

std::vector<Error> outcome_faults(DecisionOutcome outcome, const HasMember& has) {
    std::vector<Error> faults;
    for (const auto& [member, is_there, needs] : kRows) {
        const auto need = needs[static_cast<std::size_t>(outcome)];
        const bool is_here = has(member);
        if (need == kMust && !is_here) faults.push_back(missing(outcome, member));
        if (need == kNever && is_here)
            faults.push_back(
                broken("/" + std::string(member), "has no place in a decision whose outcome is \"" +
                                                      std::string(to_string(outcome)) + "\"; leave it out"));
    }
    if (outcome == DecisionOutcome::kProvisional && !has("conditions") && !has("scopeLimits"))
        faults.push_back(missing(outcome, "conditions", "scopeLimits"));
    return faults;
}

Result<void> check_outcome(const RecognitionDecision& decision) {
    auto faults = outcome_faults(decision.outcome, [&](std::string_view member) {
        return std::any_of(kRows.begin(), kRows.end(),
                           [&](const Row& row) { return row.member == member && row.is_there(decision); });
    });
    if (faults.empty()) return {};
    // What is not there has no place but the decision's.
    if (faults.front().code == ErrorCode::kMissingMember) faults.front().where.clear();
    return faults.front();
}

}  // namespace carnet::wallet::profile
