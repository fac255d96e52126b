// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/number_pattern.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

bool fits(char place, char c) {
    if (place == '#') return c >= '0' && c <= '9';
    if (place == '@') return c >= 'A' && c <= 'Z';
    return place == c;
}

}  // namespace

Result<NumberPattern> NumberPattern::parse(std::string_view text) {
    const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (text.size() > 64 || !printable || text.find('#') == std::string_view::npos) {
        return error(
            ErrorCode::kBadValue,
            "A number pattern is 1 to 64 printable characters without spaces: # for a digit (at least "
            "one), @ for a capital letter, anything else for itself, as in \"DSTB-EL-######\".",
            "number_pattern");
    }
    return NumberPattern(std::string(text));
}

bool NumberPattern::matches(std::string_view number) const noexcept {
    return std::equal(text_.begin(), text_.end(), number.begin(), number.end(), fits);
}

std::optional<std::string> NumberPattern::with_zeros(std::string_view number) const {
    if (number.size() >= text_.size()) return std::nullopt;
    const std::size_t missing = text_.size() - number.size();
    for (std::size_t run = 0; run < text_.size();) {
        const auto begin = text_.find('#', run);
        if (begin == std::string::npos || begin > number.size()) break;
        run = std::min(text_.find_first_not_of('#', begin), text_.size());
        if (run - begin < missing) continue;
        std::string filled(number);
        filled.insert(begin, missing, '0');
        if (matches(filled)) return filled;
    }
    return std::nullopt;
}

}  // namespace carnet::issuer
