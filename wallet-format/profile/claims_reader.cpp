// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/src/object_reader.h"
#include "wallet-format/profile/src/shape.h"

namespace carnet::wallet {
namespace {

using profile::bad_value;
using profile::ObjectReader;

Result<Organisation> read_organisation(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    Organisation out;
    CARNET_TRY(out.country, in.optional_text("country"));
    CARNET_TRY(out.id, in.optional_text("id"));
    CARNET_TRY(out.name, in.text("name"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<Organisation> read_organisation(ObjectReader& in, std::string_view name) {
    CARNET_TRY(const auto value, in.require(name));
    return read_organisation(value);
}

Result<Place> read_place(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    Place out;
    CARNET_TRY(out.country, in.text("country"));
    CARNET_TRY(out.locality, in.text("locality"));
    CARNET_TRY(out.name, in.text("name"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<AssessmentMethod> read_method(ObjectReader& in) {
    CARNET_TRY(const auto text, in.text("method"));
    const auto method = assessment_method_from(text);
    if (!method) return bad_value(*in.find("method"), "is not a method of assessment that Carnet knows");
    return *method;
}

Result<Assessment> read_assessment(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    CARNET_TRY(const auto method, read_method(in));
    CARNET_TRY(const auto place_json, in.require("place"));
    CARNET_TRY(auto place, read_place(place_json));
    CARNET_TRY(const auto from, in.date("from"));
    CARNET_TRY(const auto to, in.date("to"));
    CARNET_TRY(auto assessor, read_organisation(in, "assessor"));
    CARNET_TRY_VOID(in.close());
    return Assessment{method, std::move(place), from, to, std::move(assessor)};
}

Result<Holder> read_holder(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    Holder out;
    if (in.find("birthDate")) {
        CARNET_TRY(out.birth_date, in.date("birthDate"));
    }
    CARNET_TRY(out.id, in.optional_text("id"));
    CARNET_TRY(out.name_language, in.optional_text("nameLanguage"));
    CARNET_TRY(out.name_latin, in.text("nameLatin"));
    CARNET_TRY(out.name_original, in.optional_text("nameOriginal"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<Level> read_level(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    Level out;
    CARNET_TRY(out.framework, in.text("framework"));
    CARNET_TRY(out.framework_version, in.text("frameworkVersion"));
    CARNET_TRY(out.label, in.optional_text("label"));
    CARNET_TRY(out.level, in.text("level"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<Occupation> read_occupation(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    Occupation out;
    CARNET_TRY(out.esco_uri, in.optional_text("escoUri"));
    CARNET_TRY(out.isco08, in.text("isco08"));
    CARNET_TRY(out.title, in.text("title"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<StandardReference> read_standard(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    StandardReference out;
    CARNET_TRY(out.code, in.text("code"));
    CARNET_TRY(out.id, in.text("id"));
    CARNET_TRY(out.title, in.text("title"));
    CARNET_TRY(out.version, in.text("version"));
    CARNET_TRY_VOID(in.close());
    return out;
}

Result<UnitResult> read_unit(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    UnitResult out;
    CARNET_TRY(out.code, in.text("code"));
    CARNET_TRY(out.grade, in.optional_text("grade"));
    CARNET_TRY(out.title, in.text("title"));
    CARNET_TRY(const auto text, in.text("status"));
    const auto status = unit_status_from(text);
    if (!status) return bad_value(*in.find("status"), "is neither \"Completed\" nor \"Failed\"");
    out.status = *status;
    CARNET_TRY_VOID(in.close());
    return out;
}

template <class T>
Result<std::vector<T>> read_list(ObjectReader& in, std::string_view name, Result<T> (*read)(JsonValue)) {
    CARNET_TRY(const auto value, in.require(name));
    CARNET_TRY(const auto array, value.as_array());
    std::vector<T> out;
    out.reserve(array.size());
    for (const auto element : array.elements()) {
        CARNET_TRY(auto item, read(element));
        out.push_back(std::move(item));
    }
    return out;
}

Result<std::string> read_text(JsonValue value) {
    CARNET_TRY(const auto view, value.as_string());
    return std::string(view);
}

template <class T>
Result<T> read_member(ObjectReader& in, std::string_view name, Result<T> (*read)(JsonValue)) {
    CARNET_TRY(const auto value, in.require(name));
    return read(value);
}

Result<void> read_texts(ObjectReader& in, Award& out) {
    CARNET_TRY(out.number, in.text("number"));
    CARNET_TRY(out.title, in.text("title"));
    CARNET_TRY(out.description, in.text("description"));
    CARNET_TRY(out.language, in.text("language"));
    CARNET_TRY(out.field_isced_f, in.optional_text("fieldIscedF"));
    return {};
}

Result<void> read_organisations(ObjectReader& in, Award& out) {
    CARNET_TRY(out.awarding_body, read_organisation(in, "awardingBody"));
    if (const auto provider = in.find("provider")) {
        CARNET_TRY(out.provider, read_organisation(*provider));
    }
    return {};
}

Result<Award> read_award(JsonValue value) {
    CARNET_TRY(auto in, ObjectReader::open(value));
    CARNET_TRY(auto assessment, read_member(in, "assessment", read_assessment));
    CARNET_TRY(const auto awarded, in.date("awarded"));
    Award out{{}, {}, {}, {}, {}, {}, {}, {}, std::move(assessment), {}, {}, {}, awarded, {}};
    CARNET_TRY_VOID(read_texts(in, out));
    CARNET_TRY(out.holder, read_member(in, "holder", read_holder));
    CARNET_TRY(out.occupation, read_member(in, "occupation", read_occupation));
    CARNET_TRY(out.standard, read_member(in, "standard", read_standard));
    CARNET_TRY(out.units, read_list(in, "units", read_unit));
    CARNET_TRY(out.levels, read_list(in, "levels", read_level));
    CARNET_TRY_VOID(read_organisations(in, out));
    CARNET_TRY_VOID(in.close());
    return out;
}

}  // namespace

Result<CompetencyDocument> read_claims(JsonValue claims) {
    CARNET_TRY(auto in, ObjectReader::open(claims));
    CARNET_TRY(const auto type, in.text("type"));
    CARNET_TRY(auto award, read_member(in, "award", read_award));
    if (type == profile::kCertificate.type) {
        CARNET_TRY_VOID(in.close());
        return CompetencyDocument(CompetencyCertificate{std::move(award)});
    }
    if (type != profile::kUnitStatement.type)
        return bad_value(*in.find("type"),
                         "is neither \"CompetencyCertificate\" nor \"CompetencyUnitStatement\"");
    CARNET_TRY(auto outstanding, read_list(in, "outstandingUnits", read_text));
    CARNET_TRY_VOID(in.close());
    return CompetencyDocument(CompetencyUnitStatement{std::move(award), std::move(outstanding)});
}

}  // namespace carnet::wallet
