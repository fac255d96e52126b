// SPDX-License-Identifier: Apache-2.0
//
// What languages are called in themselves, for those who must find theirs at a glance. Thread-safe.
// spec: BCP 47; Unicode Technical Standard 35 (names of languages)
#pragma once

#include <string>
#include <string_view>

namespace carnet::wording {

// "fr" -> "Français"; any BCP 47 tag, also of a language without messages. A tag that nobody has named comes
// back as it is.
[[nodiscard]] std::string own_name_of_language(std::string_view tag);
// Is it written from right to left, as far as its script is known?
[[nodiscard]] bool is_tag_right_to_left(std::string_view tag);
// Does the first letter of it that has a direction run from right to left?
// spec: Unicode Standard Annex 9 3.3.1 (P2, P3)
[[nodiscard]] bool is_text_right_to_left(std::string_view text);

}  // namespace carnet::wording
