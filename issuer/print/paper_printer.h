// SPDX-License-Identifier: Apache-2.0
//
// From words and codes to PDF: an A4 sheet, or a card of the size of a bank card (ISO/IEC 7810 ID-1, 85.60 by
// 53.98 mm; text in front, codes on the back). Fonts are embedded; language and title are in the document;
// the same text, codes and seal give the same bytes on the same package versions (the time of printing is the
// document's). A printer belongs to one thread; it keeps its fonts from print to print.
// docs/formats/paper.md. spec: ISO 32000-1 14.3, 14.9.2; ISO/IEC 18004
#pragma once

#include "base/result.h"
#include "issuer/print/paper_text.h"

#include <memory>
#include <optional>
#include <string>

namespace carnet::issuer {

// What the two codes hold.
struct PaperCodes {
    std::string payload;  // "CARNET1:..."
    std::string address;  // of the checking page
};

class PaperPrinter {
  public:
    // `seal`: a PNG file's bytes, set into the corner of every sheet. kBadValue: it is no PNG that can be
    // read. kLimit: it is larger than kMaxSealBytes, or than 2,000 pixels a side.
    [[nodiscard]] static Result<PaperPrinter> make(const std::optional<std::string>& seal);
    PaperPrinter(PaperPrinter&& other) noexcept;
    PaperPrinter& operator=(PaperPrinter&& other) noexcept;
    ~PaperPrinter();

    // A PDF's bytes. kUnsupported: no installed font has a letter of it. kLimit: the code does not fit in a
    // size that survives a photocopy; of a card also: there is more text than its face holds (print a sheet).
    // kIo: the PDF library failed.
    [[nodiscard]] Result<std::string> sheet(const PaperText& text, const PaperCodes& codes);
    [[nodiscard]] Result<std::string> card(const PaperText& text, const PaperCodes& codes);

  private:
    struct Parts;
    explicit PaperPrinter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

inline constexpr std::size_t kMaxSealBytes = 2'000'000;

}  // namespace carnet::issuer
