// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer decision open, list, show, clock: what comes in, and the authority's time.
#include "issuer/commands/decision_command.h"
#include "issuer/commands/exit_codes.h"
#include "issuer/server/ask_verifier.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxScan = std::size_t{64} * 1024 * 1024;

struct OpenOptions {
    std::filesystem::path file;
    bool paper = false;
    std::string form = "paper-original";
    std::string purpose;
    std::optional<std::string> destination;
    std::string occupation;
    std::optional<std::filesystem::path> report;
    std::optional<std::string> received;
    OfficerOption officer;
};

Result<std::string> report_for(const OpenOptions& options, const DecisionSettings& settings,
                               const NewCase& opened) {
    if (options.report) return read_file(*options.report, kMaxReport);
    if (!settings.verifier)
        return error(ErrorCode::kConfiguration,
                     "nobody is named who could verify it: write decisions.verifier, or pass --report");
    return ask_verifier(
        *settings.verifier, opened.document,
        {opened.destination, std::string(wallet::to_string(opened.purpose)), opened.occupation});
}

Result<NewCase> read_new(const OpenOptions& options, const DecisionSettings& settings) {
    NewCase opened;
    const auto purpose = wallet::recognition_purpose_from(options.purpose);
    if (!purpose) return error(ErrorCode::kUsage, "is no purpose", "--purpose " + options.purpose);
    opened.purpose = *purpose;
    opened.destination = options.destination.value_or(settings.authority.jurisdictions.front());
    opened.occupation = options.occupation;
    CARNET_TRY(opened.received, read_day_option(options.received, "--received"));
    if (options.paper) {
        const auto form = examined_form_from(options.form);
        if (!form || *form == wallet::ExaminedForm::kVerifiableCredential)
            return error(ErrorCode::kUsage, "is no form of a paper", "--form " + options.form);
        opened.form = *form;
        CARNET_TRY(const auto scan, read_file(options.file, kMaxScan));
        opened.scan = keys::sha256(as_bytes(scan));
        return opened;
    }
    CARNET_TRY(opened.document, read_file(options.file, kMaxCaseDocument));
    CARNET_TRY(opened.report, report_for(options, settings, opened));
    return opened;
}

Result<int> give_case(Program& program, const IssuerHome& home, const std::string& id, bool everything) {
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto view, view_case(home, id));
    const auto today = Date::of(program.clock().now());
    say_case(program.console(), view, settings.period, today, everything);
    JsonWriter writer;
    write_case(writer, view, settings.period, today, everything);
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_open(Program& program, const OpenOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(const auto opened, read_new(options, settings));
    CARNET_TRY(const auto one,
               open_case(home, opened, officer.record().id, program.clock(), program.random()));
    return give_case(program, home, one.id, false);
}

Result<int> run_list(Program& program, bool everything) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto settings, decision_settings_of(home));
    CARNET_TRY(const auto cases, list_cases(home));
    const auto today = Date::of(program.clock().now());
    JsonWriter writer;
    writer.begin_object().key("cases").begin_array();
    for (const auto& one : cases) {
        if ((one.is_decided || one.is_assessed) && !everything) continue;
        program.console().say(one.facts.id + "  received " + one.clock.received.text() + "  " +
                              (one.is_decided    ? "decided"
                               : one.is_assessed ? "assessed"
                                                 : say_due(one.clock, settings.period, today)) +
                              "  " + one.facts.purpose);
        write_case_summary(writer, one, settings.period, today);
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

struct ClockOptions {
    std::string id;
    std::string event;
    std::optional<std::string> on;
    std::optional<std::string> until;
    std::string reason;
    OfficerOption officer;
};

Result<int> run_clock(Program& program, const ClockOptions& options) {
    CaseEvent event;
    event.kind = case_event_kind_from(options.event).value_or(event.kind);
    CARNET_TRY(const auto day, read_day_option(options.on, "--on"));
    event.day = day.value_or(Date::of(program.clock().now()));
    CARNET_TRY(event.until, read_day_option(options.until, "--until"));
    event.reason = options.reason;
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY_VOID(add_case_event(home, options.id, event, officer.record().id, program.clock()));
    return give_case(program, home, options.id, false);
}

void add_open(Program& program, Command decision) {
    auto options = std::make_shared<OpenOptions>();
    auto command = program.add(decision, "open", "Open a case from a received credential, or from paper");
    command
        .option("FILE", options->file, "The credential; with --paper the scan, of which the digest is kept")
        .required();
    command.flag("--paper", options->paper, "FILE is the scan of a paper");
    command.option("--form", options->form, "What the paper is")
        .one_of({"paper-original", "certified-copy", "sworn-translation", "reconstructed"})
        .shows_default();
    command.option("--purpose", options->purpose, "What recognition is asked for").required();
    command.option("--destination", options->destination,
                   "Where it is to count; by default the first of decisions.jurisdictions");
    command.option("--occupation", options->occupation, "ISCO-08 unit group; by default the certificate's");
    command.option("--report", options->report,
                   "The verifier's answer, instead of asking decisions.verifier");
    command.option("--received", options->received, "Day of receipt; by default today");
    options->officer.add_to(command, "opens the case");
    program.on(command, [&program, options] { return run_open(program, *options); });
}

void add_clock(Program& program, Command decision) {
    auto options = std::make_shared<ClockOptions>();
    auto command = program.add(decision, "clock", "Note what moves or stops the authority's time");
    command.option("CASE", options->id, "The case").required();
    command.option("EVENT", options->event, "What happened")
        .required()
        .one_of({"acknowledged", "file-complete", "suspended", "resumed", "extended"});
    command.option("--on", options->on, "Day; by default today. `resumed`: the first on which it runs again");
    command.option("--until", options->until, "The new last day of an extension");
    command.option("--reason", options->reason, "Why it was suspended or extended; stands in the decision");
    options->officer.add_to(command, "notes it");
    program.on(command, [&program, options] { return run_clock(program, *options); });
}

}  // namespace

void add_decision_cases(Program& program, Command decision) {
    add_open(program, decision);
    add_clock(program, decision);
    auto all = std::make_shared<bool>(false);
    auto list = program.add(decision, "list", "Cases with what is due; never which way they were decided");
    list.flag("--all", *all, "Decided ones too");
    program.on(list, [&program, all] { return run_list(program, *all); });
    struct ShowOptions {
        std::string id;
        bool everything = false;
    };
    auto shown = std::make_shared<ShowOptions>();
    auto show = program.add(decision, "show", "One case: units, levels, agreements, clock, decisions");
    show.option("CASE", shown->id, "The case").required();
    show.flag("--all", shown->everything, "With decisions that fell on appeal");
    program.on(show, [&program, shown]() -> Result<int> {
        CARNET_TRY(const auto home, program.open_home());
        return give_case(program, home, shown->id, shown->everything);
    });
}

}  // namespace carnet::issuer
