// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer decision: the desk of a recognition authority.
#include "issuer/commands/decision_command.h"

#include "issuer/commands/exit_codes.h"

namespace carnet::issuer {

Result<std::optional<Date>> read_day_option(const std::optional<std::string>& text,
                                            const std::string& option) {
    if (!text) return std::optional<Date>();
    const auto day = Date::parse(*text);
    if (!day || !day->is_complete())
        return error(ErrorCode::kUsage, "is not a day such as 2026-05-01", option + " " + *text);
    return std::optional(*day);
}

int give_decision_proposal(Program& program, const DecisionProposal& proposal) {
    JsonWriter writer;
    if (proposal.proposed) {
        say_decision_act(program.console(), *proposal.proposed);
        program.console().say("Next: another officer approves: carnet-issuer approve " +
                              proposal.proposed->act.id);
        write_decision_act(writer, *proposal.proposed);
        program.console().give(writer);
        return kExitDone;
    }
    program.console().say("This cannot be signed yet:");
    writer.begin_object().key("faults").begin_array();
    for (const auto& fault : proposal.faults) {
        program.console().say("  " + (fault.where.empty() ? std::string("/") : fault.where) + "  " +
                              fault.detail);
        writer.begin_object().member("code", to_string(fault.code)).member("where", fault.where);
        writer.member("detail", fault.detail).end_object();
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitFailed;
}

void add_decision(Program& program) {
    auto decision = program.add(program.root(), "decision",
                                "The desk of a recognition authority: cases, decisions, and what follows");
    decision.requires_subcommand();
    decision.footer(
        "The way of a case: open -> clock -> draft -> approve (a second officer) -> sign -> export.\n"
        "A decision is never edited; each later act is proposed, approved and signed in the same way.\n"
        "docs/guide-authority-decisions.md");
    add_decision_cases(program, decision);
    add_decision_acts(program, decision);
    add_decision_hand_outs(program, decision);
}

}  // namespace carnet::issuer
