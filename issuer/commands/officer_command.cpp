// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer officer: the persons behind certificates.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

// Up to two officers who vouch; each with their own passphrase.
struct Vouchers {
    OfficerOption first{{}, {"by-passphrase", {}, {}}};
    OfficerOption second{{}, {"and-passphrase", {}, {}}};

    void add_to(Command command) {
        command.option("--by", first.id, "First officer who vouches");
        first.passphrase.add_to(command, "the first voucher's");
        command.option("--and", second.id, "Second officer who vouches");
        second.passphrase.add_to(command, "the second voucher's");
    }
    [[nodiscard]] Result<std::vector<UnlockedOfficer>> unlock(const IssuerHome& home) const {
        std::vector<UnlockedOfficer> present;
        for (const auto* voucher : {&first, &second}) {
            if (voucher->id.empty()) continue;
            CARNET_TRY(auto officer, voucher->unlock(home));
            present.push_back(std::move(officer));
        }
        return present;
    }
};

std::vector<const UnlockedOfficer*> pointers_to(const std::vector<UnlockedOfficer>& officers) {
    std::vector<const UnlockedOfficer*> pointers;
    pointers.reserve(officers.size());
    for (const auto& officer : officers) pointers.push_back(&officer);
    return pointers;
}

std::string roles_text(Roles roles) {
    return std::string(roles.prepare ? "prepare" : "") + (roles.prepare && roles.approve ? ", " : "") +
           (roles.approve ? "approve" : "");
}

void write_officer(JsonWriter& writer, const OfficerRecord& officer) {
    writer.begin_object().member("id", officer.id).member("name", officer.name).key("roles").begin_array();
    if (officer.roles.prepare) writer.string("prepare");
    if (officer.roles.approve) writer.string("approve");
    writer.end_array().key("enabled").boolean(officer.enabled).member("key", officer.key.multikey());
    writer.member("added", Timestamp::of(officer.added).text()).end_object();
}

struct AddOptions {
    NewOfficer officer;
    std::vector<std::string> roles;
    PassphraseOption passphrase{"passphrase", {}, {}};
    Vouchers vouchers;
};

Result<int> run_add(Program& program, AddOptions& options) {
    const auto has = [&](std::string_view role) {
        return std::find(options.roles.begin(), options.roles.end(), role) != options.roles.end();
    };
    options.officer.roles = {has("prepare"), has("approve")};
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto vouchers, options.vouchers.unlock(home));
    CARNET_TRY(const auto passphrase,
               options.passphrase.read_new("New passphrase of officer " + options.officer.id));
    CARNET_TRY(const auto added, add_officer(home, options.officer, passphrase, pointers_to(vouchers), {},
                                             program.clock(), program.random()));
    program.console().say("Added officer " + added.id + " (" + added.name + "): " + roles_text(added.roles));
    JsonWriter writer;
    write_officer(writer, added);
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_list(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto officers, home.records().officers->list());
    JsonWriter writer;
    writer.begin_array();
    for (const auto& officer : officers) {
        program.console().say(officer.id + "  " + officer.name + "  [" + roles_text(officer.roles) + "]" +
                              (officer.enabled ? "" : "  disabled"));
        write_officer(writer, officer);
    }
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

struct EnableOptions {
    std::string id;
    Vouchers vouchers;
};

Result<int> run_enable(Program& program, const EnableOptions& options, bool enabled) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto vouchers, options.vouchers.unlock(home));
    CARNET_TRY_VOID(set_officer_enabled(home, options.id, enabled, pointers_to(vouchers), program.clock(),
                                        program.random()));
    program.console().say("Officer " + options.id + (enabled ? " is enabled." : " is disabled."));
    JsonWriter writer;
    writer.begin_object().member("id", options.id).key("enabled").boolean(enabled).end_object();
    program.console().give(writer);
    return kExitDone;
}

struct PassphraseOptions {
    std::string id;
    PassphraseOption old_one{"passphrase", {}, {}};
    PassphraseOption new_one{"new-passphrase", {}, {}};
};

Result<int> run_passphrase(Program& program, const PassphraseOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(const auto old_one, options.old_one.read("Present passphrase of officer " + options.id));
    CARNET_TRY(const auto new_one, options.new_one.read_new("New passphrase of officer " + options.id));
    CARNET_TRY_VOID(
        change_passphrase(home, options.id, old_one, new_one, {}, program.clock(), program.random()));
    program.console().say("The key of officer " + options.id + " is sealed under the new passphrase.");
    JsonWriter writer;
    writer.begin_object().member("id", options.id).end_object();
    program.console().give(writer);
    return kExitDone;
}

void add_enable(Program& program, Command parent, const std::string& name, bool enabled) {
    auto options = std::make_shared<EnableOptions>();
    auto command = program.add(
        parent, name,
        enabled ? "Let an officer act again (two officers vouch)" : "Stop an officer (one officer vouches)");
    command.option("ID", options->id, "The officer").required();
    options->vouchers.add_to(command);
    program.on(command, [&program, options, enabled] { return run_enable(program, *options, enabled); });
}

}  // namespace

void add_officer(Program& program) {
    auto officer =
        program.add(program.root(), "officer", "The persons behind certificates: add, list, disable, enable");
    officer.requires_subcommand();

    auto options = std::make_shared<AddOptions>();
    auto command = program.add(officer, "add", "Add an officer with a key and passphrase of their own");
    command.option("ID", options->officer.id, "Short id: a-z, 0-9 and -").required();
    command.option("--name", options->officer.name, "Name, as other officers see it").required();
    command.option("--role", options->roles, "prepare or approve; give it twice for both")
        .required()
        .one_of({"prepare", "approve"});
    options->passphrase.add_to(command, "the new officer's");
    options->vouchers.add_to(command);
    command.footer(
        "The first two officers are added freely; from the third on two officers vouch: --by A --and B.");
    program.on(command, [&program, options] { return run_add(program, *options); });

    program.on(program.add(officer, "list", "List the officers"), [&program] { return run_list(program); });
    add_enable(program, officer, "disable", false);
    add_enable(program, officer, "enable", true);

    auto passphrase = std::make_shared<PassphraseOptions>();
    auto change = program.add(officer, "passphrase", "Seal an officer's key under another passphrase");
    change.option("ID", passphrase->id, "The officer").required();
    passphrase->old_one.add_to(change, "the present");
    passphrase->new_one.add_to(change, "the new");
    program.on(change, [&program, passphrase] { return run_passphrase(program, *passphrase); });
}

}  // namespace carnet::issuer
