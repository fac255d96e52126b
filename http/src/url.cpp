// SPDX-License-Identifier: Apache-2.0
#include "http/src/url.h"

#include "http/src/ascii.h"
#include "http/src/percent.h"

#include <algorithm>
#include <charconv>

namespace carnet::http {
namespace {

constexpr std::size_t kMaxUrl = std::size_t{8} * 1024;
constexpr std::size_t kMaxHost = 253;

Error refused(std::string_view text, std::string detail) {
    return error(ErrorCode::kFetchRefused, std::move(detail), std::string(text.substr(0, 200)));
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
    return out;
}

bool is_url_character(char c) noexcept {
    return c > 0x20 && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
}

bool is_host_character(char c) noexcept {
    return is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
}

bool is_host_name(std::string_view host) noexcept {
    return !host.empty() && host.size() <= kMaxHost && host.front() != '.' &&
           host.find("..") == std::string_view::npos &&
           std::all_of(host.begin(), host.end(), is_host_character);
}

bool is_ipv6_literal(std::string_view host) noexcept {
    return host.size() >= 2 && host.size() <= 45 && host.find(':') != std::string_view::npos &&
           std::all_of(host.begin(), host.end(),
                       [](char c) { return hex_value(c) >= 0 || c == ':' || c == '.'; });
}

std::uint16_t usual_port(std::string_view scheme) noexcept {
    return scheme == "https" ? 443 : 80;
}

bool read_port(std::string_view text, Url& url) {
    if (text.empty()) return true;
    if (text.front() != ':') return false;
    text.remove_prefix(1);
    if (text.empty()) return true;  // "host:" means the usual port
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), url.port);
    return all_digits(text) && ec == std::errc{} && end == text.data() + text.size() && url.port != 0;
}

bool read_authority(std::string_view authority, Url& url) {
    std::size_t end = 0;
    if (!authority.empty() && authority.front() == '[') {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return false;
        url.host = lower(authority.substr(1, close - 1));
        url.is_ipv6 = true;
        end = close + 1;
        if (!is_ipv6_literal(url.host)) return false;
    } else {
        end = std::min(authority.find(':'), authority.size());
        url.host = lower(authority.substr(0, end));
        if (!is_host_name(url.host)) return false;
    }
    return read_port(authority.substr(end), url);
}

std::string directory_of(std::string_view target) {
    const auto path = target.substr(0, target.find('?'));
    return std::string(path.substr(0, path.rfind('/') + 1));
}

bool has_scheme(std::string_view reference) noexcept {
    const auto colon = reference.find_first_of(":/?#");
    return colon != std::string_view::npos && colon > 0 && reference[colon] == ':';
}

}  // namespace

std::string Url::authority() const {
    std::string text = is_ipv6 ? "[" + host + "]" : host;
    if (port != usual_port(scheme)) text += ":" + std::to_string(port);
    return text;
}

Result<Url> parse_url(std::string_view text) {
    if (text.size() > kMaxUrl) return refused(text, "The URL is longer than 8192 characters.");
    if (!std::all_of(text.begin(), text.end(), is_url_character) || !is_percent_encoded(text)) {
        return refused(text,
                       "The URL holds a character that must be percent-encoded (for host names: xn-- form).");
    }
    const auto without_fragment = text.substr(0, text.find('#'));
    const auto colon = without_fragment.find("://");
    Url url;
    url.scheme = lower(without_fragment.substr(0, std::min(colon, without_fragment.size())));
    if (colon == std::string_view::npos || (url.scheme != "https" && url.scheme != "http")) {
        return refused(text, "Only absolute https URLs are fetched.");
    }
    url.port = usual_port(url.scheme);
    const auto rest = without_fragment.substr(colon + 3);
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    const auto authority = rest.substr(0, end);
    if (authority.find('@') != std::string_view::npos) {
        return refused(text, "A URL with a user name is not fetched; remove everything up to the '@'.");
    }
    if (!read_authority(authority, url)) return refused(text, "The host or port of the URL is not valid.");
    url.target = rest.substr(end);
    if (url.target.empty() || url.target.front() != '/') url.target.insert(0, "/");
    return url;
}

Result<Url> resolve_reference(const Url& base, std::string_view reference) {
    if (has_scheme(reference)) return parse_url(reference);
    if (reference.starts_with("//")) return parse_url(base.scheme + ":" + std::string(reference));
    const std::string origin = base.scheme + "://" + base.authority();
    if (reference.starts_with("/")) return parse_url(origin + std::string(reference));
    const std::string path(base.target.substr(0, base.target.find('?')));
    if (reference.empty() || reference.front() == '#') return parse_url(origin + base.target);
    if (reference.front() == '?') return parse_url(origin + path + std::string(reference));
    return parse_url(origin + directory_of(base.target) + std::string(reference));
}

}  // namespace carnet::http
