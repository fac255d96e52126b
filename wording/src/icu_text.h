// SPDX-License-Identifier: Apache-2.0
// Between our texts and ICU's.
#pragma once

#include "wording/language.h"

#include <string>
#include <string_view>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace carnet::wording {

[[nodiscard]] inline icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

[[nodiscard]] inline std::string from_icu(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// The language with Latin digits and the Gregorian calendar, which are not everywhere its first choice.
[[nodiscard]] inline icu::Locale locale_of(Language language) {
    return {(std::string(tag_of(language)) + "@calendar=gregorian;numbers=latn").c_str()};
}

}  // namespace carnet::wording
