// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/trust_document.h"

#include "wallet-format/jcs.h"
#include "wallet-format/profile/accreditation_json.h"

namespace carnet::issuer {
namespace {

// A thousand accreditations of a few kilobytes each.
constexpr JsonLimits kLimits{16ULL * 1024 * 1024, 32, 1'000'000};

void write_terms(JsonWriter& writer, const TrustListTerms& terms) {
    writer.begin_object().member("id", terms.id).key("nextUpdateDays").integer(terms.next_update_days);
    writer.key("territories").begin_array();
    for (const auto& territory : terms.territories) writer.string(territory);
    writer.end_array().key("title").begin_object();
    for (const auto& [language, text] : terms.title) writer.member(language, text);
    writer.end_object().end_object();
}

// Member order is left to the canonical form.
std::string write_members(const TrustChange& change) {
    JsonWriter writer;
    writer.begin_object().member("act", to_string(change.act)).member("id", change.id);
    writer.member("reason", change.reason).member("type", "carnet-trust-change-v1");
    if (!change.note.empty()) writer.member("note", change.note);
    if (change.list) {
        writer.key("list");
        write_terms(writer, *change.list);
    }
    if (!change.grants.empty()) {
        writer.key("accreditations").begin_array();
        for (const auto& grant : change.grants) writer.raw(wallet::write_accreditation(grant));
        writer.end_array();
    }
    if (!change.accreditation.empty()) writer.member("accreditation", change.accreditation);
    if (change.event) writer.key("event").raw(wallet::write_accreditation_event(*change.event));
    if (change.amendment) {
        writer.key("amendment");
        write_trust_amendment(writer, *change.amendment);
    }
    return writer.end_object().take();
}

Result<std::string> text_of(JsonValue object, std::string_view member) {
    CARNET_TRY(const auto value, object.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<std::string> optional_text_of(JsonValue object, std::string_view member) {
    return object.find(member) ? text_of(object, member) : Result<std::string>(std::string());
}

Result<TrustListTerms> read_terms(JsonValue json) {
    TrustListTerms terms;
    CARNET_TRY(terms.id, text_of(json, "id"));
    CARNET_TRY(const auto days, json.require("nextUpdateDays"));
    CARNET_TRY(terms.next_update_days, days.as_integer());
    CARNET_TRY(const auto territories, json.require("territories"));
    for (const JsonValue territory : territories.elements()) {
        CARNET_TRY(const auto text, territory.as_string());
        terms.territories.emplace_back(text);
    }
    CARNET_TRY(const auto title, json.require("title"));
    for (const auto& [language, value] : title.members()) {
        CARNET_TRY(const auto text, value.as_string());
        terms.title.emplace(language, text);
    }
    return terms;
}

Result<void> read_term(JsonValue json, TrustAmendment& amendment) {
    CARNET_TRY(const auto until, optional_text_of(json, "validUntil"));
    if (json.find("validUntil")) {
        const auto day = Date::parse(until);
        if (!day || !day->is_complete())
            return error(ErrorCode::kBadTime, "Write a day, such as 2026-11-28.", "/amendment/validUntil");
        amendment.until = *day;
    }
    if (const auto without_end = json.find("withoutEnd")) {
        CARNET_TRY(amendment.is_without_end, without_end->as_boolean());
    }
    return {};
}

Result<TrustChange> read_members(JsonValue root) {
    TrustChange change;
    CARNET_TRY(const auto act_text, text_of(root, "act"));
    const auto act = trust_act_from(act_text);
    if (!act) return error(ErrorCode::kBadValue, "There is no such act.", "/act");
    change.act = *act;
    CARNET_TRY(change.id, text_of(root, "id"));
    CARNET_TRY(change.reason, text_of(root, "reason"));
    CARNET_TRY(change.note, optional_text_of(root, "note"));
    if (const auto list = root.find("list")) {
        CARNET_TRY(change.list, read_terms(*list));
    }
    if (const auto grants = root.find("accreditations")) {
        for (const JsonValue grant : grants->elements()) {
            CARNET_TRY(auto accreditation, wallet::read_accreditation(grant));
            change.grants.push_back(std::move(accreditation));
        }
    }
    CARNET_TRY(change.accreditation, optional_text_of(root, "accreditation"));
    if (const auto event = root.find("event")) {
        CARNET_TRY(change.event, wallet::read_accreditation_event(*event));
    }
    if (const auto amendment = root.find("amendment")) {
        CARNET_TRY(change.amendment, read_trust_amendment(*amendment));
    }
    return change;
}

}  // namespace

Result<TrustAmendment> read_trust_amendment(JsonValue json) {
    TrustAmendment amendment;
    CARNET_TRY(const auto members, json.as_object());
    for (const auto& [name, value] : members.members())
        if (name != "addDids" && name != "name" && name != "validUntil" && name != "withoutEnd")
            return error(ErrorCode::kUnknownMember, "An amendment has no such member.", value.pointer());
    if (const auto dids = json.find("addDids")) {
        CARNET_TRY(const auto list, dids->as_array());
        for (const JsonValue did : list.elements()) {
            CARNET_TRY(const auto text, did.as_string());
            amendment.dids.emplace_back(text);
        }
    }
    if (json.find("name")) {
        CARNET_TRY(amendment.name, text_of(json, "name"));
    }
    CARNET_TRY_VOID(read_term(json, amendment));
    return amendment;
}

void write_trust_amendment(JsonWriter& writer, const TrustAmendment& amendment) {
    writer.begin_object();
    if (!amendment.dids.empty()) {
        writer.key("addDids").begin_array();
        for (const auto& did : amendment.dids) writer.string(did);
        writer.end_array();
    }
    if (amendment.name) writer.member("name", *amendment.name);
    if (amendment.until) writer.member("validUntil", amendment.until->text());
    if (amendment.is_without_end) writer.key("withoutEnd").boolean(true);
    writer.end_object();
}

Result<std::string> write_trust_document(const TrustChange& change) {
    const auto text = write_members(change);
    CARNET_TRY(const auto json, JsonDocument::parse(text, kLimits));
    CARNET_TRY_VOID(read_members(json.root()));
    return wallet::canonicalize(json.root());
}

Result<TrustChange> read_trust_document(std::string_view document) {
    const auto unreadable = [] {
        return error(ErrorCode::kStoreCorrupt,
                     "A change of the trust list cannot be read. Run `carnet-issuer fsck`.");
    };
    const auto json = JsonDocument::parse(document, kLimits);
    if (!json) return unreadable();
    auto change = read_members(json->root());
    if (!change) return unreadable();
    const auto written = write_trust_document(*change);
    if (!written || *written != document) return unreadable();
    return change;
}

}  // namespace carnet::issuer
