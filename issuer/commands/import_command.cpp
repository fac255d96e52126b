// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer import: a spreadsheet becomes a batch, under the preparer's signature.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/desk/batch.h"
#include "issuer/intake/earlier_awards.h"
#include "issuer/intake/import.h"
#include "issuer/profile_folder.h"

#include "base/text_encoding.h"

namespace carnet::issuer {
namespace {

struct Options {
    std::filesystem::path file;
    std::string profile;
    OfficerOption officer;
    std::string encoding;
    std::string delimiter;
    std::string date_format;
    std::string number_pattern;
    bool statements = false;
    bool all_units_completed = false;
    bool accept_repairs = false;
    bool accept_namesakes = false;
    bool to_wallets = false;
    bool dry_run = false;
    std::optional<std::filesystem::path> report;
};

// The members of one_of() keep unknown words out, so an empty answer means "not given".
ImportOptions import_options(const Options& options, const Clock& clock) {
    ImportOptions import{Date::of(clock.now())};
    import.encoding = text_encoding_from(options.encoding);
    import.delimiter = delimiter_from(options.delimiter);
    import.date_order = date_order_from(options.date_format);
    if (!options.number_pattern.empty()) import.number_pattern = options.number_pattern;
    import.statements = options.statements;
    import.all_units_completed = options.all_units_completed;
    import.accept_repairs = options.accept_repairs;
    import.accept_namesakes = options.accept_namesakes;
    return import;
}

void say_findings(const Console& console, const ImportResult& result) {
    const auto& facts = result.facts;
    for (const auto& note : facts.notes) console.say("  note: " + note);
    for (const auto& verdict : result.verdicts) {
        if (verdict.outcome == RowOutcome::kAccepted) continue;
        for (const auto& finding : verdict.findings) {
            console.say("  line " + std::to_string(verdict.line) + ", " +
                        (finding.refuses ? "refused" : "note") + ", " + finding.column + " \"" +
                        finding.value + "\": " + finding.explanation +
                        (finding.remedy.empty() ? "" : " " + finding.remedy));
        }
    }
    console.say(std::to_string(facts.rows) + " rows: " + std::to_string(facts.accepted) + " accepted, " +
                std::to_string(facts.accepted_with_notes) + " accepted with notes, " +
                std::to_string(facts.refused) + " refused");
}

Result<BatchSummary> keep_batch(Program& program, IssuerHome& home, const Options& options,
                                const IssuingProfile& profile, ImportResult& result,
                                const UnlockedOfficer& officer) {
    const auto batch = batch_of_accepted(profile, options.file.filename().string(), result);
    CARNET_TRY(const auto summary,
               import_batch(home, batch, officer.record().id, program.clock(), program.random()));
    CARNET_TRY_VOID(sign_preparation(home, summary.record.id, officer, program.clock()));
    return summary;
}

void give_answer(Console& console, const ImportResult& result, const std::optional<BatchSummary>& batch) {
    JsonWriter writer;
    writer.begin_object().key("import").raw(write_report_json(result)).key("batch");
    if (batch) {
        writer.begin_object().member("id", batch->record.id).member("digest", encode_hex(batch->digest));
        writer.key("rows").integer(static_cast<std::int64_t>(batch->record.rows)).end_object();
    } else {
        writer.null();
    }
    writer.end_object();
    console.give(writer);
}

Result<int> run_import(Program& program, const Options& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto profile, find_profile(home, options.profile));
    if (options.to_wallets) profile.delivery = Delivery::kWallets;
    const auto import = import_options(options, program.clock());
    CARNET_TRY(const auto file, read_file(options.file, import.limits.max_bytes));
    CARNET_TRY(auto result, import_rows(as_bytes(file), profile, import, earlier_awards(home.records())));
    if (options.report) CARNET_TRY_VOID(write_file(*options.report, write_report_csv(result)));
    const int code = result.facts.refused == 0 ? kExitDone : kExitAttention;
    auto& console = program.console();
    say_findings(console, result);
    std::optional<BatchSummary> batch;
    if (!options.dry_run && !result.applications.empty()) {
        CARNET_TRY(const auto officer, options.officer.unlock(home));
        CARNET_TRY(batch, keep_batch(program, home, options, profile, result, officer));
        console.say("Batch " + batch->record.id + " with " + std::to_string(batch->record.rows) +
                    " awards, prepared by " + officer.record().id + ".");
        console.say("Next: another officer looks at it and approves: carnet-issuer approve " +
                    batch->record.id);
    }
    give_answer(console, result, batch);
    return batch || options.dry_run ? code : kExitAttention;
}

}  // namespace

void add_import(Program& program) {
    auto options = std::make_shared<Options>();
    auto command = program.add(program.root(), "import",
                               "Read a spreadsheet (CSV), judge every row, keep the good ones as a batch");
    command.option("FILE", options->file, "CSV as the office has it; docs/formats/intake-csv.md").required();
    command.option("--profile", options->profile, "What is awarded").required();
    options->officer.add_to(command, "prepares the batch");
    command.option("--encoding", options->encoding, "When the file is not UTF-8")
        .one_of({"utf-8", "utf-16", "windows-1256", "windows-1252", "latin-1"});
    command.option("--delimiter", options->delimiter, "When it cannot be told")
        .one_of({"comma", "semicolon", "tab"});
    command.option("--date-format", options->date_format, "What 03/04/2001 means in this file")
        .one_of({"dd/mm/yyyy", "mm/dd/yyyy"});
    command.option("--number-pattern", options->number_pattern,
                   "Of certificate numbers: # a digit, @ a capital letter");
    command.flag("--statements", options->statements,
                 "Rows with some of the units become statements of units");
    command.flag("--all-units-completed", options->all_units_completed,
                 "The file has no unit columns; every row completed all");
    command.flag("--accept-repairs", options->accept_repairs,
                 "Repair double spaces inside names, and say so");
    command.flag("--accept-namesakes", options->accept_namesakes,
                 "Same name and birth date under another number is another person");
    command.flag("--to-wallets", options->to_wallets,
                 "The certificates go to wallets: after approval each row gets an offer instead of a file");
    command.option("--report", options->report,
                   "Write the rows with their verdicts here (CSV, to correct and import again)");
    command.flag("--dry-run", options->dry_run, "Only judge; keep nothing");
    command.footer(
        "Exit code 2: rows were refused. Correct them in the report and import it again: what is there "
        "already is recognised.");
    program.on(command, [&program, options] { return run_import(program, *options); });
}

}  // namespace carnet::issuer
