// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/latin_words.h"

#include "wallet-format/src/ascii.h"

#include <cstddef>
#include <cstdint>

namespace carnet::wallet::profile {
namespace {

// The letter without its accent; A is ae, O oe, S ss, T th, J ij, and ? is none of them. From the
// decompositions of Unicode, and by hand for letters that have none.
constexpr char32_t kFirst = 0xC0;
constexpr std::string_view kLetters =
    "aaaaaaAceeeeiiiidnooooo?ouuuuyTSaaaaaaAceeeeiiiidnooooo?ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiJJjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "?b????occdd???eeeff?g?iikk???n??oo??pp??????tt?uu?vyyzz?????????"
    "?????????????aaiioouuuuuuuuuueaaaaAA??ggkkoooo??j???gg??nnaaAAoo"
    "aaaaeeeeiiiioooorrrruuuusstt??hhnd????aaeeooooooooyy????????????"
    "???buvee???????????bo?dd?e?e????g??g????ii????????n?????????????"
    "??????????uv??????z?????????????????????????????";
constexpr char32_t kFirstOfMore = 0x1E00;
constexpr std::string_view kMoreLetters =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwya???S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
static_assert(kLetters.size() == 0x2B0 - kFirst && kMoreLetters.size() == 0x1F00 - kFirstOfMore);

char folded(char32_t c) noexcept {
    if (c < 0x80) {
        const char small = to_lower(static_cast<char>(c));
        return is_alnum(small) ? small : ' ';
    }
    if (c == 0xAA) return 'a';
    if (c == 0xBA) return 'o';
    if (c >= kFirst && c - kFirst < kLetters.size()) return kLetters[c - kFirst];
    if (c >= kFirstOfMore && c - kFirstOfMore < kMoreLetters.size()) return kMoreLetters[c - kFirstOfMore];
    return ' ';
}

// Marks above letters, and apostrophes in all their forms: nothing is left of them.
bool is_dropped(char32_t c) noexcept {
    return c == '\'' || c == 0x2018 || c == 0x2019 || (c >= 0x2B0 && c <= 0x36F);
}

std::string_view letters_of(char letter) noexcept {
    switch (letter) {
        case 'A':
            return "ae";
        case 'O':
            return "oe";
        case 'S':
            return "ss";
        case 'T':
            return "th";
        case 'J':
            return "ij";
        default:
            return {};
    }
}

// The code point at `i`, which moves behind it. Anything that is not UTF-8 is a letter of its own.
char32_t next_point(std::string_view text, std::size_t& i) noexcept {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    const std::size_t length = lead < 0xC0U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    if (i + length > text.size()) return text[i++], 0xFFFD;
    char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k)
        point = (point << 6U) | (static_cast<std::uint8_t>(text[i + k]) & 0x3FU);
    i += length;
    return point;
}

bool is_soft(char c) noexcept {
    return std::string_view("aeiouwy").find(c) != std::string_view::npos;
}

// Letters that one name is written with in one office and with the other in the next.
char one_of_several(char c) noexcept {
    if (c == 'c' || c == 'q' || c == 'x') return 'k';
    return c == 'z' ? 's' : c;
}

}  // namespace

std::vector<std::string> latin_words(std::string_view name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size();) {
        const auto begin = i;
        const auto point = next_point(name, i);
        if (is_dropped(point)) continue;
        const char letter = folded(point);
        if (letter == ' ') {
            if (!words.back().empty()) words.emplace_back();
        } else if (letter == '?') {
            words.back() += name.substr(begin, i - begin);
        } else if (const auto several = letters_of(letter); !several.empty()) {
            words.back() += several;
        } else {
            words.back() += letter;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string consonants_of(std::string_view word) {
    std::string out;
    char before = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const bool is_double = c == before;
        before = c;
        if (i == 0 && c == 'y') {
            out += 'j';
        } else if (is_soft(c)) {
            if (i == 0) out += 'a';
        } else if (c == 'p' && next == 'h') {
            out += 'f';
        } else if (!is_double && !(c == 'h' && i > 0) && !(c == 'd' && next == 'j')) {
            out += one_of_several(c);
        }
    }
    return out;
}

}  // namespace carnet::wallet::profile
