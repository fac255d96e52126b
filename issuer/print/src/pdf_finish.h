// SPDX-License-Identifier: Apache-2.0
//
// What cairo 1.16 cannot say in a PDF: its language, title and date as XMP, that the title is what a window
// shows, and an identifier that follows from the content. Thread-safe.
// spec: ISO 32000-1 7.5.5 (ID), 12.2 (DisplayDocTitle), 14.3.2 (XMP), 14.9.2 (Lang)
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

struct PdfFacts {
    std::string title;
    std::string language;  // BCP 47
    std::string author;
    UtcTime made;
};

// kIo: qpdf says what.
[[nodiscard]] Result<std::string> finish_pdf(std::string_view pdf, const PdfFacts& facts);

}  // namespace carnet::issuer
