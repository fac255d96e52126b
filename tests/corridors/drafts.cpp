// SPDX-License-Identifier: Apache-2.0
#include "tests/corridors/drafts.h"

#include "tests/corridors/status_lists.h"

namespace carnet::corridors {
namespace {

Result<std::vector<const Actor*>> read_signers(JsonValue entry, const Actor* issuer, const Actors& actors) {
    const auto named = entry.find("signers");
    if (!named) return std::vector{issuer};
    std::vector<const Actor*> signers;
    for (const JsonValue handle : named->elements()) {
        CARNET_TRY(const auto* signer, find_actor(actors, handle));
        signers.push_back(signer);
    }
    return signers;
}

Result<void> read_times(Draft& draft, JsonValue entry) {
    constexpr std::int64_t kNineOClock = 9L * 3600;
    CARNET_TRY(const auto date, day_in(entry, "date"));
    draft.envelope.valid_from = date.start();
    draft.signed_at = date.start().plus_seconds(kNineOClock);
    if (entry.find("signed")) {
        CARNET_TRY(const auto signed_on, day_in(entry, "signed"));
        draft.signed_at = signed_on.start().plus_seconds(kNineOClock);
    }
    if (!entry.find("validUntil")) return {};
    CARNET_TRY(const auto until, day_in(entry, "validUntil"));
    draft.envelope.valid_until = until.start();
    return {};
}

Result<void> read_statuses(Draft& draft, JsonValue folder, JsonValue entry) {
    const auto lists = entry.find("status");
    if (!lists) return {};
    for (const JsonValue list : lists->elements()) {
        CARNET_TRY(auto status, status_entry(folder, list, draft.name));
        draft.envelope.statuses.push_back(std::move(status));
    }
    return {};
}

}  // namespace

Result<Date> day_in(JsonValue object, std::string_view member) {
    CARNET_TRY(const auto json, object.require(member));
    CARNET_TRY(const auto text, json.as_string());
    const auto date = Date::parse(text);
    if (!date || !date->is_complete())
        return error(ErrorCode::kBadTime, "Write a complete day.", json.pointer());
    return *date;
}

Result<Draft> read_draft(JsonValue folder, JsonValue entry, const Actors& actors,
                         const std::filesystem::path& directory) {
    Draft draft;
    CARNET_TRY(const auto name, entry.require("name"));
    CARNET_TRY(draft.name, name.as_string());
    const auto file = entry.find("file");
    draft.file = directory / "documents" /
                 (std::string(file && file->is_string() ? file->string() : draft.name) + ".json");
    CARNET_TRY(const auto handle, entry.require("issuer"));
    CARNET_TRY(const auto* issuer, find_actor(actors, handle));
    draft.envelope.issuer = issuer->did;
    draft.envelope.issuer_name = issuer->name;
    draft.envelope.schema_base = "https://" + issuer->handle + ".example/schemas/";
    CARNET_TRY_VOID(read_times(draft, entry));
    CARNET_TRY(draft.signers, read_signers(entry, issuer, actors));
    CARNET_TRY_VOID(read_statuses(draft, folder, entry));
    draft.must_be_refused = entry.find("mustBeRefused").has_value();
    return draft;
}

}  // namespace carnet::corridors
