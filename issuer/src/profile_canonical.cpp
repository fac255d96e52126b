// SPDX-License-Identifier: Apache-2.0
//
// A profile as canonical JSON: members in RFC 8785 order, what is absent left out. Officers' signatures cover
// it.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "issuer/profile.h"

namespace carnet::issuer {
namespace {

void write_optional(JsonWriter& out, std::string_view name, const std::optional<std::string>& text) {
    if (text) out.member(name, *text);
}

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
    out.key(name).begin_array();
    for (const auto& text : texts) out.string(text);
    out.end_array();
}

void write_organisation(JsonWriter& out, std::string_view name, const wallet::Organisation& organisation) {
    out.key(name).begin_object();
    write_optional(out, "country", organisation.country);
    write_optional(out, "id", organisation.id);
    out.member("name", organisation.name).end_object();
}

void write_levels(JsonWriter& out, const std::vector<wallet::Level>& levels) {
    out.key("levels").begin_array();
    for (const auto& level : levels) {
        out.begin_object()
            .member("framework", level.framework)
            .member("frameworkVersion", level.framework_version);
        write_optional(out, "label", level.label);
        out.member("level", level.level).end_object();
    }
    out.end_array();
}

void write_methods(JsonWriter& out, const std::vector<wallet::AssessmentMethod>& methods) {
    out.key("methods").begin_array();
    for (const auto method : methods) out.string(wallet::to_string(method));
    out.end_array();
}

void write_occupation(JsonWriter& out, const wallet::Occupation& occupation) {
    out.key("occupation").begin_object();
    write_optional(out, "escoUri", occupation.esco_uri);
    out.member("isco08", occupation.isco08).member("title", occupation.title).end_object();
}

void write_standard(JsonWriter& out, const wallet::StandardReference& standard) {
    out.key("standard").begin_object().member("code", standard.code).member("id", standard.id);
    out.member("title", standard.title).member("version", standard.version).end_object();
}

void write_units(JsonWriter& out, const std::vector<ProfileUnit>& units) {
    out.key("units").begin_array();
    for (const auto& unit : units)
        out.begin_object()
            .member("code", unit.code)
            .key("optional")
            .boolean(unit.optional)
            .member("title", unit.title)
            .end_object();
    out.end_array();
}

void write_open_parts(JsonWriter& out, const wallet::AwardDisclosure& disclosure) {
    if (disclosure.open.empty()) return;
    out.key("openParts").begin_array();
    for (const auto part : disclosure.open) out.string(wallet::to_string(part));
    out.end_array();
}

Error no_profile(std::string detail) {
    return error(ErrorCode::kStoreCorrupt, std::move(detail) + " Run `carnet-issuer fsck`.");
}

}  // namespace

std::string IssuingProfile::canonical() const {
    JsonWriter out;
    out.begin_object();
    if (assessor) write_organisation(out, "assessor", *assessor);
    write_organisation(out, "awardingBody", awarding_body);
    if (awards_from) out.member("awardsFrom", awards_from->text());
    if (awards_until) out.member("awardsUntil", awards_until->text());
    if (delivery != Delivery::kFiles) out.member("delivery", to_string(delivery));
    out.member("description", description);
    write_optional(out, "fieldIscedF", field_isced_f);
    if (grades) {
        out.key("grades").begin_object();
        write_texts(out, "fail", grades->fail);
        write_texts(out, "pass", grades->pass);
        out.end_object();
    }
    out.member("language", language);
    write_levels(out, levels);
    write_methods(out, methods);
    out.key("minimumAgeYears").integer(minimum_age_years);
    out.member("name", name);
    write_optional(out, "numberPattern", number_pattern);
    write_occupation(out, occupation);
    write_open_parts(out, disclosure);
    if (place) {
        out.key("place").begin_object().member("country", place->country).member("locality", place->locality);
        out.member("name", place->name).end_object();
    }
    if (provider) write_organisation(out, "provider", *provider);
    write_standard(out, standard);
    out.member("title", title);
    write_units(out, units);
    if (validity_years) out.key("validityYears").integer(*validity_years);
    out.end_object();
    return out.take();
}

std::string_view to_string(Delivery delivery) noexcept {
    return delivery == Delivery::kWallets ? "wallets" : "files";
}

Result<Delivery> delivery_of(std::string_view canonical_profile) {
    const auto profile = JsonDocument::parse(canonical_profile);
    if (!profile) return no_profile("A batch's profile cannot be read.");
    const auto delivery = profile->root().find("delivery");
    if (!delivery) return Delivery::kFiles;
    if (delivery->is_string() && delivery->string() == to_string(Delivery::kWallets))
        return Delivery::kWallets;
    return no_profile("A batch's profile names a delivery that there is not.");
}

Result<wallet::AwardDisclosure> disclosure_of(std::string_view canonical_profile) {
    const auto profile = JsonDocument::parse(canonical_profile);
    if (!profile) return no_profile("A batch's profile cannot be read.");
    wallet::AwardDisclosure disclosure;
    const auto open = profile->root().find("openParts");
    if (!open) return disclosure;
    CARNET_TRY(const auto parts, open->as_array());
    for (const JsonValue text : parts.elements()) {
        const auto part = text.is_string() ? wallet::award_part_from(text.string()) : std::nullopt;
        if (!part) return no_profile("A batch's profile leaves open what there is not.");
        disclosure.open.push_back(*part);
    }
    return disclosure;
}

}  // namespace carnet::issuer
