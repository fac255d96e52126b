// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/text_rules.h"

#include "base/text_encoding.h"
#include "wallet-format/src/ascii.h"
#include "wallet-format/src/uri.h"

#include <algorithm>
#include <cstdint>

namespace carnet::wallet::profile {
namespace {

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
    return std::all_of(text.begin(), text.end(), predicate);
}

// The code points of a well-formed UTF-8 text, in order, handed to `visit`.
template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto lead = static_cast<std::uint8_t>(text[i]);
        const unsigned length = lead < 0x80U ? 1U : lead < 0xe0U ? 2U : lead < 0xf0U ? 3U : 4U;
        char32_t point = length == 1 ? lead : lead & (0x7fU >> length);
        for (unsigned k = 1; k < length; ++k)
            point = (point << 6U) | (static_cast<std::uint8_t>(text[i + k]) & 0x3fU);
        visit(point);
        i += length;
    }
}

bool is_unprintable(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

bool is_latin_letter(char32_t c) noexcept {
    if (c < 0x80) return is_alpha(static_cast<char>(c));
    return c == 0xaa || c == 0xba || (c >= 0xc0 && c <= 0x36f && c != 0xd7 && c != 0xf7) ||
           (c >= 0x1e00 && c <= 0x1eff);
}

bool is_apostrophe(char32_t c) noexcept {
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

bool is_name_mark(char32_t c) noexcept {
    return is_apostrophe(c) || (c >= '0' && c <= '9') || c == 0x2010 || c == 0xb7 ||
           std::u32string_view(U" -.,()/").find(c) != std::u32string_view::npos;
}

Complaint check_text(std::string_view text, std::size_t limit, bool line_feeds) {
    if (text.empty()) return "is empty; give it, or leave it out where it is optional";
    if (!is_utf8(text)) return "is not UTF-8; convert the file that it comes from";
    std::size_t count = 0;
    bool unprintable = false;
    for_each_code_point(text, [&](char32_t c) {
        ++count;
        unprintable = unprintable || (is_unprintable(c) && !(line_feeds && c == '\n'));
    });
    if (unprintable)
        return "holds a control character or a mark that overrides the writing direction; remove it";
    if (count > limit) return "is longer than " + std::to_string(limit) + " characters; shorten it";
    const auto at_edge = [&](char c) { return text.front() == c || text.back() == c; };
    if (at_edge(' ') || (line_feeds && at_edge('\n'))) return "begins or ends with white space; remove it";
    return std::nullopt;
}

Complaint unless(bool good, const char* complaint) {
    if (good) return std::nullopt;
    return complaint;
}

bool is_esco(std::string_view prefix, std::string_view text) {
    return text.starts_with(prefix) && text.size() > prefix.size() && text.size() <= kMaxUri &&
           all(text.substr(prefix.size()), [](char c) { return is_alnum(c) || c == '-'; });
}

}  // namespace

Complaint check_line(std::string_view text, std::size_t limit) {
    return check_text(text, limit, false);
}

Complaint check_paragraph(std::string_view text, std::size_t limit) {
    return check_text(text, limit, true);
}

Complaint check_latin_name(std::string_view text) {
    if (auto complaint = check_line(text, kMaxName)) return complaint;
    bool latin = true;
    bool begun = false;  // a letter was seen; before it stands one apostrophe at most
    std::size_t position = 0;
    for_each_code_point(text, [&](char32_t c) {
        if (is_latin_letter(c))
            begun = true;
        else
            latin = latin && (begun ? is_name_mark(c) : position == 0 && is_apostrophe(c));
        ++position;
    });
    return unless(
        latin && begun,
        "is not written in Latin letters; put the name in its own script into the other column and a "
        "transliteration here");
}

// spec: RFC 5646 2.1
Complaint check_language(std::string_view text) {
    const auto complaint = "is not a language tag such as \"en\", \"pt-BR\" or \"az-Cyrl\"";
    const auto take = [&text](std::size_t length, auto predicate) {
        if (text.size() < length || !all(text.substr(0, length), predicate)) return false;
        if (text.size() > length && text[length] != '-') return false;
        text.remove_prefix(std::min(length + 1, text.size()));
        return true;
    };
    if (text.ends_with('-')) return complaint;
    if (!take(2, is_alpha) && !take(3, is_alpha)) return complaint;
    if (!text.empty()) take(4, is_alpha);
    if (!text.empty() && !take(2, is_alpha) && !take(3, is_digit)) return complaint;
    return unless(text.empty(), complaint);
}

Complaint check_country(std::string_view text) {
    return unless(text.size() == 2 && all(text, is_upper),
                  "is not a country code of two capital letters (ISO 3166-1), such as \"NP\"");
}

Complaint check_isco_unit(std::string_view text) {
    return unless(text.size() == 4 && all(text, is_digit),
                  "is not an ISCO-08 unit group of four digits, such as \"7212\"; keep leading zeros");
}

Complaint check_isced_f(std::string_view text) {
    return unless(text.size() >= 2 && text.size() <= 4 && all(text, is_digit),
                  "is not an ISCED-F 2013 code of two to four digits, such as \"0713\"; keep leading zeros");
}

Complaint check_esco_uri(std::string_view text) {
    return unless(is_esco("http://data.europa.eu/esco/occupation/", text),
                  "is not an ESCO occupation; they begin with \"http://data.europa.eu/esco/occupation/\"");
}

Complaint check_esco_skill(std::string_view text) {
    return unless(is_esco("http://data.europa.eu/esco/skill/", text),
                  "is not an ESCO skill; they begin with \"http://data.europa.eu/esco/skill/\"");
}

// spec: RFC 3986 4.3, without looking into the parts
Complaint check_uri(std::string_view text) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const bool good = text.size() <= kMaxUri && is_absolute_uri(text) && all(text, is_ascii);
    return unless(good, "is not an absolute URI, such as \"https://example.org/x\" or \"urn:example:x\"");
}

Complaint check_uri_without_fragment(std::string_view text) {
    if (auto complaint = check_uri(text)) return complaint;
    return unless(text.find('#') == std::string_view::npos,
                  "has a fragment (#...), which Carnet adds itself for units; leave it out");
}

// spec: DID 1.0 section 3.1
Complaint check_did(std::string_view text) {
    const auto complaint = "is not a DID, such as \"did:key:z6Mk...\"";
    if (!text.starts_with("did:") || text.size() > kMaxUri) return complaint;
    const auto colon = text.find(':', 4);
    if (colon == std::string_view::npos || colon == 4 || colon + 1 == text.size()) return complaint;
    const bool good =
        all(text.substr(4, colon - 4), [](char c) { return is_lower(c) || is_digit(c); }) &&
        all(text.substr(colon + 1),
            [](char c) {
                return is_alnum(c) || std::string_view("._:%-").find(c) != std::string_view::npos;
            }) &&
        percent_signs_are_whole(text);
    return unless(good, complaint);
}

// spec: RFC 9562 4
Complaint check_uuid_urn(std::string_view text) {
    constexpr std::string_view shape = "urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    bool good = text.size() == shape.size();
    for (std::size_t i = 0; good && i < text.size(); ++i) {
        const char c = text[i];
        good = shape[i] == 'x' ? is_digit(c) || (c >= 'a' && c <= 'f') : c == shape[i];
    }
    return unless(good, "is not \"urn:uuid:\" with a UUID in lower case");
}

std::string percent_encoded(std::string_view code) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : code) {
        if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        out += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return out;
}

}  // namespace carnet::wallet::profile
