// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/object_reader.h"

#include <algorithm>

namespace carnet::wallet::profile {

Error bad_value(JsonValue at, std::string detail) {
    return error(ErrorCode::kBadValue, std::move(detail), at.pointer());
}

Result<ObjectReader> ObjectReader::open(JsonValue value) {
    CARNET_TRY(const auto object, value.as_object());
    return ObjectReader(object);
}

void ObjectReader::allow(std::string_view name) noexcept {
    if (count_ < asked_.size()) asked_[count_++] = name;
}

Result<JsonValue> ObjectReader::require(std::string_view name) {
    allow(name);
    return object_.require(name);
}

std::optional<JsonValue> ObjectReader::find(std::string_view name) {
    allow(name);
    return object_.find(name);
}

Result<std::string> ObjectReader::text(std::string_view name) {
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto view, value.as_string());
    return std::string(view);
}

Result<std::optional<std::string>> ObjectReader::optional_text(std::string_view name) {
    const auto value = find(name);
    if (!value) return std::optional<std::string>();
    CARNET_TRY(const auto view, value->as_string());
    return std::optional<std::string>(view);
}

Result<Date> ObjectReader::date(std::string_view name) {
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto view, value.as_string());
    auto date = Date::parse(view);
    if (!date) return bad_value(value, "is not a date such as \"2026-05-01\": " + date.error().detail);
    return date;
}

Result<Date> ObjectReader::midnight(std::string_view name) {
    constexpr std::string_view suffix = "T00:00:00Z";
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto view, value.as_string());
    if (view.size() == 20 && view.ends_with(suffix))
        if (auto date = Date::parse(view.substr(0, 10)); date && date->is_complete()) return date;
    return bad_value(value, "is not a day written as \"2026-05-01T00:00:00Z\"");
}

Result<void> ObjectReader::constant(std::string_view name, std::string_view expected) {
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto view, value.as_string());
    if (view != expected) return bad_value(value, "must be \"" + std::string(expected) + "\" here");
    return {};
}

Result<void> ObjectReader::constants(std::string_view name, std::span<const std::string_view> expected) {
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto array, value.as_array());
    auto next = expected.begin();
    for (const auto element : array.elements()) {
        CARNET_TRY(const auto view, element.as_string());
        if (next == expected.end() || view != *next)
            return bad_value(element, "is not what this profile has at this place");
        ++next;
    }
    if (next != expected.end())
        return bad_value(value, "\"" + std::string(*next) + "\" is missing from this list");
    return {};
}

Result<JsonValue> ObjectReader::list(std::string_view name, std::size_t limit, bool may_be_empty) {
    CARNET_TRY(const auto value, require(name));
    CARNET_TRY(const auto array, value.as_array());
    if (array.size() > limit) return bad_value(array, "has more than " + std::to_string(limit) + " elements");
    if (array.size() == 0 && !may_be_empty) return bad_value(array, "is empty");
    return array;
}

Result<void> ObjectReader::close() const {
    for (const auto& member : object_.members()) {
        const auto end = asked_.begin() + static_cast<std::ptrdiff_t>(count_);
        if (std::find(asked_.begin(), end, member.name) != end) continue;
        return error(ErrorCode::kUnknownMember, "this profile has no such member; remove it",
                     member.value.pointer());
    }
    return {};
}

}  // namespace carnet::wallet::profile
