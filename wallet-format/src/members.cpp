// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/members.h"

#include "wallet-format/src/uri.h"
#include "wallet-format/vocabulary.h"

namespace carnet::wallet {
namespace {

Result<std::string_view> checked_uri(JsonValue value) {
    CARNET_TRY(const auto text, value.as_string());
    if (is_absolute_uri(text)) return text;
    return error(ErrorCode::kBadValue,
                 "This is not an absolute URL. Write it in full, with its scheme and without spaces, for "
                 "example https://example.org/id or urn:uuid:...",
                 value.pointer());
}

}  // namespace

Result<std::string_view> optional_string(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return std::string_view{};
    return value->as_string();
}

Result<std::string_view> required_string(JsonValue object, std::string_view member) {
    CARNET_TRY(const auto value, object.require(member));
    CARNET_TRY(const auto text, value.as_string());
    if (text.empty()) return error(ErrorCode::kBadValue, "An empty text is no value here.", value.pointer());
    return text;
}

Result<std::optional<Timestamp>> optional_time(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return std::optional<Timestamp>{};
    CARNET_TRY(const auto text, value->as_string());
    auto time = Timestamp::parse(text);
    if (!time) return error(ErrorCode::kBadTime, std::move(time).error().detail, value->pointer());
    return std::optional<Timestamp>(*std::move(time));
}

Result<std::string_view> optional_uri(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return std::string_view{};
    return checked_uri(*value);
}

Result<std::string_view> required_uri(JsonValue object, std::string_view member) {
    CARNET_TRY(const auto value, object.require(member));
    return checked_uri(value);
}

Result<std::vector<std::string_view>> one_or_more_strings(JsonValue value) {
    std::vector<std::string_view> texts;
    if (value.is_array()) {
        texts.reserve(value.size());
        for (const JsonValue element : value.elements()) {
            CARNET_TRY(const auto text, element.as_string());
            texts.push_back(text);
        }
    } else {
        CARNET_TRY(const auto text, value.as_string());
        texts.push_back(text);
    }
    for (const auto text : texts) {
        if (text.empty())
            return error(ErrorCode::kBadValue, "An empty text is no value here.", value.pointer());
    }
    if (texts.empty()) return error(ErrorCode::kBadValue, "At least one value is needed.", value.pointer());
    return texts;
}

Result<std::vector<JsonValue>> one_or_more_objects(JsonValue value) {
    std::vector<JsonValue> objects;
    if (!value.is_array()) {
        CARNET_TRY(const auto object, value.as_object());
        objects.push_back(object);
        return objects;
    }
    objects.reserve(value.size());
    for (const JsonValue element : value.elements()) {
        CARNET_TRY(const auto object, element.as_object());
        objects.push_back(object);
    }
    if (objects.empty()) {
        return error(ErrorCode::kBadValue, "An empty array says nothing; leave the member out.",
                     value.pointer());
    }
    return objects;
}

Result<std::vector<JsonValue>> optional_objects(JsonValue object, std::string_view member) {
    const auto value = object.find(member);
    if (!value) return std::vector<JsonValue>{};
    return one_or_more_objects(*value);
}

Result<std::vector<std::string_view>> types_of(JsonValue object) {
    CARNET_TRY(const auto type, object.require(name::kType));
    return one_or_more_strings(type);
}

}  // namespace carnet::wallet
