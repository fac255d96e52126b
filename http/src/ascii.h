// SPDX-License-Identifier: Apache-2.0
//
// Character classes and caseless comparison for protocol text, which is ASCII: the locale has no say here.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace carnet::http {

[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_alphanumeric(char c) noexcept {
    const char low = ascii_lower(c);
    return is_digit(c) || (low >= 'a' && low <= 'z');
}

// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_value(char c) noexcept {
    const char low = ascii_lower(c);
    if (is_digit(c)) return c - '0';
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return ascii_lower(x) == ascii_lower(y);
           });
}

[[nodiscard]] constexpr bool all_digits(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Which characters a token may have, as a table: every field of every request is looked at.
// spec: RFC 9110 5.6.2
inline constexpr auto kTokenCharacters = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = is_alphanumeric(static_cast<char>(c));
    for (const char mark : std::string_view("!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(mark)] = true;
    return table;
}();

// A field name or a method.
[[nodiscard]] constexpr bool is_token(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return kTokenCharacters[static_cast<unsigned char>(c)];
    });
}

// A field value without line breaks, NUL or other controls; a tab is allowed.
// spec: RFC 9110 5.5
[[nodiscard]] constexpr bool is_field_value(std::string_view text) noexcept {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

}  // namespace carnet::http
