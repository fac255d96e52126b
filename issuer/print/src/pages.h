// SPDX-License-Identifier: Apache-2.0
//
// The two layouts. Everything is on the canvas when they return. Errors as PaperPrinter says them.
#pragma once

#include "issuer/print/paper_printer.h"
#include "issuer/print/src/canvas.h"

namespace carnet::issuer {

inline constexpr double kPointsPerMillimetre = 72.0 / 25.4;
inline constexpr PageSize kSheetSize{595.276, 841.890};  // A4, spec: ISO 216
// spec: ISO/IEC 7810 5.1 (ID-1)
inline constexpr PageSize kCardSize{85.60 * kPointsPerMillimetre, 53.98 * kPointsPerMillimetre};

// The code with the address is the same on thousands of prints.
class AddressCode {
  public:
    // As fit_qr; valid until the next call.
    [[nodiscard]] Result<const QrMatrix*> fit(const std::string& text, double side,
                                              const ModuleSizes& least) {
        if (!known_ || text != text_ || side != side_) {
            CARNET_TRY(known_, fit_qr(text, side, least));
            text_ = text;
            side_ = side;
        }
        return &*known_;
    }

  private:
    std::string text_;
    double side_ = 0;
    std::optional<QrMatrix> known_;
};

struct PrintTask {
    const PaperText& text;
    const PaperCodes& codes;
    AddressCode& address;
    const Seal* seal;  // or nothing
};

[[nodiscard]] Result<void> draw_sheet(Canvas& canvas, Typesetter& typesetter, const PrintTask& task);
[[nodiscard]] Result<void> draw_card(Canvas& canvas, Typesetter& typesetter, const PrintTask& task);

}  // namespace carnet::issuer
