// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/entity_tag.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::vector<std::string_view> field_elements(const http::Request& request, std::string_view name) {
    std::vector<std::string_view> elements;
    auto rest = request.fields.find(name);
    while (rest) {
        const auto comma = rest->find(',');
        elements.push_back(trimmed(rest->substr(0, comma)));
        if (comma == std::string_view::npos) break;
        rest->remove_prefix(comma + 1);
    }
    return elements;
}

// spec: RFC 9110 13.1.2 (weak comparison)
bool is_known(const http::Request& request, std::string_view etag) {
    const auto tags = field_elements(request, "If-None-Match");
    return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        return tag == "*" || tag == etag;
    });
}

}  // namespace carnet::verifier
