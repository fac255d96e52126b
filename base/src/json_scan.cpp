// SPDX-License-Identifier: Apache-2.0
#include "base/src/json_scan.h"

#include <algorithm>
#include <cstring>

namespace carnet::json_detail {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool in_number(char c) {
    return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// The place after the string that begins at `place` with a quotation mark; the end if it never closes.
std::size_t after_string(std::string_view text, std::size_t place) {
    for (++place; place < text.size(); ++place) {
        if (text[place] == '\\') {
            ++place;
        } else if (text[place] == '"') {
            return place + 1;
        }
    }
    return text.size();
}

// 2^63 has 19 digits; fewer always fit.
bool is_big_integer(std::string_view number) {
    if (number.starts_with('-')) number.remove_prefix(1);
    return number.size() >= 19 && std::all_of(number.begin(), number.end(), is_digit);
}

}  // namespace

std::optional<unsigned> unicode_escape(std::string_view text, std::size_t place) noexcept {
    if (place + 6 > text.size() || text[place] != '\\' || text[place + 1] != 'u') return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(place + 2, 4)) {
        value *= 16;
        if (c >= '0' && c <= '9') {
            value += static_cast<unsigned>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            value += static_cast<unsigned>(c - 'a' + 10);
        } else if (c >= 'A' && c <= 'F') {
            value += static_cast<unsigned>(c - 'A' + 10);
        } else {
            return std::nullopt;
        }
    }
    return value;
}

std::optional<std::size_t> find_lone_surrogate(std::string_view text) noexcept {
    std::size_t place = 0;
    while (place < text.size()) {
        const void* const found = std::memchr(text.data() + place, '\\', text.size() - place);
        if (found == nullptr) return std::nullopt;
        place = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        const auto unit = unicode_escape(text, place);
        if (unit && is_high_surrogate(*unit)) {
            const auto next = unicode_escape(text, place + 6);
            if (!next || !is_low_surrogate(*next)) return place;
            place += 12;
        } else if (unit && is_low_surrogate(*unit)) {
            return place;
        } else {
            place += 2;
        }
    }
    return std::nullopt;
}

std::optional<std::string> respell_big_integers(std::string_view text) {
    std::string respelt;
    std::size_t copied = 0;
    std::size_t place = 0;
    while (place < text.size()) {
        if (text[place] == '"') {
            place = after_string(text, place);
        } else if (in_number(text[place])) {
            const std::size_t start = place;
            while (place < text.size() && in_number(text[place])) ++place;
            if (!is_big_integer(text.substr(start, place - start))) continue;
            respelt.append(text.substr(copied, place - copied)).append("e0");
            copied = place;
        } else {
            ++place;
        }
    }
    if (copied == 0) return std::nullopt;
    respelt += text.substr(copied);
    return respelt;
}

}  // namespace carnet::json_detail
