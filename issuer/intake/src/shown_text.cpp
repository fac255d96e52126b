// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/shown_text.h"

#include "base/text_encoding.h"
#include "issuer/intake/src/unicode_text.h"

#include <unicode/uchar.h>

namespace carnet::issuer {
namespace {

constexpr std::uint32_t kHidden =
    U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;

bool is_shown_as_it_is(char32_t c) {
    const bool joiner = c == 0x200C || c == 0x200D;
    return c == U'\n' || joiner || (U_GET_GC_MASK(static_cast<UChar32>(c)) & kHidden) == 0;
}

std::string without_bad_bytes(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < 4 && length < text.size() && !is_utf8(text.substr(0, length))) ++length;
        const bool good = is_utf8(text.substr(0, length));
        out += good ? std::string(text.substr(0, length)) : std::string("<?>");
        text.remove_prefix(good ? length : 1);
    }
    return out;
}

}  // namespace

std::string shown_text(std::string_view text) {
    const std::string clean = is_utf8(text) ? std::string(text) : without_bad_bytes(text);
    std::string out;
    for (const char32_t c : code_points(clean)) {
        if (is_shown_as_it_is(c)) {
            append_code_point(out, c);
        } else {
            const auto name = described(c);
            out += "<" + name.substr(0, name.find(' ')) + ">";
        }
    }
    return out;
}

}  // namespace carnet::issuer
