// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer trust grant, reduce, suspend, reinstate, withdraw, lapse, amend: the first officer proposes.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/take_back_command.h"
#include "issuer/commands/trust_command.h"
#include "issuer/desk/accreditation_file.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kFileBytes = std::size_t{256} * 1024;

Error in_file(const std::filesystem::path& file, Error fault) {
    fault.where = file.string() + (fault.where.empty() ? "" : ", " + fault.where);
    return fault;
}

struct GrantOptions {
    std::vector<std::string> files;
    WhyOptions why;
    OfficerOption officer;
};

Result<int> run_grant(Program& program, const GrantOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    TrustChange change;
    change.act = TrustAct::kGrant;
    change.reason = options.why.reason;
    change.note = options.why.note;
    for (const auto& file : options.files) {
        CARNET_TRY(const auto text, read_file(file, kFileBytes));
        auto accreditation = read_accreditation_file(text, grant_defaults(home.settings(), program.random()));
        if (!accreditation) return in_file(file, accreditation.error());
        change.grants.push_back(*std::move(accreditation));
    }
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(const auto proposed,
               propose_trust_change(home, std::move(change), &officer, officer.record().id, program.clock(),
                                    program.random()));
    give_proposal(program, proposed);
    return kExitDone;
}

struct EventOptions {
    TrustAct act = TrustAct::kSuspend;
    std::string accreditation;
    std::optional<std::string> from;
    std::filesystem::path scope;
    bool ex_tunc = false;
    std::optional<std::string> since;
    std::optional<std::string> decision;
    WhyOptions why;
    OfficerOption officer;
};

Result<std::optional<Date>> read_day(const std::optional<std::string>& text, const std::string& option) {
    if (!text) return std::optional<Date>();
    const auto day = Date::parse(*text);
    if (!day || !day->is_complete())
        return error(ErrorCode::kUsage, "write a day, such as 2026-11-28", option + " " + *text);
    return std::optional(*day);
}

Result<TrustEventRequest> read_request(const EventOptions& options) {
    if (options.ex_tunc != options.since.has_value())
        return error(ErrorCode::kUsage,
                     "a withdrawal ex tunc says since when it counts as never given: --ex-tunc --since DAY",
                     "--ex-tunc");
    TrustEventRequest request;
    request.act = options.act;
    request.accreditation = options.accreditation;
    request.reason = options.why.reason;
    request.note = options.why.note;
    CARNET_TRY(request.from, read_day(options.from, "--from"));
    CARNET_TRY(request.ex_tunc_since, read_day(options.since, "--since"));
    request.decision = options.decision;
    if (options.scope.empty()) return request;
    CARNET_TRY(const auto text, read_file(options.scope, kFileBytes));
    auto scope = read_scope_file(text);
    if (!scope) return in_file(options.scope, scope.error());
    request.scope = *std::move(scope);
    return request;
}

Result<int> run_event(Program& program, const EventOptions& options) {
    CARNET_TRY(const auto request, read_request(options));
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto change, trust_event(home, request, Date::of(program.clock().now())));
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(const auto proposed,
               propose_trust_change(home, std::move(change), &officer, officer.record().id, program.clock(),
                                    program.random()));
    give_proposal(program, proposed);
    return kExitDone;
}

void add_event(Program& program, Command trust, TrustAct act, const std::string& description) {
    auto options = std::make_shared<EventOptions>();
    options->act = act;
    auto command = program.add(trust, std::string(to_string(act)), description);
    command.option("ID", options->accreditation, "The accreditation").required();
    if (act != TrustAct::kLapse)
        command.option("--from", options->from, "First day on which it counts; by default today (UTC)");
    if (act == TrustAct::kReduce)
        command
            .option("--scope", options->scope, "File with what is left (docs/formats/accreditation-file.md)")
            .required();
    if (act == TrustAct::kWithdraw) {
        command.flag("--ex-tunc", options->ex_tunc, "As if it had never been given, back to --since");
        command.option("--since", options->since, "First day that a withdrawal ex tunc reaches back to");
    }
    command.option("--decision", options->decision, "URI of the decision; published");
    options->why.add_to(command);
    options->officer.add_to(command, "proposes");
    program.on(command, [&program, options] { return run_event(program, *options); });
}

struct AmendOptions {
    std::string accreditation;
    std::vector<std::string> dids;
    std::optional<std::string> name;
    std::optional<std::string> until;
    bool is_without_end = false;
    WhyOptions why;
    OfficerOption officer;
};

Result<int> run_amend(Program& program, const AmendOptions& options) {
    TrustChange change;
    change.act = TrustAct::kAmend;
    change.reason = options.why.reason;
    change.note = options.why.note;
    change.accreditation = options.accreditation;
    change.amendment = TrustAmendment{options.dids, options.name, {}, options.is_without_end};
    CARNET_TRY(change.amendment->until, read_day(options.until, "--until"));
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    CARNET_TRY(const auto proposed,
               propose_trust_change(home, std::move(change), &officer, officer.record().id, program.clock(),
                                    program.random()));
    give_proposal(program, proposed);
    return kExitDone;
}

void add_amend(Program& program, Command trust) {
    auto options = std::make_shared<AmendOptions>();
    auto command =
        program.add(trust, "amend", "Propose a further DID or another name of a body, or a longer term");
    command.option("ID", options->accreditation, "The accreditation").required();
    command.option("--add-did", options->dids, "DID under which the body signs from now on too; several");
    command.option("--name", options->name, "What the body is called now");
    command.option("--until", options->until, "First day after its term, later than before");
    command.flag("--without-end", options->is_without_end, "Its term has no end any more");
    options->why.add_to(command);
    options->officer.add_to(command, "proposes");
    program.on(command, [&program, options] { return run_amend(program, *options); });
}

}  // namespace

void add_trust_changes(Program& program, Command trust) {
    auto granted = std::make_shared<GrantOptions>();
    auto grant = program.add(trust, "grant", "Propose to accredit bodies, one file for each");
    grant.option("FILE", granted->files, "TOML or JSON (docs/formats/accreditation-file.md)").required();
    granted->why.add_to(grant);
    granted->officer.add_to(grant, "proposes");
    program.on(grant, [&program, granted] { return run_grant(program, *granted); });

    add_event(program, trust, TrustAct::kReduce,
              "Propose that an accreditation goes on with a narrower scope");
    add_event(program, trust, TrustAct::kSuspend, "Propose to suspend an accreditation for the time being");
    add_event(program, trust, TrustAct::kReinstate, "Propose to lift a suspension");
    add_event(program, trust, TrustAct::kWithdraw, "Propose to withdraw an accreditation for good");
    add_event(program, trust, TrustAct::kLapse, "Propose to say that an accreditation's term is over");
    add_amend(program, trust);

    add_take_back(program, trust, "CHANGE", withdraw_trust_proposal);
}

}  // namespace carnet::issuer
