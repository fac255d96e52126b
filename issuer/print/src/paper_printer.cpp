// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/paper_printer.h"

#include "issuer/print/src/pages.h"
#include "issuer/print/src/pdf_finish.h"

namespace carnet::issuer {
namespace {

std::string title_of(const PaperText& text) {
    return text.columns.front().qualification.text + ", " + text.name.text + ", " + text.number;
}

}  // namespace

struct PaperPrinter::Parts {
    Typesetter typesetter;
    std::optional<Seal> seal;
    AddressCode address;

    template <class Draw>
    Result<std::string> print(PageSize size, const PaperText& text, const PaperCodes& codes, Draw draw) {
        const auto title = title_of(text);
        Canvas canvas(size, title, text.printed);
        CARNET_TRY_VOID(draw(canvas, typesetter, PrintTask{text, codes, address, seal ? &*seal : nullptr}));
        CARNET_TRY(const auto pdf, canvas.finish());
        if (const auto missing = typesetter.take_unshowable(); !missing.empty())
            return error(ErrorCode::kUnsupported,
                         "No installed font has all letters of this. Install fonts-noto-core.", missing);
        return finish_pdf(pdf, {title, text.columns.front().language, text.issuer.text, text.printed});
    }
};

PaperPrinter::PaperPrinter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PaperPrinter::PaperPrinter(PaperPrinter&& other) noexcept = default;
PaperPrinter& PaperPrinter::operator=(PaperPrinter&& other) noexcept = default;
PaperPrinter::~PaperPrinter() = default;

Result<PaperPrinter> PaperPrinter::make(const std::optional<std::string>& seal) {
    PaperPrinter printer(std::make_unique<Parts>());
    if (seal) {
        CARNET_TRY(auto read, Seal::read_png(*seal));
        printer.parts_->seal.emplace(std::move(read));
    }
    return printer;
}

Result<std::string> PaperPrinter::sheet(const PaperText& text, const PaperCodes& codes) {
    return parts_->print(kSheetSize, text, codes, draw_sheet);
}

Result<std::string> PaperPrinter::card(const PaperText& text, const PaperCodes& codes) {
    return parts_->print(kCardSize, text, codes, draw_card);
}

}  // namespace carnet::issuer
