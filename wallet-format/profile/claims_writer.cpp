// SPDX-License-Identifier: Apache-2.0
//
// The award alone as canonical JSON: members are written in their sorted order, so the text is its own
// canonical form (RFC 8785) without a second pass.
#include "base/json_writer.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/shape.h"

namespace carnet::wallet {
namespace {

void write_optional(JsonWriter& out, std::string_view key, const std::optional<std::string>& value) {
    if (value) out.member(key, *value);
}

void write(JsonWriter& out, const Organisation& organisation) {
    out.begin_object();
    write_optional(out, "country", organisation.country);
    write_optional(out, "id", organisation.id);
    out.member("name", organisation.name).end_object();
}

void write(JsonWriter& out, const Assessment& assessment) {
    out.begin_object().key("assessor");
    write(out, assessment.assessor);
    out.member("from", assessment.from.text()).member("method", to_string(assessment.method));
    out.key("place").begin_object().member("country", assessment.place.country);
    out.member("locality", assessment.place.locality).member("name", assessment.place.name).end_object();
    out.member("to", assessment.to.text()).end_object();
}

void write(JsonWriter& out, const Holder& holder) {
    out.begin_object();
    if (holder.birth_date) out.member("birthDate", holder.birth_date->text());
    write_optional(out, "id", holder.id);
    write_optional(out, "nameLanguage", holder.name_language);
    out.member("nameLatin", holder.name_latin);
    write_optional(out, "nameOriginal", holder.name_original);
    out.end_object();
}

void write(JsonWriter& out, const Level& level) {
    out.begin_object()
        .member("framework", level.framework)
        .member("frameworkVersion", level.framework_version);
    write_optional(out, "label", level.label);
    out.member("level", level.level).end_object();
}

void write(JsonWriter& out, const Occupation& occupation) {
    out.begin_object();
    write_optional(out, "escoUri", occupation.esco_uri);
    out.member("isco08", occupation.isco08).member("title", occupation.title).end_object();
}

void write(JsonWriter& out, const StandardReference& standard) {
    out.begin_object().member("code", standard.code).member("id", standard.id);
    out.member("title", standard.title).member("version", standard.version).end_object();
}

void write(JsonWriter& out, const UnitResult& unit) {
    out.begin_object().member("code", unit.code);
    write_optional(out, "grade", unit.grade);
    out.member("status", to_string(unit.status)).member("title", unit.title).end_object();
}

template <class T>
void write_list(JsonWriter& out, std::string_view key, const std::vector<T>& values) {
    out.key(key).begin_array();
    for (const auto& value : values) write(out, value);
    out.end_array();
}

void write(JsonWriter& out, const Award& award) {
    out.begin_object().key("assessment");
    write(out, award.assessment);
    out.member("awarded", award.awarded.text()).key("awardingBody");
    write(out, award.awarding_body);
    out.member("description", award.description);
    write_optional(out, "fieldIscedF", award.field_isced_f);
    out.key("holder");
    write(out, award.holder);
    out.member("language", award.language);
    write_list(out, "levels", award.levels);
    out.member("number", award.number).key("occupation");
    write(out, award.occupation);
    if (award.provider) {
        out.key("provider");
        write(out, *award.provider);
    }
    out.key("standard");
    write(out, award.standard);
    out.member("title", award.title);
    write_list(out, "units", award.units);
    out.end_object();
}

}  // namespace

std::string write_claims(const CompetencyDocument& document) {
    const auto* statement = std::get_if<CompetencyUnitStatement>(&document);
    JsonWriter out;
    out.begin_object().key("award");
    write(out, award_of(document));
    if (statement != nullptr) {
        out.key("outstandingUnits").begin_array();
        for (const auto& code : statement->outstanding_units) out.string(code);
        out.end_array();
    }
    out.member("type", (statement == nullptr ? profile::kCertificate : profile::kUnitStatement).type);
    out.end_object();
    return out.take();
}

}  // namespace carnet::wallet
