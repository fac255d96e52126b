// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer profile: what this body awards.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/profile_folder.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kProfileBytes = std::size_t{1024} * 1024;

struct AddOptions {
    std::filesystem::path file;
    bool replace = false;
};

Result<int> run_add(Program& program, const AddOptions& options) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto toml, read_file(options.file, kProfileBytes));
    auto profile = keep_profile(home, toml, options.replace);
    if (!profile)
        return error(profile.error().code, profile.error().detail,
                     options.file.string() + ", " + profile.error().where);
    program.console().say("Profile " + profile->name + ": " + profile->title + ", standard " +
                          profile->standard.code + " version " + profile->standard.version + ", " +
                          std::to_string(profile->units.size()) + " units");
    JsonWriter writer;
    writer.begin_object().member("name", profile->name).member("title", profile->title);
    writer.member("standard", profile->standard.code)
        .member("version", profile->standard.version)
        .end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_list(Program& program) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto names, profile_names(home));
    JsonWriter writer;
    writer.begin_array();
    for (const auto& name : names) {
        program.console().say(name);
        writer.string(name);
    }
    writer.end_array();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_show(Program& program, const std::string& name) {
    CARNET_TRY(const auto home, program.open_home());
    CARNET_TRY(const auto profile, find_profile(home, name));
    auto& console = program.console();
    console.say(profile.title + " (" + profile.name + ")");
    console.say("  occupation  " + profile.occupation.title + " (ISCO-08 " + profile.occupation.isco08 + ")");
    console.say("  standard    " + profile.standard.title + ", " + profile.standard.code + ", version " +
                profile.standard.version);
    for (const auto& unit : profile.units)
        console.say("  unit        " + unit.code + "  " + unit.title + (unit.optional ? "  (elective)" : ""));
    console.say(profile.validity_years ? "  currency    " + std::to_string(*profile.validity_years) + " years"
                                       : "  currency    does not expire");
    JsonWriter writer;
    writer.raw(profile.canonical());
    console.give(writer);
    return kExitDone;
}

}  // namespace

void add_profile(Program& program) {
    auto profile = program.add(program.root(), "profile", "What this body awards: add, list, show");
    profile.requires_subcommand();

    auto options = std::make_shared<AddOptions>();
    auto add = program.add(profile, "add", "Check a profile (TOML) and keep it");
    add.option("FILE", options->file, "docs/formats/issuing-profile.md says what stands in it").required();
    add.flag("--replace", options->replace, "Put it in the place of the one of that name");
    program.on(add, [&program, options] { return run_add(program, *options); });

    program.on(program.add(profile, "list", "List the profiles"), [&program] { return run_list(program); });

    auto name = std::make_shared<std::string>();
    auto show = program.add(profile, "show", "Show one profile");
    show.option("NAME", *name, "The profile").required();
    program.on(show, [&program, name] { return run_show(program, *name); });
}

}  // namespace carnet::issuer
