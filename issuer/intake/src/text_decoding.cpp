// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/text_decoding.h"

#include "base/text_encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace carnet::issuer {
namespace {

struct NamedEncoding {
    TextEncoding encoding;
    const char* name;  // ours and, as it happens, a name that ICU knows
};
constexpr std::array<NamedEncoding, 5> kEncodings{{{TextEncoding::kUtf8, "utf-8"},
                                                   {TextEncoding::kUtf16, "utf-16"},
                                                   {TextEncoding::kWindows1256, "windows-1256"},
                                                   {TextEncoding::kWindows1252, "windows-1252"},
                                                   {TextEncoding::kLatin1, "latin-1"}}};
constexpr std::array kEightBit{TextEncoding::kWindows1256, TextEncoding::kWindows1252, TextEncoding::kLatin1};

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kSaveAsUtf8 = "In the spreadsheet program, save the sheet as \"CSV UTF-8\".";

std::string line_of(std::string_view bytes, std::size_t offset) {
    const auto before = bytes.substr(0, offset);
    return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

// The first byte that is not part of well-formed UTF-8; the text's size where there is none.
std::size_t first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t length = 1;
        while (length <= 4 && !is_utf8(text.substr(at, length))) ++length;
        if (length > 4) return at;
        at += length;
    }
    return text.size();
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Strict decoding by ICU; nothing where a byte has no meaning in the encoding. The C1 controls that the
// Latin encodings would give are no text either: their bytes come from other encodings.
std::optional<std::string> convert(std::string_view bytes, TextEncoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(
        ucnv_open(std::string(to_string(encoding)).c_str(), &status));
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                  status);
    if (U_FAILURE(status)) return std::nullopt;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        if (text[i] >= 0x80 && text[i] <= 0x9F) return std::nullopt;
    }
    std::string utf8;
    return text.toUTF8String(utf8);
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

// Up to three cells that show the difference between two encodings, as received, distinct.
std::vector<std::string_view> telling_cells(std::string_view bytes, TextEncoding one, TextEncoding other) {
    constexpr std::string_view kBetweenCells = ",;\t\r\n\"";
    std::vector<std::string_view> cells;
    std::size_t at = 0;
    while (at < bytes.size() && cells.size() < 3) {
        const std::size_t end = std::min(bytes.find_first_of(kBetweenCells, at), bytes.size());
        const auto cell = bytes.substr(at, std::min<std::size_t>(end - at, 60));
        at = end + 1;
        if (is_ascii(cell) || convert(cell, one) == convert(cell, other)) continue;
        if (std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
    }
    return cells;
}

std::string read_as(const std::vector<std::string_view>& cells, TextEncoding encoding) {
    std::string sample;
    for (const auto cell : cells) {
        const auto text = convert(cell, encoding);
        sample += (sample.empty() ? "" : ", ") + (text ? "\"" + *text + "\"" : std::string("nothing"));
    }
    return sample;
}

Error cannot_tell(std::string_view bytes) {
    std::string detail =
        "The file is not UTF-8, and which encoding it has cannot be told from its bytes. Read its names "
        "and state the one that reads right:";
    const auto cells = telling_cells(bytes, TextEncoding::kWindows1256, TextEncoding::kWindows1252);
    for (const auto encoding : kEightBit) {
        detail +=
            " --encoding " + std::string(to_string(encoding)) + " gives " + read_as(cells, encoding) + ";";
    }
    detail.back() = '.';
    return error(ErrorCode::kBadUtf8, detail + " Or: " + std::string(kSaveAsUtf8),
                 line_of(bytes, first_bad_byte(bytes)));
}

// Not valid UTF-8 and nothing stated: read only if every encoding that can read it gives the same text.
Result<DecodedText> decode_unstated(std::string_view bytes) {
    std::optional<std::string> agreed;
    std::size_t readings = 0;
    for (const auto encoding : kEightBit) {
        auto text = convert(bytes, encoding);
        if (!text) continue;
        ++readings;
        if (agreed && *agreed != *text) return cannot_tell(bytes);
        agreed = std::move(text);
    }
    if (readings < 2) return cannot_tell(bytes);
    return DecodedText{*std::move(agreed), TextEncoding::kWindows1252, false, true};
}

Result<DecodedText> decode_utf8(std::string_view bytes) {
    const bool mark = bytes.starts_with(kUtf8Mark);
    const auto text = bytes.substr(mark ? kUtf8Mark.size() : 0);
    if (!is_utf8(text)) {
        return error(ErrorCode::kBadUtf8,
                     "The file is stated or marked as UTF-8, but a byte here is not. It was perhaps put "
                     "together from several files. " +
                         std::string(kSaveAsUtf8),
                     line_of(text, first_bad_byte(text)));
    }
    return DecodedText{std::string(text), TextEncoding::kUtf8, mark, false};
}

Result<DecodedText> decode_utf16(std::string_view bytes) {
    auto text = convert(bytes, TextEncoding::kUtf16);
    if (!text) {
        return error(ErrorCode::kBadUtf8,
                     "The file begins as UTF-16 but is cut or damaged. " + std::string(kSaveAsUtf8));
    }
    return DecodedText{*std::move(text), TextEncoding::kUtf16, true, false};
}

Result<DecodedText> decode_eight_bit(std::string_view bytes, TextEncoding encoding) {
    if (is_utf8(bytes) && !is_ascii(bytes)) {
        return error(ErrorCode::kBadUtf8,
                     "The file is valid UTF-8; read as " + std::string(to_string(encoding)) +
                         " its names would become " +
                         read_as(telling_cells(bytes, encoding, TextEncoding::kUtf8), encoding) +
                         ". Leave out --encoding.");
    }
    auto text = convert(bytes, encoding);
    if (!text) {
        return error(ErrorCode::kBadUtf8, "Some bytes have no meaning in " +
                                              std::string(to_string(encoding)) +
                                              ". Try another --encoding. " + std::string(kSaveAsUtf8));
    }
    return DecodedText{*std::move(text), encoding, false, false};
}

std::optional<Error> not_a_text_file(std::string_view bytes) {
    if (bytes.empty()) return error(ErrorCode::kBadValue, "The file is empty.", "line 1");
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return error(ErrorCode::kBadValue, "This is a workbook, not a CSV file. " + std::string(kSaveAsUtf8));
    }
    return std::nullopt;
}

Result<DecodedText> decode_any(std::string_view bytes, std::optional<TextEncoding> stated) {
    const bool utf16_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (utf16_mark && stated.value_or(TextEncoding::kUtf16) == TextEncoding::kUtf16)
        return decode_utf16(bytes);
    if (stated == TextEncoding::kUtf16) {
        return error(ErrorCode::kBadUtf8,
                     "UTF-16 needs a byte order mark at the start of the file, and there is none. " +
                         std::string(kSaveAsUtf8));
    }
    if (stated == TextEncoding::kUtf8 || bytes.starts_with(kUtf8Mark)) return decode_utf8(bytes);
    if (stated) return decode_eight_bit(bytes, *stated);
    return is_utf8(bytes) ? decode_utf8(bytes) : decode_unstated(bytes);
}

}  // namespace

std::string_view to_string(TextEncoding encoding) noexcept {
    for (const auto& known : kEncodings) {
        if (known.encoding == encoding) return known.name;
    }
    return {};
}

std::optional<TextEncoding> text_encoding_from(std::string_view text) noexcept {
    for (const auto& known : kEncodings) {
        if (known.name == text) return known.encoding;
    }
    return std::nullopt;
}

Result<DecodedText> decode_text(ByteView bytes, std::optional<TextEncoding> stated) {
    const auto view = as_text(bytes);
    if (auto wrong = not_a_text_file(view)) return *std::move(wrong);
    CARNET_TRY(auto decoded, decode_any(view, stated));
    if (const auto nul = decoded.text.find('\0'); nul != std::string::npos) {
        return error(ErrorCode::kBadUtf8,
                     "The file holds NUL characters: it is no text, or UTF-16 without byte order mark. " +
                         std::string(kSaveAsUtf8),
                     line_of(decoded.text, nul));
    }
    return decoded;
}

}  // namespace carnet::issuer
