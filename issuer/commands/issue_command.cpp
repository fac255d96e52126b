// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer issue: signs an approved batch; run it again after any interruption.
#include "issuer/issue.h"

#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::string batch;
    std::optional<std::size_t> group_size;
    PassphraseOption passphrase{"certificates-passphrase", {}, {}};
};

void say_report(const Console& console, const IssueReport& report) {
    console.say("Issued " + std::to_string(report.issued_now) + " certificates" +
                (report.issued_before != 0
                     ? " (" + std::to_string(report.issued_before) + " were issued before)"
                     : ""));
    for (const auto& refused : report.refused_now)
        console.say("  line " + std::to_string(refused.line) + " refused by rule " + refused.rule + ": " +
                    refused.detail);
    if (report.commits != 0)
        console.say("  " + std::to_string(report.commits) + " commits, " +
                    std::to_string(report.commit_microseconds / report.commits) + " us each");
}

void write_report(JsonWriter& writer, const std::string& batch, const IssueReport& report) {
    writer.begin_object().member("batch", batch);
    writer.key("issuedNow").integer(static_cast<std::int64_t>(report.issued_now));
    writer.key("issuedBefore").integer(static_cast<std::int64_t>(report.issued_before));
    writer.key("commits").integer(static_cast<std::int64_t>(report.commits));
    writer.key("commitMicroseconds").integer(static_cast<std::int64_t>(report.commit_microseconds));
    writer.key("microseconds").integer(static_cast<std::int64_t>(report.microseconds));
    writer.key("refused").begin_array();
    for (const auto& refused : report.refused_now) {
        writer.begin_object()
            .key("row")
            .integer(refused.row)
            .key("line")
            .integer(static_cast<std::int64_t>(refused.line));
        writer.member("rule", refused.rule).member("detail", refused.detail).end_object();
    }
    writer.end_array().end_object();
}

Result<int> run_issue(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto passphrase, options.passphrase.read("Passphrase of the certificates key"));
    CARNET_TRY(const auto key, unlock_certificate_key(home, passphrase));
    IssueOptions issue;
    issue.group_size = options.group_size.value_or(home.settings().group_size);
    issue.observer = [&program](const IssueProgress& progress) {
        program.console().progress("signing", progress.done, progress.total);
        return true;
    };
    CARNET_TRY(const auto report,
               issue_batch(home, options.batch, key, issue, program.clock(), program.random()));
    say_report(program.console(), report);
    JsonWriter writer;
    write_report(writer, options.batch, report);
    program.console().give(writer);
    return report.refused_now.empty() ? kExitDone : kExitAttention;
}

}  // namespace

void add_issue(Program& program) {
    auto options = std::make_shared<Options>();
    auto command =
        program.add(program.root(), "issue", "Sign an approved batch (run it again after an interruption)");
    command.option("BATCH", options->batch, "An approved batch").required();
    command.option("--group-size", options->group_size, "Certificates per commit").between(1, 10'000);
    options->passphrase.add_to(command, "the certificates key's");
    program.on(command, [&program, options] { return run_issue(program, *options); });
}

}  // namespace carnet::issuer
