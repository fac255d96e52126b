// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/request_members.h"

#include <algorithm>

namespace carnet::issuer {

Result<void> refuse_unknown(JsonValue root, std::initializer_list<std::string_view> known) {
    for (const auto& [name, value] : root.members())
        if (std::find(known.begin(), known.end(), name) == known.end())
            return error(ErrorCode::kUnknownMember, "This act takes no such member.", value.pointer());
    return {};
}

Result<std::string> text_of(JsonValue root, std::string_view member) {
    CARNET_TRY(const auto value, root.require(member));
    CARNET_TRY(const auto text, value.as_string());
    return std::string(text);
}

Result<std::optional<std::string>> optional_text_of(JsonValue root, std::string_view member) {
    if (!root.find(member)) return std::optional<std::string>();
    CARNET_TRY(auto text, text_of(root, member));
    return std::optional(std::move(text));
}

Result<std::optional<Date>> optional_day_of(JsonValue root, std::string_view member) {
    CARNET_TRY(const auto text, optional_text_of(root, member));
    if (!text) return std::optional<Date>();
    const auto day = Date::parse(*text);
    if (!day || !day->is_complete())
        return error(ErrorCode::kBadTime, "Write a day, such as 2026-11-28.", "/" + std::string(member));
    return std::optional(*day);
}

Result<std::optional<bool>> optional_flag_of(JsonValue root, std::string_view member) {
    const auto value = root.find(member);
    if (!value) return std::optional<bool>();
    CARNET_TRY(const auto flag, value->as_boolean());
    return std::optional(flag);
}

}  // namespace carnet::issuer
