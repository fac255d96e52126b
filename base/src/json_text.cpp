// SPDX-License-Identifier: Apache-2.0
// Strings and numbers as JSON spells them; the part of the writer that canonical JSON uses too.
#include "base/json_writer.h"
#include "base/src/utf8.h"
#include "base/text_encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace carnet {
namespace {

constexpr std::uint64_t every_byte(std::uint64_t byte) noexcept {
    return byte * 0x0101010101010101U;
}

// The top bit of a byte is set where that byte of `word` is zero, and perhaps above such a byte.
constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
    return (word - every_byte(0x01)) & ~word;
}

// Is one of the eight bytes a control character, a quotation mark or a backslash?
constexpr bool has_escape(std::uint64_t word) noexcept {
    const std::uint64_t controls = (word - every_byte(0x20)) & ~word;
    const std::uint64_t marks = zero_bytes(word ^ every_byte('"')) | zero_bytes(word ^ every_byte('\\'));
    return ((controls | marks) & every_byte(0x80)) != 0;
}

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool is_escaped(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
    out += '\\';
    switch (c) {
        case '\b':
            out += 'b';
            return;
        case '\t':
            out += 't';
            return;
        case '\n':
            out += 'n';
            return;
        case '\f':
            out += 'f';
            return;
        case '\r':
            out += 'r';
            return;
        case '"':
        case '\\':
            out += c;
            return;
        default:
            out += "u00";
            out += kHexDigits[static_cast<unsigned char>(c) >> 4U];
            out += kHexDigits[static_cast<unsigned char>(c) & 15U];
    }
}

void append_escaped(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_escaped(text[i])) continue;
        out += text.substr(written, i - written);
        append_escape(out, text[i]);
        written = i + 1;
    }
    out += text.substr(written);
}

// Each byte that begins no character becomes U+FFFD.
std::string with_replacements(std::string_view text) {
    std::string mended;
    while (!text.empty()) {
        const std::size_t length = utf8_character_length(text);
        mended += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return mended;
}

bool all_ascii(std::string_view text) {
    unsigned char seen = 0;
    for (const char c : text) seen |= static_cast<unsigned char>(c);  // without a branch: it vectorizes
    return seen < 0x80;
}

// `digits` d1d2...dk stand for 0.d1d2...dk * 10^point.
// spec: ECMA-262 Number::toString, as RFC 8785 3.2.2.3 asks
void append_layout(std::string& out, std::string_view digits, int point) {
    const auto count = static_cast<int>(digits.size());
    if (count <= point && point <= 21) {
        out += digits;
        out.append(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out += digits.substr(0, static_cast<std::size_t>(point));
        out += '.';
        out += digits.substr(static_cast<std::size_t>(point));
    } else if (-6 < point && point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        out += digits;
    } else {
        out += digits.substr(0, 1);
        if (count > 1) {
            out += '.';
            out += digits.substr(1);
        }
        out += point > 0 ? "e+" : "e-";
        out += std::to_string(std::abs(point - 1));
    }
}

}  // namespace

// spec: RFC 8785 3.2.2.3
void append_ecmascript_number(std::string& out, double value) {
    if (!std::isfinite(value)) std::abort();
    if (value == 0) {
        out += '0';  // minus zero too
        return;
    }
    if (value < 0) out += '-';
    // The standard library finds the shortest digits; only the layout is ECMAScript's own.
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    std::string digits(text.substr(0, 1));
    if (e > 1) digits += text.substr(2, e - 2);
    int exponent = 0;
    const bool plus = text[e + 1] == '+';
    std::from_chars(text.data() + e + (plus ? 2 : 1), end, exponent);
    append_layout(out, digits, exponent + 1);
}

// Nearly all texts are; looking at eight bytes at a time is what makes the difference to the time of a whole
// document.
// spec: RFC 8785 3.2.2.2
bool is_written_as_is(std::string_view text) noexcept {
    std::uint64_t word = every_byte(' ');
    if (text.size() < sizeof word) {
        std::copy(text.begin(), text.end(), reinterpret_cast<char*>(&word));
        return !has_escape(word);
    }
    const char* const last = text.data() + text.size() - sizeof word;  // may overlap the one before
    for (const char* at = text.data(); at < last; at += sizeof word) {
        std::memcpy(&word, at, sizeof word);
        if (has_escape(word)) return false;
    }
    std::memcpy(&word, last, sizeof word);
    return !has_escape(word);
}

// spec: RFC 8785 3.2.2.2
void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    if (!all_ascii(text) && !is_utf8(text)) {
        append_escaped(out, with_replacements(text));
    } else if (is_written_as_is(text)) {
        out += text;
    } else {
        append_escaped(out, text);
    }
    out += '"';
}

}  // namespace carnet
