// SPDX-License-Identifier: Apache-2.0
#include "wording/language_names.h"

#include "wording/src/icu_text.h"

#include <unicode/stringoptions.h>
#include <unicode/ubidi.h>

namespace carnet::wording {
namespace {

icu::Locale locale_of_tag(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
    return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

}  // namespace

std::string own_name_of_language(std::string_view tag) {
    const auto locale = locale_of_tag(tag);
    if (*locale.getLanguage() == '\0') return std::string(tag);
    const icu::Locale language(locale.getLanguage());
    icu::UnicodeString name;
    language.getDisplayLanguage(language, name);
    name.toTitle(nullptr, language, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_WHOLE_STRING);
    const auto text = from_icu(name);
    return text.empty() ? std::string(tag) : text;
}

bool is_tag_right_to_left(std::string_view tag) {
    return locale_of_tag(tag).isRightToLeft() != 0;
}

bool is_text_right_to_left(std::string_view text) {
    const auto wide = to_icu(text);
    return ubidi_getBaseDirection(wide.getBuffer(), wide.length()) == UBIDI_RTL;
}

}  // namespace carnet::wording
