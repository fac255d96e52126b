// SPDX-License-Identifier: Apache-2.0
// No character that makes a text look like another one: control characters, line and paragraph separators,
// and those that turn the direction of writing around. (Joiners stay: Persian and Indic names need them.)
// spec: UAX 9 section 2 (explicit directional formatting characters)
#include "issuer/lint/rules.h"

namespace carnet::issuer {
namespace {

// An escape in JSON text that stands for a control character; \" and \\ do not.
bool is_control_escape(char after_backslash) {
    return after_backslash != '"' && after_backslash != '\\';
}

// U+2028..U+202E (separators, embeddings, overrides) or U+2066..U+2069 (isolates), by their UTF-8 bytes.
bool is_direction(unsigned char second, unsigned char third) {
    return (second == 0x80 && third >= 0xa8 && third <= 0xae) ||
           (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

unsigned char at(std::string_view text, std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : static_cast<unsigned char>(0);
}

}  // namespace

LintVerdict lint_characters(const LintSubject& subject) {
    const std::string_view text = subject.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char c = at(text, i);
        if (c >= 0x20 && c < 0x7f && c != '\\') continue;
        if (c == '\\') {
            if (is_control_escape(static_cast<char>(at(text, i + 1))))
                return "There is a control character in the text.";
            ++i;
        } else if (c < 0x20 || c == 0x7f || (c == 0xc2 && at(text, i + 1) < 0xa0)) {
            return "There is a control character in the text.";
        } else if ((c == 0xe2 && is_direction(at(text, i + 1), at(text, i + 2))) ||
                   (c == 0xef && at(text, i + 1) == 0xbb && at(text, i + 2) == 0xbf)) {
            return "There is an invisible character that changes how the text reads.";
        }
    }
    return std::nullopt;
}

}  // namespace carnet::issuer
