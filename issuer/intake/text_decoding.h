// SPDX-License-Identifier: Apache-2.0
//
// The bytes of a file as text: the first step of intake, before any cell is looked at.
//
// A file that is valid UTF-8 is UTF-8. A byte order mark settles UTF-8 and UTF-16. Any other file is read
// only when its encoding is stated, or when all 8-bit encodings in use read it as the same text; a wrong
// guess would sign wrong names. Pure functions, thread-safe. Format: docs/formats/intake-csv.md.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

enum class TextEncoding : std::uint8_t { kUtf8, kUtf16, kWindows1256, kWindows1252, kLatin1 };

// "utf-8", "utf-16", "windows-1256", "windows-1252", "latin-1": the values of --encoding.
[[nodiscard]] std::string_view to_string(TextEncoding encoding) noexcept;
[[nodiscard]] std::optional<TextEncoding> text_encoding_from(std::string_view text) noexcept;

struct DecodedText {
    std::string text;  // valid UTF-8, without byte order mark, without NUL
    TextEncoding encoding = TextEncoding::kUtf8;
    bool byte_order_mark = false;
    bool any_reading_agrees = false;  // 8-bit, not stated, and all encodings in use give this very text
};

// kBadUtf8: the bytes are not text in the stated encoding, or none was stated and it cannot be told; `where`
// is the line, `detail` shows how a sample reads under each candidate and names the option to give.
[[nodiscard]] Result<DecodedText> decode_text(ByteView bytes, std::optional<TextEncoding> stated);

}  // namespace carnet::issuer
