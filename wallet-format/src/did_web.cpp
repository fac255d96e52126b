// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/identifier/did.h"
#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <vector>

namespace carnet::wallet {
namespace {

constexpr std::string_view kPrefix = "did:web:";
constexpr std::string_view kPortColon = "%3A";

Error bad(std::string detail, std::string_view text) {
    return error(ErrorCode::kBadIdentifier, std::move(detail), std::string(text.substr(0, 2048)));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

// A number below `limit`, decimal, without leading zeros.
std::optional<unsigned> small_number(std::string_view text, unsigned limit) noexcept {
    unsigned value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failed == std::errc() && end == text.data() + text.size();
    if (!whole || value >= limit || (text.size() > 1 && text.front() == '0')) return std::nullopt;
    return value;
}

bool is_label(std::string_view label) noexcept {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

// Would a resolver take the last label for a number, and the host for an address? ("1", "0x7f", "017")
// spec: URL Standard 3.5 (ends in a number)
bool is_numeric(std::string_view label) noexcept {
    const bool hex = label.size() >= 2 && label[0] == '0' && to_lower(label[1]) == 'x';
    const auto digits = hex ? label.substr(2) : label;
    return std::all_of(digits.begin(), digits.end(), hex ? is_hex_digit : is_digit);
}

// A host name, or an IPv4 address in its one usual spelling. did:web forbids addresses altogether; the usual
// spelling is let through for tests on loopback and intranets, and verifier/fetch judges the address that the
// connection goes to.
// spec-exception: did:web 2.1 (addresses, docs/divergences.md)
bool is_host(std::string_view host) {
    const auto labels = split(host, '.');
    if (host.size() > 253 || !std::all_of(labels.begin(), labels.end(), is_label)) return false;
    if (!is_numeric(labels.back())) return true;
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
               return small_number(label, 256).has_value();
           });
}

bool is_port(std::string_view text) noexcept {
    const auto port = small_number(text, 65536);
    return port && *port != 0;
}

// One part of the path: characters that need no encoding, or percent-encoded ones that stand for no
// delimiter and no unreserved character; so that each path has one spelling and no way up.
bool is_path_part(std::string_view part) noexcept {
    if (part.empty() || part == "." || part == "..") return false;
    for (std::size_t at = 0; at < part.size(); ++at) {
        const char c = part[at];
        if (is_alnum(c) || c == '-' || c == '.' || c == '_') continue;
        unsigned value = 0;
        if (c != '%' || part.size() - at < 3 || !is_hex_digit(part[at + 1]) || !is_hex_digit(part[at + 2])) {
            return false;
        }
        std::from_chars(part.data() + at + 1, part.data() + at + 3, value, 16);
        if (value < 0x80) return false;  // ASCII: unreserved needs no encoding, the rest would delimit
        at += 2;
    }
    return true;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), to_lower);
    return out;
}

Result<std::string> authority_of(std::string_view first_part, std::string_view did) {
    const auto colon = first_part.find('%');
    const auto host = first_part.substr(0, colon);
    if (!is_host(host)) {
        return bad("A did:web begins with a host name, for example did:web:example.org.", did);
    }
    if (colon == std::string_view::npos) return lower(host);
    const bool encoded_colon = first_part.substr(colon).size() > kPortColon.size() &&
                               first_part[colon + 1] == '3' && to_lower(first_part[colon + 2]) == 'a';
    const auto port = encoded_colon ? first_part.substr(colon + kPortColon.size()) : std::string_view{};
    if (!is_port(port)) return bad("The port of a did:web is written %3A and a number from 1 to 65535.", did);
    return lower(host) + ":" + std::string(port);
}

}  // namespace

// spec: did:web 2.5.2 (Read)
Result<std::string> did_web_url(std::string_view did, std::string_view scheme) {
    CARNET_TRY(const auto parsed, parse_did_url(did));
    if (parsed.method != "web" || !parsed.fragment.empty()) {
        return bad("This is not a did:web without fragment.", did);
    }
    const auto parts = split(std::string_view(parsed.did).substr(kPrefix.size()), ':');
    CARNET_TRY(const auto authority, authority_of(parts.front(), did));
    std::string url = std::string(scheme) + "://" + authority;
    if (parts.size() == 1) return url + "/.well-known/did.json";
    if (parts.size() > 1 && parts[1].find_first_not_of("0123456789") == std::string_view::npos) {
        return bad("A number directly behind the host looks like a port; a port is written %3A.", did);
    }
    for (std::size_t at = 1; at < parts.size(); ++at) {
        if (!is_path_part(parts[at])) {
            return bad("The path of this did:web has an empty, dotted or specially encoded part.", did);
        }
        url.append("/").append(parts[at]);
    }
    return url + "/did.json";
}

// spec: did:web 2.1
Result<std::string> did_web_of(std::string_view base_url) {
    const auto scheme_end = base_url.find("://");
    const auto scheme = base_url.substr(0, scheme_end);
    if (scheme_end == std::string_view::npos || (scheme != "https" && scheme != "http")) {
        return bad("The base URL begins with https:// (or http:// for a test on this machine).", base_url);
    }
    auto rest = base_url.substr(scheme_end + 3);
    if (rest.ends_with('/')) rest.remove_suffix(1);
    const auto parts = split(rest, '/');
    const auto colon = parts.front().find(':');
    std::string did(kPrefix);
    did += lower(parts.front().substr(0, colon));
    if (colon != std::string_view::npos) did.append(kPortColon).append(parts.front().substr(colon + 1));
    for (std::size_t at = 1; at < parts.size(); ++at) {
        if (!is_path_part(parts[at]))
            return bad("The path of the base URL has a part that no did:web can say.", base_url);
        did.append(":").append(parts[at]);
    }
    if (auto back = did_web_url(did, scheme); !back) {
        return bad("This base URL cannot be written as a did:web: " + back.error().detail, base_url);
    }
    return did;
}

}  // namespace carnet::wallet
