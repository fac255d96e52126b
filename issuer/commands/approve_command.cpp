// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer approve: the second officer sees totals and samples (or a change), and signs exactly that.
#include "issuer/commands/batch_text.h"
#include "issuer/commands/decision_command.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/trust_json.h"

#include <iostream>

#include <unistd.h>

namespace carnet::issuer {
namespace {

struct Options {
    std::string id;
    OfficerOption officer;
    bool yes = false;
    bool as_preparer = false;
};

// A person at a terminal is asked; a program that passes --yes has shown it elsewhere.
Result<void> ask(const Console& console, bool yes, std::string_view what) {
    if (yes) return {};
    if (console.json() || ::isatty(STDIN_FILENO) == 0)
        return error(ErrorCode::kUsage,
                     "nobody is there to ask; pass --yes when the officer has seen what they approve",
                     "--yes");
    std::cout << "Approve " << what << "? Type yes: " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer != "yes") return error(ErrorCode::kUsage, "not approved; nothing was changed");
    return {};
}

Result<int> approve_a_batch(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto review, review_batch(home, options.id));
    say_review(program.console(), review);
    CARNET_TRY_VOID(ask(program.console(), options.yes, "this batch"));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY_VOID(approve_batch(home, options.id, review.summary.digest, officer, program.clock()));
    program.console().say("Approved by " + officer.record().id + ". Next: carnet-issuer issue " + options.id);
    JsonWriter writer;
    write_review(writer, review);
    program.console().give(writer);
    return kExitDone;
}

Result<int> approve_a_change(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto change, find_status_change(home, options.id));
    say_change(program.console(), change);
    CARNET_TRY_VOID(ask(program.console(), options.yes, "this change"));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY_VOID(approve_status_change(home, options.id, change.digest, officer, program.clock()));
    program.console().say("Approved by " + officer.record().id +
                          " and applied. A running `serve` publishes it within 2 seconds.");
    JsonWriter writer;
    write_change(writer, change);
    program.console().give(writer);
    return kExitDone;
}

Result<int> decide_a_trust_change(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto change, find_trust_change(home, options.id));
    say_trust_change(program.console(), change, Date::of(program.clock().now()));
    CARNET_TRY_VOID(ask(program.console(), options.yes,
                        options.as_preparer ? "as its preparer this change" : "this change"));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    if (options.as_preparer) {
        CARNET_TRY_VOID(sign_trust_proposal(home, options.id, officer, program.clock()));
        program.console().say("Prepared by " + officer.record().id + ". Next: another officer approves it.");
    } else {
        CARNET_TRY_VOID(approve_trust_change(home, options.id, change.digest, officer, program.clock()));
        program.console().say("Approved by " + officer.record().id +
                              ". Verifiers see it with the next version: carnet-issuer trust publish.");
    }
    JsonWriter writer;
    write_trust_change(writer, change);
    program.console().give(writer);
    return kExitDone;
}

Result<int> decide_an_act(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto act, find_decision_act(home, options.id));
    say_decision_act(program.console(), act);
    CARNET_TRY_VOID(
        ask(program.console(), options.yes, options.as_preparer ? "as its preparer this" : "this"));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    if (options.as_preparer) {
        CARNET_TRY_VOID(sign_decision_proposal(home, options.id, officer, program.clock()));
        program.console().say("Prepared by " + officer.record().id + ". Next: another officer approves it.");
    } else {
        CARNET_TRY_VOID(approve_decision_act(home, options.id, act.digest, officer, program.clock()));
        program.console().say("Approved by " + officer.record().id + ". Next: carnet-issuer decision sign " +
                              act.act.case_id);
    }
    JsonWriter writer;
    write_decision_act(writer, act);
    program.console().give(writer);
    return kExitDone;
}

// What a machine imported through the admin API is nobody's word until an officer makes it theirs.
Result<int> prepare_a_batch(Program& program, IssuerHome& home, const Options& options) {
    CARNET_TRY(const auto review, review_batch(home, options.id));
    say_review(program.console(), review);
    CARNET_TRY_VOID(ask(program.console(), options.yes, "as its preparer this batch"));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY_VOID(sign_preparation(home, options.id, officer, program.clock()));
    program.console().say("Prepared by " + officer.record().id + ". Next: another officer approves it.");
    JsonWriter writer;
    write_review(writer, review);
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_approve(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto statement, home.records().statements->find(options.id));
    if (statement && statement->kind == StatementKind::kStatusChange)
        return approve_a_change(program, home, options);
    if (statement && statement->kind == StatementKind::kTrustChange)
        return decide_a_trust_change(program, home, options);
    if (statement && statement->kind == StatementKind::kDecisionAct)
        return decide_an_act(program, home, options);
    return options.as_preparer ? prepare_a_batch(program, home, options)
                               : approve_a_batch(program, home, options);
}

}  // namespace

void add_approve(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "approve",
                               "Look at a batch or a change as the second officer, and sign it");
    command.option("ID", options->id, "A batch or a change").required();
    options->officer.add_to(command, "approves; never the one who prepared");
    command.flag("--as-preparer", options->as_preparer,
                 "Sign as the one who prepares (what came in through the admin API)");
    command.flag("--yes", options->yes, "Do not ask (the officer has seen it)");
    program.on(command, [&program, options] { return run_approve(program, *options); });
}

}  // namespace carnet::issuer
