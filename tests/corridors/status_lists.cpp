// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/status_lists.h"

#include "tests/corridors/made_documents.h"
#include "tests/corridors/output_files.h"
#include "wallet-format/status-list/status_list_credential.h"
#include "wallet-format/vocabulary.h"

namespace carnet::corridors {
namespace {

std::string address_of(std::string_view list) {
    return "https://status.example/" + std::string(list);
}

Result<JsonValue> find_list(JsonValue folder, JsonValue name) {
    CARNET_TRY(const auto text, name.as_string());
    const auto lists = folder.find("statusLists");
    if (lists) {
        for (const JsonValue list : lists->elements()) {
            const auto found = list.find("name");
            if (found && found->is_string() && found->string() == text) return list;
        }
    }
    return error(ErrorCode::kNotFound, "There is no status list of that name.", name.pointer());
}

// Documents take the places 1000, 1001, ... in the order of the folder.
Result<std::uint64_t> place_of(JsonValue folder, std::string_view document, const std::string& where) {
    std::uint64_t place = 1000;
    CARNET_TRY(const auto documents, folder.require("documents"));
    for (const JsonValue each : documents.elements()) {
        const auto name = each.find("name");
        if (name && name->is_string() && name->string() == document) return place;
        ++place;
    }
    return error(ErrorCode::kNotFound, "There is no document of that name.", where);
}

Result<wallet::Bitstring> bits_of(JsonValue folder, JsonValue version) {
    CARNET_TRY(auto bits, wallet::Bitstring::zeros(wallet::kMinStatusEntries));
    CARNET_TRY(const auto set, version.require("set"));
    for (const JsonValue document : set.elements()) {
        CARNET_TRY(const auto name, document.as_string());
        CARNET_TRY(const auto place, place_of(folder, name, document.pointer()));
        CARNET_TRY_VOID(bits.set(place, 1));
    }
    return bits;
}

Result<std::string> signed_version(JsonValue folder, JsonValue list, JsonValue version, const Actor& issuer) {
    CARNET_TRY(const auto name, list.require("name"));
    CARNET_TRY(const auto purpose_json, list.require("purpose"));
    CARNET_TRY(const auto purpose, purpose_json.as_string());
    CARNET_TRY(const auto from, day_in(version, "from"));
    CARNET_TRY(const auto until, day_in(version, "until"));
    CARNET_TRY(const auto bits, bits_of(folder, version));
    const auto text = wallet::write_status_list(
        {address_of(name.string()), issuer.did, {std::string(purpose)}, from.start(), until.start()}, bits);
    return sign(text, issuer, from.start(), wallet::CanonicalForm::kJcs);
}

}  // namespace

Result<wallet::StatusEntry> status_entry(JsonValue folder, JsonValue list_name, std::string_view document) {
    CARNET_TRY(const auto list, find_list(folder, list_name));
    CARNET_TRY(const auto purpose_json, list.require("purpose"));
    CARNET_TRY(const auto purpose, purpose_json.as_string());
    wallet::StatusEntry entry;
    entry.type = wallet::name::kBitstringStatusListEntry;
    entry.purpose = purpose;
    CARNET_TRY(entry.index, place_of(folder, document, list_name.pointer()));
    entry.list = address_of(list_name.string());
    return entry;
}

Result<void> write_status_lists(JsonValue folder, const Actors& actors,
                                const std::filesystem::path& directory) {
    const auto lists = folder.find("statusLists");
    if (!lists) return {};
    for (const JsonValue list : lists->elements()) {
        CARNET_TRY(const auto handle, list.require("issuer"));
        CARNET_TRY(const auto* issuer, find_actor(actors, handle));
        CARNET_TRY(const auto versions, list.require("versions"));
        int number = 0;
        for (const JsonValue version : versions.elements()) {
            CARNET_TRY(const auto text, signed_version(folder, list, version, *issuer));
            const auto file =
                std::string(list.find("name")->string()) + "-" + std::to_string(++number) + ".json";
            CARNET_TRY_VOID(write_file(directory / file, text));
        }
    }
    return {};
}

}  // namespace carnet::corridors
