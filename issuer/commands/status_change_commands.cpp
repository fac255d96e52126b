// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer revoke, suspend, reinstate: the first officer proposes, a second one approves (carnet-issuer
// approve).
#include "issuer/commands/batch_text.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

namespace carnet::issuer {
namespace {

struct Options {
    StatusAct act = StatusAct::kRevoke;
    std::vector<std::string> credentials;
    std::string reason;
    std::string text;
    OfficerOption officer;
};

constexpr StatusReason kAllReasons[] = {
    StatusReason::kDataError,          StatusReason::kFraud,           StatusReason::kAwardWithdrawn,
    StatusReason::kSuperseded,         StatusReason::kKeyCompromise,   StatusReason::kLegalOrder,
    StatusReason::kUnderInvestigation, StatusReason::kConditionNotMet, StatusReason::kCleared,
    StatusReason::kConditionMet,       StatusReason::kSuspendedInError};

std::vector<std::string> reasons_for(StatusAct act) {
    std::vector<std::string> names;
    for (const auto reason : kAllReasons) {
        if (may_be_reason(act, reason)) names.emplace_back(to_string(reason));
    }
    return names;
}

Result<int> run_proposal(Program& program, const Options& options) {
    const auto reason = status_reason_from(options.reason);
    if (!reason)
        return error(ErrorCode::kUsage, "is not a reason for this act", "--reason " + options.reason);
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(const auto proposed,
               propose_status_change(home, {{}, options.act, options.credentials, *reason, options.text},
                                     &officer, officer.record().id, program.clock(), program.random()));
    say_change(program.console(), proposed);
    program.console().say("Next: another officer approves: carnet-issuer approve " + proposed.change.id);
    JsonWriter writer;
    write_change(writer, proposed);
    program.console().give(writer);
    return kExitDone;
}

void add_act(Program& program, StatusAct act, const std::string& description) {
    auto options = std::make_shared<Options>();
    options->act = act;
    auto command = program.add(program.root(), std::string(to_string(act)), description);
    command.option("ID", options->credentials, "Certificates (urn:uuid:...)").required();
    command.option("--reason", options->reason, "Why").required().one_of(reasons_for(act));
    command.option("--text", options->text, "Why, in words, for the record; never published").required();
    options->officer.add_to(command, "proposes");
    program.on(command, [&program, options] { return run_proposal(program, *options); });
}

}  // namespace

void add_status_changes(Program& program) {
    add_act(program, StatusAct::kRevoke, "Propose to withdraw certificates for good");
    add_act(program, StatusAct::kSuspend, "Propose to suspend certificates for the time being");
    add_act(program, StatusAct::kReinstate, "Propose to lift a suspension");
}

}  // namespace carnet::issuer
