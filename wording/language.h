// SPDX-License-Identifier: Apache-2.0
//
// The languages in which the programs speak. One row of wording/src/language.cpp and one message file each;
// the tests hold both against each other. Thread-safe. spec: BCP 47 (language tags)
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carnet::wording {

enum class Language : std::uint8_t { kEnglish, kFrench, kSpanish, kArabic };

// From a BCP 47 tag in any case, of which only the language counts ("en", "fr-CM", "ar-TN"); kBadValue names
// the languages there are.
[[nodiscard]] Result<Language> language_from(std::string_view tag);
[[nodiscard]] std::string_view tag_of(Language language) noexcept;
[[nodiscard]] const std::vector<Language>& all_languages() noexcept;
[[nodiscard]] bool is_right_to_left(Language language) noexcept;

}  // namespace carnet::wording
