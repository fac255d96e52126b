// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/verifier_files.h"

#include "tests/corridors/output_files.h"

#include <string>

namespace carnet::corridors {
namespace {

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string listed(std::string_view table, const Actor& actor) {
    return "\n[[" + std::string(table) + "]]\ndid = " + in_quotes(actor.did) +
           "\nname = " + in_quotes(actor.name) + "\n";
}

Result<std::string> actors_listed(JsonValue verifier, std::string_view member, std::string_view table,
                                  const Actors& actors) {
    std::string text;
    const auto handles = verifier.find(member);
    if (!handles) return text;
    for (const JsonValue handle : handles->elements()) {
        CARNET_TRY(const auto* actor, find_actor(actors, handle));
        text += listed(table, *actor);
    }
    return text;
}

Result<std::string> authorities_listed(JsonValue verifier, const Actors& actors) {
    std::string text;
    const auto entries = verifier.find("authorities");
    if (!entries) return text;
    for (const JsonValue entry : entries->elements()) {
        CARNET_TRY(const auto handle, entry.require("actor"));
        CARNET_TRY(const auto* actor, find_actor(actors, handle));
        CARNET_TRY(const auto jurisdictions, entry.require("jurisdictions"));
        text += listed("authorities", *actor) + "jurisdictions = [";
        for (const JsonValue jurisdiction : jurisdictions.elements()) {
            CARNET_TRY(const auto place, jurisdiction.as_string());
            text += in_quotes(place) + ", ";
        }
        text += "]\n";
    }
    return text;
}

}  // namespace

Result<void> write_verifier_files(JsonValue folder, const Actors& actors,
                                  const std::filesystem::path& directory) {
    CARNET_TRY(const auto verifier, folder.require("verifier"));
    std::string policy = "name = \"corridor\"\n";
    if (verifier.find("requireAccreditation")) policy += "require_accreditation = true\n";
    CARNET_TRY(const auto trusted, actors_listed(verifier, "trusted", "trusted", actors));
    CARNET_TRY(const auto operators, actors_listed(verifier, "trustLists", "trust_lists", actors));
    CARNET_TRY(const auto authorities, authorities_listed(verifier, actors));
    CARNET_TRY_VOID(write_file(directory / "policy.toml", policy + trusted + operators + authorities));
    return write_file(directory / "verifier.toml",
                      "policy = \"policy.toml\"\ntrust_dir = \"trust\"\nstatus_dir = \"status\"\ndid_dir = "
                      "\"did\"\n");
}

}  // namespace carnet::corridors
