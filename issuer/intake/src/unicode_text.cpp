// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/unicode_text.h"

#include "base/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace carnet::issuer {
namespace {

UChar32 icu_char(char32_t character) {
    return static_cast<UChar32>(character);
}

icu::UnicodeString icu_text(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string normalised(std::string_view text, const icu::Normalizer2* form) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    const auto result = form->normalize(icu_text(text), status);
    return U_SUCCESS(status) ? result.toUTF8String(out) : std::string(text);
}

// ICU's data lies in its library, so that the instances are always there.
const icu::Normalizer2* nfc_form() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
}
const icu::Normalizer2* nfkd_form() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
}

constexpr char32_t kTatweel = 0x0640;  // lengthens an Arabic word for looks

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The Windows-1252 bytes of a text; empty where some character has none.
std::string windows_1252_bytes(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("windows-1252", &status));
    if (U_FAILURE(status)) return {};
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const auto wide = icu_text(text);
    std::string bytes(static_cast<std::size_t>(wide.length()) * 2 + 1, '\0');
    const auto length =
        ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                        wide.getBuffer(), wide.length(), &status);
    if (U_FAILURE(status)) return {};
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

// The texts are known to be well-formed, so that the lead byte tells the length.
std::u32string code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            out.push_back(byte);
        else if (byte < 0xC0 && !out.empty())
            out.back() = (out.back() << 6U) | (byte & 0x3FU);
        else
            out.push_back(byte < 0xE0 ? byte & 0x1FU : byte < 0xF0 ? byte & 0x0FU : byte & 0x07U);
    }
    return out;
}

void append_code_point(std::string& text, char32_t character) {
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0U | (character >> 6U));
        tail(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0U | (character >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (character >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_white_space(char32_t character) noexcept {
    return u_isUWhiteSpace(icu_char(character)) != 0;
}

std::string trimmed(std::string_view text) {
    if (text.empty() || (is_ascii(text) && static_cast<unsigned char>(text.front()) > ' ' &&
                         static_cast<unsigned char>(text.back()) > ' ')) {
        return std::string(text);
    }
    const auto points = code_points(text);
    const auto first = std::find_if_not(points.begin(), points.end(), is_white_space);
    const auto last = std::find_if_not(points.rbegin(), points.rend(), is_white_space).base();
    std::string out;
    for (auto at = first; at < last; ++at) append_code_point(out, *at);
    return out;
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    bool pending = false;
    for (const char32_t c : code_points(text)) {
        if (is_white_space(c)) {
            pending = !out.empty();
            continue;
        }
        if (pending) out += ' ';
        pending = false;
        append_code_point(out, c);
    }
    return out;
}

std::string normalised_nfc(std::string_view text) {
    return is_ascii(text) ? std::string(text) : normalised(text, nfc_form());
}

std::string folded(std::string_view text) {
    icu::UnicodeString lower = icu_text(normalised(text, nfkd_form()));
    lower.foldCase();
    std::string utf8;
    std::string out;
    for (const char32_t c : code_points(lower.toUTF8String(utf8))) {
        if (u_charType(icu_char(c)) == U_NON_SPACING_MARK || c == kTatweel) continue;
        const bool kept = u_isalnum(icu_char(c)) != 0 || u_charType(icu_char(c)) == U_COMBINING_SPACING_MARK;
        append_code_point(out, kept ? c : U' ');
    }
    return with_single_spaces(out);
}

std::string with_ascii_digits(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string out;
    for (const char32_t c : code_points(text)) {
        const auto digit = u_charDigitValue(icu_char(c));
        const bool decimal = u_charType(icu_char(c)) == U_DECIMAL_DIGIT_NUMBER && digit >= 0;
        append_code_point(out, decimal ? U'0' + static_cast<char32_t>(digit) : c);
    }
    return out;
}

std::string described(char32_t character) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<char, 128> name{};
    u_charName(icu_char(character), U_EXTENDED_CHAR_NAME, name.data(), static_cast<std::int32_t>(name.size()),
               &status);
    std::array<char, 16> number{};
    static_cast<void>(
        std::snprintf(number.data(), number.size(), "U+%04X ", static_cast<unsigned>(character)));
    return std::string(number.data()) + (U_SUCCESS(status) ? name.data() : "");
}

std::string before_wrong_decoding(std::string_view text) {
    if (is_ascii(text)) return {};
    const auto bytes = windows_1252_bytes(text);
    return !bytes.empty() && !is_ascii(bytes) && is_utf8(bytes) ? bytes : std::string();
}

std::string_view without_ends(std::string_view text, std::string_view removed) noexcept {
    const auto first = text.find_first_not_of(removed);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(removed) - first + 1);
}

bool is_ascii_digits(std::string_view text) noexcept {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace carnet::issuer
