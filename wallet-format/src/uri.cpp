// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/src/uri.h"

#include "wallet-format/src/ascii.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace carnet::wallet {
namespace {

constexpr std::size_t kMaxUri = 4096;

// What may stand in a URI; characters beyond ASCII may too, as an IRI has them.
constexpr std::array<bool, 256> kInUri = [] {
    std::array<bool, 256> allowed{};
    for (std::size_t c = 0x21; c < allowed.size(); ++c) allowed[c] = c != 0x7F;
    for (const char c : std::string_view("\"<>\\^`{|}")) allowed[static_cast<unsigned char>(c)] = false;
    return allowed;
}();

constexpr bool never_in_a_uri(char c) noexcept {
    return !kInUri[static_cast<unsigned char>(c)];
}

bool is_scheme(std::string_view text) noexcept {
    return !text.empty() && is_alpha(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
        return is_alnum(c) || c == '+' || c == '-' || c == '.';
    });
}

}  // namespace

bool percent_signs_are_whole(std::string_view text) noexcept {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        if (text.size() - at < 3 || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) return false;
    }
    return true;
}

bool is_iri(std::string_view text) noexcept {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || !is_scheme(text.substr(0, colon))) return false;
    const auto rest = text.substr(colon);
    if (std::any_of(rest.begin(), rest.end(), never_in_a_uri)) return false;
    const auto fragment = rest.find('#');
    return fragment == std::string_view::npos || rest.find('#', fragment + 1) == std::string_view::npos;
}

bool is_absolute_uri(std::string_view text) noexcept {
    return text.size() <= kMaxUri && is_iri(text) && text.find(':') + 1 != text.size() &&
           percent_signs_are_whole(text);
}

bool is_http_url(std::string_view text) noexcept {
    if (!is_absolute_uri(text)) return false;
    for (const std::string_view prefix : {"https://", "http://"}) {
        if (!text.starts_with(prefix)) continue;
        const auto host = text.substr(prefix.size());
        return !host.empty() && std::string_view("/?#:@").find(host.front()) == std::string_view::npos;
    }
    return false;
}

}  // namespace carnet::wallet
