// SPDX-License-Identifier: Apache-2.0
#include "http/message.h"

#include "http/src/ascii.h"
#include "http/src/percent.h"

#include <algorithm>

namespace carnet::http {

void Fields::set(std::string_view name, std::string_view value) {
    std::erase_if(fields_, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
    add(name, value);
}

void Fields::add(std::string_view name, std::string_view value) {
    fields_.emplace_back(name, value);
}

std::optional<std::string_view> Fields::find(std::string_view name) const noexcept {
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) {
        return equal_ignoring_case(field.first, name);
    });
    if (found == fields_.end()) return std::nullopt;
    return found->second;
}

// spec: WHATWG URL 5.1 (application/x-www-form-urlencoded)
std::optional<std::string> Request::query_parameter(std::string_view name) const {
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (percent_decode(pair.substr(0, equals), Plus::kIsSpace) != name) continue;
        const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        return percent_decode(value, Plus::kIsSpace);
    }
    return std::nullopt;
}

Response Response::with(int status, std::string_view content_type, std::string body) {
    Response response;
    response.status = status;
    response.fields.add("Content-Type", content_type);
    response.body = std::move(body);
    return response;
}

}  // namespace carnet::http
