// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/src/iri.h"

#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace carnet::wallet {
namespace {

bool is_scheme_character(char c) noexcept {
    return is_alnum(c) || c == '+' || c == '-' || c == '.';
}

// Where the scheme's colon stands, if the text begins with a scheme.
std::optional<std::size_t> scheme_end(std::string_view text) noexcept {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_alpha(text.front())) return std::nullopt;
    if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_scheme_character))
        return std::nullopt;
    return colon;
}

// A reference's five parts; those that may be absent are told from empty ones. spec: RFC 3986 5.2.2, appendix
// B
struct IriParts {
    std::optional<std::string_view> scheme;
    std::optional<std::string_view> authority;
    std::string_view path;
    std::optional<std::string_view> query;
    std::optional<std::string_view> fragment;
};

// Cuts the text at `mark`; what follows it, if it is there.
std::optional<std::string_view> cut_after(std::string_view& text, char mark) noexcept {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(at + 1);
    text = text.substr(0, at);
    return rest;
}

IriParts parts_of(std::string_view text) noexcept {
    IriParts parts;
    if (const auto end = scheme_end(text)) {
        parts.scheme = text.substr(0, *end);
        text.remove_prefix(*end + 1);
    }
    parts.fragment = cut_after(text, '#');
    parts.query = cut_after(text, '?');
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        const auto slash = std::min(text.find('/'), text.size());
        parts.authority = text.substr(0, slash);
        text.remove_prefix(slash);
    }
    parts.path = text;
    return parts;
}

// spec: RFC 3986 5.2.4
std::string remove_dot_segments(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        if (path.starts_with("../")) {
            path.remove_prefix(3);
        } else if (path.starts_with("./") || path.starts_with("/./")) {
            path.remove_prefix(2);
        } else if (path == "/.") {
            path = "/";
        } else if (path.starts_with("/../") || path == "/..") {
            path = path == "/.." ? std::string_view("/") : path.substr(3);
            out.resize(std::min(out.size(), out.rfind('/') == std::string::npos ? 0 : out.rfind('/')));
        } else if (path == "." || path == "..") {
            path = {};
        } else {
            const auto next = std::min(path.find('/', 1), path.size());
            out += path.substr(0, next);
            path.remove_prefix(next);
        }
    }
    return out;
}

// spec: RFC 3986 5.2.3
std::string merged_path(const IriParts& base, std::string_view path) {
    if (base.authority && base.path.empty()) return "/" + std::string(path);
    const auto slash = base.path.rfind('/');
    const auto kept = slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1);
    return std::string(kept) + std::string(path);
}

// spec: RFC 3986 5.3
std::string joined(const IriParts& parts, std::string_view path) {
    std::string out;
    if (parts.scheme) out.append(*parts.scheme).append(":");
    if (parts.authority) out.append("//").append(*parts.authority);
    out.append(path);
    if (parts.query) out.append("?").append(*parts.query);
    if (parts.fragment) out.append("#").append(*parts.fragment);
    return out;
}

}  // namespace

std::string resolve_iri(std::string_view base, std::string_view reference) {
    IriParts target = parts_of(reference);
    if (target.scheme) return joined(target, remove_dot_segments(target.path));
    const IriParts from = parts_of(base);
    target.scheme = from.scheme;
    if (target.authority) return joined(target, remove_dot_segments(target.path));
    target.authority = from.authority;
    if (target.path.empty()) {
        if (!target.query) target.query = from.query;
        return joined(target, from.path);
    }
    const bool is_rooted = target.path.starts_with('/');
    return joined(target,
                  remove_dot_segments(is_rooted ? std::string(target.path) : merged_path(from, target.path)));
}

bool has_iri_form(std::string_view text) noexcept {
    return scheme_end(text).has_value() && text.find_first_of(" \t\n\v\f\r") == std::string_view::npos;
}

bool is_blank_node_identifier(std::string_view text) noexcept {
    return text.starts_with("_:");
}

bool is_well_formed_blank_node(std::string_view text) noexcept {
    const auto label = text.substr(2);
    const auto is_first = [](char c) {
        return is_alnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !label.empty() && is_first(label.front()) && label.back() != '.' &&
           std::all_of(label.begin(), label.end(),
                       [&](char c) { return is_first(c) || c == '-' || c == '.'; });
}

bool is_well_formed_language(std::string_view tag) noexcept {
    constexpr std::size_t kLongestSubtag = 8;
    bool is_first = true;
    while (true) {
        const auto end = std::min(tag.find('-'), tag.size());
        const auto subtag = tag.substr(0, end);
        if (subtag.empty() || subtag.size() > kLongestSubtag) return false;
        const auto fits = [&](char c) { return is_first ? is_alpha(c) : is_alnum(c); };
        if (!std::all_of(subtag.begin(), subtag.end(), fits)) return false;
        if (end == tag.size()) return true;
        tag.remove_prefix(end + 1);
        is_first = false;
    }
}

std::string lower_case_language(std::string_view tag) {
    std::string lower(tag);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    return lower;
}

}  // namespace carnet::wallet
