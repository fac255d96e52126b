// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer trust: the desk of a national authority that keeps a trust list. Here: what the list is, and
// how it stands.
#include "issuer/commands/trust_command.h"

#include "issuer/commands/exit_codes.h"
#include "issuer/desk/trust_json.h"
#include "issuer/desk/trust_state.h"
#include "wallet-format/profile/accreditation_json.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 100;

struct InitOptions {
    std::string id;
    std::vector<std::string> titles;
    std::vector<std::string> territories;
    int next_update_days = 30;
    bool replace = false;
    WhyOptions why;
    OfficerOption officer;
};

Result<wallet::Translations> read_titles(const std::vector<std::string>& titles) {
    wallet::Translations read;
    for (const auto& title : titles) {
        const auto equals = title.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == title.size())
            return error(ErrorCode::kUsage, "write a language and the title, such as en=\"List of bodies\"",
                         "--title " + title);
        if (!read.emplace(title.substr(0, equals), title.substr(equals + 1)).second)
            return error(ErrorCode::kUsage, "gives a second title in one language", "--title " + title);
    }
    return read;
}

Result<int> run_init(Program& program, const InitOptions& options) {
    CARNET_TRY(auto titles, read_titles(options.titles));
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto state, read_trust_state(home.records()));
    if (state.terms() && !options.replace)
        return error(ErrorCode::kConflict,
                     "there is a list already; pass --replace to decide anew what it is called",
                     state.terms()->id);
    CARNET_TRY(const auto officer, options.officer.unlock(home));
    TrustChange change;
    change.act = TrustAct::kInit;
    change.reason = options.why.reason;
    change.note = options.why.note;
    const std::string present = state.terms() ? state.terms()->id : home.settings().trust_list_url();
    change.list = TrustListTerms{options.id.empty() ? present : options.id, std::move(titles),
                                 options.territories, options.next_update_days};
    CARNET_TRY(const auto proposed,
               propose_trust_change(home, std::move(change), &officer, officer.record().id, program.clock(),
                                    program.random()));
    give_proposal(program, proposed);
    return kExitDone;
}

Result<int> run_list(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto state, read_trust_state(home.records()));
    const auto today = Date::of(program.clock().now());
    JsonWriter writer;
    writer.begin_object().key("accreditations").begin_array();
    for (const auto& entry : state.entries()) {
        program.console().say(entry.id + "  " + std::string(standing_on(entry, today)) + "  " +
                              std::string(wallet::to_string(entry.role)) + "  " + entry.body.name);
        write_accreditation_facts(writer, entry, today);
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

void say_overview(const Console& console, const TrustOverview& overview, const std::string& url) {
    if (!overview.terms)
        return console.say("There is no trust list here yet. Begin with `carnet-issuer trust init`.");
    console.say("List " + overview.terms->id + ", " + std::to_string(overview.entries) + " accreditations");
    console.say("  served at  " + url);
    if (!overview.newest) {
        console.say("  never published");
    } else {
        console.say("  version " + std::to_string(overview.newest->sequence) + " of " +
                    Timestamp::of(overview.newest->issued).text() + ", to be replaced by " +
                    Timestamp::of(overview.newest->next_update).text());
    }
    if (overview.is_changed) console.say("  what was approved since is not published yet");
    if (overview.is_interrupted)
        console.say("  RESTORED FROM A BACKUP: carnet-issuer trust resume comes first");
}

Result<int> show_overview(Program& program, const IssuerHome& home) {
    CARNET_TRY(const auto overview, overview_of(home.records()));
    const auto url = home.settings().trust_list_url();
    const auto today = Date::of(program.clock().now());
    say_overview(program.console(), overview, url);
    JsonWriter writer;
    writer.begin_object().key("overview");
    write_overview(writer, overview, url);
    writer.key("open").begin_array();
    for (std::int64_t after = 0;;) {
        CARNET_TRY(const auto changes, list_trust_changes(home, after, kPage));
        if (changes.empty()) break;
        after = changes.back().number;
        for (const auto& change : changes) {
            if (change.state != StatementState::kOpen) continue;
            say_trust_change(program.console(), change, today);
            write_trust_change(writer, change);
        }
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_show(Program& program, const std::string& id) {
    CARNET_TRY(const auto home, program.open_home());
    if (id.empty()) return show_overview(program, home);
    CARNET_TRY(const auto state, read_trust_state(home.records()));
    const auto* entry = state.find(id);
    if (entry == nullptr) return error(ErrorCode::kNotFound, "no accreditation on the list has this id", id);
    const auto today = Date::of(program.clock().now());
    say_accreditation(program.console(), *entry, today);
    for (const auto& event : entry->history)
        program.console().say("  " + wallet::write_accreditation_event(event));
    JsonWriter writer;
    write_accreditation_facts(writer, *entry, today);
    program.console().give(writer);
    return kExitDone;
}

}  // namespace

void add_trust(Program& program) {
    auto trust = program.add(program.root(), "trust",
                             "The trust list of an authority: grant, withdraw, publish, hand out");
    trust.requires_subcommand();
    trust.footer(
        "Each act is proposed by one officer and approved by another (carnet-issuer approve); verifiers see\n"
        "it with the next version (carnet-issuer trust publish). docs/guide-authority.md");

    auto init = std::make_shared<InitOptions>();
    auto begin = program.add(trust, "init", "Propose what the list is called and how long a version is good");
    begin.option("--id", init->id, "URI of the list, the same for ever; by default where it is served");
    begin.option("--title", init->titles, "LANGUAGE=TEXT, such as en=\"Accredited bodies\"; several")
        .required();
    begin.option("--territory", init->territories, "Country (NP), part of one or URI; several").required();
    begin.option("--next-update-days", init->next_update_days, "A version says nothing any more after these")
        .between(1, static_cast<int>(kMaxNextUpdateDays))
        .shows_default();
    begin.flag("--replace", init->replace, "Decide anew for the list that is there");
    init->why.add_to(begin);
    init->officer.add_to(begin, "proposes");
    program.on(begin, [&program, init] { return run_init(program, *init); });

    add_trust_changes(program, trust);

    program.on(program.add(trust, "list", "List the accreditations with what they are today"),
               [&program] { return run_list(program); });
    auto id = std::make_shared<std::string>();
    auto show = program.add(trust, "show", "Show the list with its open proposals, or one accreditation");
    show.option("ID", *id, "An accreditation");
    program.on(show, [&program, id] { return run_show(program, *id); });

    add_trust_publishing(program, trust);
    add_trust_bundle(program, trust);
}

}  // namespace carnet::issuer
