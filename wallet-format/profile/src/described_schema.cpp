// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/described_schema.h"

#include <algorithm>

// A day of the Gregorian calendar from the year 0001 on, leap years and all.
#define CARNET_DAY \
    R"((?:[0-9]{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|[0-9]{4}-02-(?:0[1-9]|1[0-9]|2[0-8])|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29))"

namespace carnet::wallet::profile {

const std::string_view MemberSchemas::kBoolean = R"({"type":"boolean"})";
const std::string_view MemberSchemas::kDay = R"({"type":"string","pattern":"^(?!0000))" CARNET_DAY R"($"})";
const std::string_view MemberSchemas::kPartialDay =
    R"({"type":"string","pattern":"^(?!0000)(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|)" CARNET_DAY R"()$"})";
const std::string_view MemberSchemas::kInstant = R"({"type":"string","pattern":"^(?!0000))" CARNET_DAY
                                                 R"(T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"})";

void MemberSchemas::add(std::string_view name, std::string_view schema, bool is_required) {
    if (!properties_.empty()) properties_ += ',';
    append_json_string(properties_, name);
    properties_.append(":").append(schema);
    if (!is_required) return;
    if (!required_.empty()) required_ += ',';
    append_json_string(required_, name);
}

void MemberSchemas::constant(std::string_view name, std::string_view text) {
    JsonWriter out;
    out.begin_object().member("const", text).end_object();
    add(name, out.take(), true);
}

void MemberSchemas::constants(std::string_view name, std::initializer_list<std::string_view> texts) {
    JsonWriter out;
    out.begin_object().key("const").begin_array();
    for (const auto text : texts) out.string(text);
    out.end_array().end_object();
    add(name, out.take(), true);
}

void MemberSchemas::translations(std::string_view name, const Translations& /*value*/, TextKind kind,
                                 Count count) {
    JsonWriter out;
    out.begin_object().member("type", "object").key("minProperties").integer(1);
    out.key("maxProperties").integer(static_cast<std::int64_t>(count.most));
    out.key("propertyNames").raw(schema_of(TextKind::kLanguage));
    out.key("additionalProperties").raw(schema_of(kind)).end_object();
    add(name, out.take(), count.least != 0);
}

std::string MemberSchemas::schema_of_whole(std::int64_t least, std::int64_t most) {
    JsonWriter out;
    out.begin_object().member("type", "integer").key("minimum").integer(least);
    out.key("maximum").integer(most).end_object();
    return out.take();
}

std::string MemberSchemas::schema_of_list(std::string_view element, Count count) {
    JsonWriter out;
    out.begin_object().member("type", "array");
    out.key("minItems").integer(static_cast<std::int64_t>(std::max<std::size_t>(count.least, 1)));
    out.key("maxItems").integer(static_cast<std::int64_t>(count.most)).key("items").raw(element).end_object();
    return out.take();
}

std::string MemberSchemas::schema_of_choice(const std::vector<std::string_view>& spellings) {
    JsonWriter out;
    out.begin_object().key("enum").begin_array();
    for (const auto each : spellings) out.string(each);
    out.end_array().end_object();
    return out.take();
}

std::string MemberSchemas::take() const {
    std::string schema = R"({"type":"object","properties":{)" + properties_ + "}";
    if (!required_.empty()) schema += R"(,"required":[)" + required_ + "]";
    return schema + R"(,"additionalProperties":false})";
}

}  // namespace carnet::wallet::profile
