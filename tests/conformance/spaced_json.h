// SPDX-License-Identifier: Apache-2.0
//
// JSON as the program that made the SD-JWT vectors spells it: a space after each comma and colon, everything
// beyond ASCII as \uXXXX. Digests cover the spelling, so reproducing a vector needs it.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace carnet::test {

inline void append_utf16_escape(std::string& out, unsigned unit) {
    char text[7];
    std::snprintf(text, sizeof text, "\\u%04x", unit);
    out += text;
}

// The code point that begins at `at`, which moves to its last byte. The text is known to be UTF-8.
inline std::uint32_t code_point(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const unsigned more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    std::uint32_t point = first & (0x3FU >> more);
    for (unsigned i = 0; i < more; ++i)
        point = point << 6U | (static_cast<unsigned char>(text[++at]) & 0x3FU);
    return point;
}

// From JSON without white space.
inline std::string spaced_json(std::string_view json) {
    std::string out;
    bool inside = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const std::uint32_t point = code_point(json, at);
            if (point >= 0x10000) append_utf16_escape(out, 0xD800 + ((point - 0x10000) >> 10U));
            append_utf16_escape(out, point >= 0x10000 ? 0xDC00 + ((point - 0x10000) & 0x3FFU) : point);
            continue;
        }
        out += c;
        if (inside && c == '\\')
            out += json[++at];
        else if (c == '"')
            inside = !inside;
        else if (!inside && (c == ',' || c == ':'))
            out += ' ';
    }
    return out;
}

}  // namespace carnet::test
