// SPDX-License-Identifier: Apache-2.0
#include "wording/layout.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace carnet::wording {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";
constexpr std::string_view kRightToLeftMark = "\u200F";
constexpr std::string_view kReplacement = "\uFFFD";

// One step through UTF-8: a code point and its bytes; a byte that is none is itself, with a negative value.
struct Step {
    UChar32 code_point;
    std::string_view bytes;
};

Step step(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto begin = at;
    UChar32 code_point = 0;
    U8_NEXT(bytes, at, text.size(), code_point);
    return {code_point, text.substr(begin, at - begin)};
}

bool is_of(std::uint32_t categories, UChar32 code_point) {
    return (U_MASK(u_charType(code_point)) & categories) != 0;
}

bool takes_a_column(UChar32 code_point) {
    return code_point < 0 || !is_of(U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK, code_point);
}

bool opens_isolate(UChar32 code_point) {
    return code_point >= 0x2066 && code_point <= 0x2068;
}

// Embeddings, overrides and isolates: what turns the direction of the text behind it.
bool turns_direction(UChar32 code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

// What a terminal obeys instead of showing it, what begins a line, and bytes that are no text.
bool is_unshowable(UChar32 code_point) {
    return code_point < 0 || is_of(U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK, code_point);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (takes_a_column(step(text, at).code_point)) ++columns;
    }
    return columns;
}

std::string padded(std::string text, std::size_t columns) {
    const auto taken = columns_of(text);
    if (taken < columns) text.append(columns - taken, ' ');
    return text;
}

std::string isolated(Language language, std::string_view text) {
    std::string inside;
    std::size_t open = 0;
    bool turns = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code_point, bytes] = step(text, at);
        turns = turns || turns_direction(code_point);
        const bool closes = bytes == kPopIsolate;
        if (closes && open == 0) continue;  // it would end the isolate around it
        if (opens_isolate(code_point)) ++open;
        if (closes) --open;
        inside += is_unshowable(code_point) ? kReplacement : bytes;
    }
    for (; open > 0; --open) inside += kPopIsolate;
    if (inside.empty() || !(is_right_to_left(language) || turns)) return inside;
    return std::string(kFirstStrongIsolate).append(inside).append(kPopIsolate);
}

std::string_view line_start(Language language) noexcept {
    return is_right_to_left(language) ? kRightToLeftMark : std::string_view{};
}

}  // namespace carnet::wording
