// SPDX-License-Identifier: Apache-2.0
#include "http/src/target.h"

#include "base/text_encoding.h"
#include "http/src/ascii.h"
#include "http/src/percent.h"

#include <algorithm>

namespace carnet::http {
namespace {

constexpr Refusal kBadTarget{400, "The request target is not a path with an optional query."};

bool is_target_character(char c) noexcept {
    return c > 0x20 && c < 0x7f && c != '#' && c != '\\';
}

// "http://host/path" becomes "/path" when it names the host that the Host field names.
std::optional<std::string_view> origin_form(std::string_view target, std::string_view host) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        target.remove_prefix(scheme.size());
        const auto slash = std::min(target.find('/'), target.size());
        if (!equal_ignoring_case(target.substr(0, slash), host)) return std::nullopt;
        target.remove_prefix(slash);
        break;
    }
    if (target.empty() || target.front() != '/') return std::nullopt;
    return target;
}

// Removes "." and ".." segments; false when the path climbs above its root.
bool remove_dot_segments(std::string& path) {
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        const auto next = std::min(path.find('/', at + 1), path.size());
        const auto segment = std::string_view(path).substr(at, next - at);  // with its leading slash
        const bool last = next == path.size();
        at = next;
        if (segment == "/..") {
            if (out.empty()) return false;
            out.resize(out.rfind('/'));
        } else if (segment != "/.") {
            out += segment;
            continue;
        }
        if (last) out += '/';
    }
    path = std::move(out);
    return true;
}

bool is_routable(std::string_view decoded) noexcept {
    return is_utf8(decoded) && is_field_value(decoded) && decoded.find('\\') == std::string_view::npos &&
           decoded.find('\t') == std::string_view::npos;
}

bool has_encoded_slash(std::string_view raw) noexcept {
    return raw.find("%2f") != std::string_view::npos || raw.find("%2F") != std::string_view::npos;
}

bool decode_path(Request& request) {
    const auto& raw = request.raw_path;
    if (raw.find('%') == std::string::npos) {
        request.path = raw;
    } else {
        auto decoded = percent_decode(raw, Plus::kStays);
        if (!decoded || has_encoded_slash(raw) || !is_routable(*decoded)) return false;
        request.path = *std::move(decoded);
    }
    return request.path.find("/.") == std::string::npos || remove_dot_segments(request.path);
}

}  // namespace

std::optional<Refusal> read_target(std::string_view target, std::string_view host, Request& into) {
    if (!std::all_of(target.begin(), target.end(), is_target_character)) return kBadTarget;
    if (target == "*" && into.method == "OPTIONS") {
        into.path = into.raw_path = "*";
        into.query.clear();
        return std::nullopt;
    }
    const auto origin = origin_form(target, host);
    if (!origin) return kBadTarget;
    const auto question = std::min(origin->find('?'), origin->size());
    into.raw_path = origin->substr(0, question);
    into.query = origin->substr(std::min(question + 1, origin->size()));
    if (!is_percent_encoded(into.query) || !decode_path(into)) return kBadTarget;
    return std::nullopt;
}

}  // namespace carnet::http
