// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer backup and its way back.
#include "issuer/backup.h"

#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::filesystem::path directory;
    bool with_keys = false;
    std::optional<std::filesystem::path> restore_from;
};

Result<int> run_make(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    BackupOptions backup;
    backup.with_keys = options.with_keys;
    backup.progress = [&program](std::uint64_t done, std::uint64_t total) {
        program.console().progress("copying", done, total);
    };
    CARNET_TRY(const auto report, make_backup(home, options.directory, backup, program.clock()));
    program.console().say("Backed up " + std::to_string(report.bytes) + " bytes to " +
                          report.directory.string() + ", audit entry " + std::to_string(report.head.seq));
    JsonWriter writer;
    writer.begin_object()
        .member("directory", report.directory.string())
        .key("bytes")
        .integer(static_cast<std::int64_t>(report.bytes));
    writer.key("auditSeq")
        .integer(report.head.seq)
        .member("made", Timestamp::of(report.made).text())
        .end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_restore(Program& program, const std::filesystem::path& from) {
    CARNET_TRY(const auto report, restore_backup(from, program.home(), program.clock()));
    auto& console = program.console();
    console.say("Restored the backup of " + Timestamp::of(report.backup_made).text() + " into " +
                program.home().string());
    console.say("  status lists closed, so that no place is given twice: " +
                std::to_string(report.lists_closed));
    console.say("  unfinished batches that officers must approve again: " +
                std::to_string(report.batches_to_approve));
    console.say("  API keys dropped, because one removed since would work again; make them anew: " +
                std::to_string(report.api_keys_dropped));
    if (report.keeps_trust_list)
        console.say("  trust list: the backup ends with version " + std::to_string(report.trust_version) +
                    ". Before anything else: carnet-issuer trust resume FILE, with the newest version that "
                    "was published");
    JsonWriter writer;
    writer.begin_object().member("backupMade", Timestamp::of(report.backup_made).text());
    writer.key("listsClosed").integer(static_cast<std::int64_t>(report.lists_closed));
    writer.key("batchesToApprove").integer(static_cast<std::int64_t>(report.batches_to_approve));
    writer.key("apiKeysDropped").integer(static_cast<std::int64_t>(report.api_keys_dropped));
    if (report.keeps_trust_list) writer.key("trustVersion").integer(report.trust_version);
    writer.end_object();
    console.give(writer);
    return kExitDone;
}

}  // namespace

void add_backup(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "backup",
                               "Copy the living store into a new directory, or restore such a copy");
    command.option("DIRECTORY", options->directory, "New directory for the backup");
    command.flag("--with-keys", options->with_keys,
                 "Copy the sealed keys too: as strong as their passphrases only");
    command.option("--restore", options->restore_from,
                   "Instead, restore this backup into --home, which must not exist yet");
    program.on(command, [&program, options]() -> Result<int> {
        if (options->restore_from) return run_restore(program, *options->restore_from);
        if (options->directory.empty())
            return error(ErrorCode::kUsage, "say where to: carnet-issuer backup DIRECTORY");
        return run_make(program, *options);
    });
}

}  // namespace carnet::issuer
