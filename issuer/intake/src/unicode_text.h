// SPDX-License-Identifier: Apache-2.0
//
// What intake asks of Unicode, by ICU: white space, digits, comparing words regardless of case, accents and
// punctuation, and naming a character so that an officer can find it. Texts are valid UTF-8. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace carnet::issuer {

[[nodiscard]] std::u32string code_points(std::string_view text);
void append_code_point(std::string& text, char32_t character);

// Unicode White_Space, which holds the no-break spaces too.
[[nodiscard]] bool is_white_space(char32_t character) noexcept;
[[nodiscard]] std::string trimmed(std::string_view text);
// Each run of white space as one space, none at the ends.
[[nodiscard]] std::string with_single_spaces(std::string_view text);

// Canonically composed: the same text in one spelling.
[[nodiscard]] std::string normalised_nfc(std::string_view text);

// For comparing headings, words and names: lower case, no accents or vowel marks, other forms of a letter
// replaced, anything but letters and digits as one space. "N° de Certificat" -> "n de certificat".
[[nodiscard]] std::string folded(std::string_view text);

// Decimal digits of any script as 0-9; everything else as it was.
[[nodiscard]] std::string with_ascii_digits(std::string_view text);

// "U+202E RIGHT-TO-LEFT OVERRIDE"
[[nodiscard]] std::string described(char32_t character);

// The text it most likely was before UTF-8 bytes were read as Windows-1252 ("JosÃ©" -> "José"); empty when it
// shows no such damage.
[[nodiscard]] std::string before_wrong_decoding(std::string_view text);

[[nodiscard]] std::string_view without_ends(std::string_view text, std::string_view removed) noexcept;
[[nodiscard]] bool is_ascii_digits(std::string_view text) noexcept;  // false for an empty text

}  // namespace carnet::issuer
