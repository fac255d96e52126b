// SPDX-License-Identifier: Apache-2.0
#include "issuer/commands/take_back_command.h"

#include "issuer/commands/exit_codes.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::string id;
    OfficerOption officer;
};

Result<int> run_take_back(Program& program, const Options& options, WithdrawProposal withdraw) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY_VOID(withdraw(home, options.id, officer, program.clock()));
    program.console().say("Taken back. It stays in the record and cannot be approved any more.");
    JsonWriter writer;
    writer.begin_object().member("id", options.id).member("state", "withdrawn").end_object();
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_take_back(Program& program, Command desk, const char* argument, WithdrawProposal withdraw) {
    auto options = std::make_shared<Options>();
    auto command = program.add(desk, "take-back", "Take back a proposal that nobody approved");
    command.option(argument, options->id, "The proposal").required();
    options->officer.add_to(command, "takes it back");
    program.on(command, [&program, options, withdraw] { return run_take_back(program, *options, withdraw); });
}

}  // namespace carnet::issuer
