// SPDX-License-Identifier: Apache-2.0
//
// A text as a QR code, for those who would rather point a phone at it than type. Pure and thread-safe. spec:
// ISO/IEC 18004
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carnet::wording {

// An SVG image, dark on light with the quiet zone of four modules; nothing when the text is longer than a
// code holds (2,953 bytes at the lowest error correction; a higher one is taken where it costs no larger
// code).
[[nodiscard]] std::optional<std::string> qr_svg(std::string_view text);

}  // namespace carnet::wording
