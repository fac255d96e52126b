// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer decision: what its subcommands share.
#pragma once

#include "issuer/commands/console.h"
#include "issuer/commands/program.h"
#include "issuer/desk/decision_act.h"
#include "issuer/desk/decision_json.h"

#include <optional>
#include <string>

namespace carnet::issuer {

// The panels of a case: units, levels and agreements as the verifier saw them, the clock, what was done.
void say_case(const Console& console, const CaseView& view, const StatutoryPeriod& period, Date today,
              bool everything);
void say_decision_act(const Console& console, const DecisionActSummary& summary);
// The proposal, or everything that is in its way; then the exit code.
[[nodiscard]] int give_decision_proposal(Program& program, const DecisionProposal& proposal);

// "2026-05-01"; kUsage names the option.
[[nodiscard]] Result<std::optional<Date>> read_day_option(const std::optional<std::string>& text,
                                                          const std::string& option);

void add_decision_cases(Program& program, Command decision);      // open, list, show, clock
void add_decision_acts(Program& program, Command decision);       // draft, supersede, revoke, ...
void add_decision_hand_outs(Program& program, Command decision);  // sign, export, notices

}  // namespace carnet::issuer
