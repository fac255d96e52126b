// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/scope_schema.h"

#include "base/json_writer.h"
#include "wallet-format/profile/src/members.h"
#include "wallet-format/profile/src/shape.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <vector>

namespace carnet::wallet::profile {
namespace {

constexpr std::string_view kDialect = "https://json-schema.org/draft/2020-12/schema";

template <class Texts>
void write_enum(JsonWriter& out, std::string_view name, const Texts& texts) {
    out.key(name).begin_object().key("enum").begin_array();
    for (const auto& text : texts) out.string(text);
    out.end_array().end_object();
}

void write_constant(JsonWriter& out, std::string_view name, std::string_view text) {
    out.key(name).begin_object().member("const", text).end_object();
}

void write_required(JsonWriter& out, std::initializer_list<std::string_view> names) {
    out.key("required").begin_array();
    for (const auto name : names) out.string(name);
    out.end_array();
}

// {"contains": an alignment of that type whose `member` is as `write_member` says}
template <class WriteMember>
void write_contains(JsonWriter& out, std::string_view type, std::string_view name,
                    const WriteMember& write_member) {
    out.begin_object().key("contains").begin_object().key("properties").begin_object();
    write_constant(out, member::kTargetType, type);
    write_member(name);
    out.end_object();
    write_required(out, {member::kTargetType, name});
    out.end_object().end_object();
}

// The codes that one of these begins. They are digits, so the pattern needs no escapes.
void write_beginning(JsonWriter& out, std::string_view name, const std::vector<std::string>& codes) {
    std::string pattern = "^(?:";
    for (const auto& code : codes) pattern.append(pattern.back() == ':' ? "" : "|").append(code);
    out.key(name).begin_object().member("pattern", pattern + ")").end_object();
}

// Each level of the ceiling's framework is one that is allowed; those of other frameworks are not compared.
void write_levels(JsonWriter& out, const AccreditationScope& scope) {
    auto levels = scope.levels_below;
    levels.push_back(scope.level_ceiling->level);
    out.begin_object().key("items").begin_object();
    out.key("if").begin_object().key("properties").begin_object();
    write_constant(out, member::kTargetType, kLevel);
    write_constant(out, member::kTargetUrl, scope.level_ceiling->framework);
    write_constant(out, member::kTargetVersion, scope.level_ceiling->framework_version);
    out.end_object();
    write_required(out, {member::kTargetType, member::kTargetUrl, member::kTargetVersion});
    out.end_object().key("then").begin_object().key("properties").begin_object();
    write_enum(out, member::kTargetCode, levels);
    out.end_object();
    write_required(out, {member::kTargetCode});
    out.end_object().end_object().end_object();
}

bool limits_alignments(const AccreditationScope& scope) {
    return !scope.qualifications.empty() || !scope.isco08.empty() || !scope.fields.empty() ||
           scope.level_ceiling;
}

void write_achievement(JsonWriter& out, const AccreditationScope& scope) {
    out.key(member::kAchievement).begin_object().key("properties").begin_object();
    out.key(member::kAlignment).begin_object().key("allOf").begin_array();
    if (!scope.qualifications.empty())
        write_contains(out, kStandard, member::kTargetUrl,
                       [&](std::string_view name) { write_enum(out, name, scope.qualifications); });
    if (!scope.isco08.empty())
        write_contains(out, kIsco, member::kTargetCode,
                       [&](std::string_view name) { write_beginning(out, name, scope.isco08); });
    if (!scope.fields.empty())
        write_contains(out, kIscedF, member::kTargetCode,
                       [&](std::string_view name) { write_beginning(out, name, scope.fields); });
    if (scope.level_ceiling) write_levels(out, scope);
    out.end_array().end_object().end_object();
    write_required(out, {member::kAlignment});
    out.end_object();
}

void write_place(JsonWriter& out, const std::vector<std::string>& countries) {
    out.key(member::kAssessmentPlace).begin_object().key("properties").begin_object();
    write_enum(out, member::kCountryCode, countries);
    out.end_object();
    write_required(out, {member::kCountryCode});
    out.end_object();
}

void write_subject(JsonWriter& out, const AccreditationScope& scope,
                   const std::vector<std::string>& countries) {
    std::vector<std::string_view> methods;
    for (const auto method : scope.methods) methods.push_back(to_string(method));
    out.key(name::kCredentialSubject).begin_object().key("properties").begin_object();
    if (limits_alignments(scope)) write_achievement(out, scope);
    if (!methods.empty()) write_enum(out, member::kAssessmentMethod, methods);
    if (!countries.empty()) write_place(out, countries);
    out.end_object();
    write_required(out, {member::kAchievement, member::kAssessmentMethod, member::kAssessmentPlace});
    out.end_object();
}

}  // namespace

bool limits_certificates(const AccreditationScope& scope) {
    return limits_alignments(scope) || !scope.methods.empty() || !scope.places.empty();
}

std::optional<std::string> schema_of_scope(const AccreditationScope& scope) {
    std::vector<std::string> countries;
    std::copy_if(scope.places.begin(), scope.places.end(), std::back_inserter(countries),
                 [](const std::string& place) { return place.size() == 2; });
    if (countries.empty() && !scope.places.empty()) return std::nullopt;
    JsonWriter out;
    out.begin_object()
        .member("$schema", kDialect)
        .member("title", "Certificates within the scope of an accreditation");
    out.member("type", "object").key("properties").begin_object();
    write_subject(out, scope, countries);
    out.end_object();
    write_required(out, {name::kCredentialSubject});
    out.end_object();
    return out.take();
}

std::string schema_of_type(std::string_view type) {
    JsonWriter out;
    out.begin_object().member("$schema", kDialect).member("title", std::string(type) + ", whatever it says");
    out.member("type", "object").key("properties").begin_object().key(name::kType).begin_object();
    write_constant(out, "contains", type);
    out.end_object().end_object();
    write_required(out, {name::kType});
    out.end_object();
    return out.take();
}

}  // namespace carnet::wallet::profile
