// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/paper_printer.h"

#include "tests/unit/issuer/print/print_fixture.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::printed_codes;
using carnet::test::said;

namespace {

PaperText text_in(const std::string& language, std::size_t units = 3) {
    return said(wallet::CompetencyCertificate{test::printed_award(units)}, language, "fr").value();
}

PaperPrinter printer() {
    auto made = PaperPrinter::make(std::nullopt);
    REQUIRE(made);
    return *std::move(made);
}

struct ReadPdf {
    QPDF pdf;
    explicit ReadPdf(const std::string& bytes) : text(bytes) {
        pdf.processMemoryFile("test", text.data(), text.size());
    }
    std::string text;
    [[nodiscard]] std::size_t pages() { return QPDFPageDocumentHelper(pdf).getAllPages().size(); }
};

}  // namespace

TEST_CASE("the same print gives the same bytes, from a new printer and from one that printed others before",
          "[print]") {
    auto first = printer();
    const auto once = first.sheet(text_in("en"), printed_codes());
    REQUIRE(once);
    REQUIRE(first.sheet(text_in("ar", 7), printed_codes(800)));
    CHECK(first.sheet(text_in("en"), printed_codes()).value() == *once);
    CHECK(printer().sheet(text_in("en"), printed_codes()).value() == *once);
    CHECK(printer().sheet(text_in("en"), printed_codes(687)).value() != *once);
    const auto card = first.card(text_in("en"), printed_codes()).value();
    CHECK(printer().card(text_in("en"), printed_codes()).value() == card);
}

TEST_CASE("a PDF says its language and title, and the time of printing and no other", "[print]") {
    ReadPdf read(printer().sheet(text_in("ar"), printed_codes()).value());
    auto root = read.pdf.getRoot();
    CHECK(root.getKey("/Lang").getUTF8Value() == "ar");
    CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    auto info = read.pdf.getTrailer().getKey("/Info");
    CHECK(info.getKey("/Title").getUTF8Value() == "Site Electrician [en], Asha Namuna, 000417");
    CHECK(info.getKey("/CreationDate").getUTF8Value().starts_with("D:20260601"));
    CHECK_FALSE(info.hasKey("/ModDate"));
    const auto data = root.getKey("/Metadata").getStreamData();
    const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    CHECK(xmp.find("<rdf:li>ar</rdf:li>") != std::string::npos);
    CHECK(xmp.find("2026-06-01T10:00:00Z") != std::string::npos);
    CHECK(read.pages() == 1);
}

TEST_CASE("rows that do not fit on the first page go on on another; a card refuses them", "[print]") {
    auto paper = printer();
    ReadPdf two(paper.sheet(text_in("en", 60), printed_codes(900)).value());
    CHECK(two.pages() >= 2);
    ReadPdf card(paper.card(text_in("en", 5), printed_codes()).value());
    CHECK(card.pages() == 2);
    const auto refused = paper.card(text_in("en", 60), printed_codes());
    REQUIRE(refused.has_error());
    CHECK(refused.error().code == ErrorCode::kLimit);
}

TEST_CASE("a letter that no font has is not printed as a box", "[print]") {
    auto paper = printer();
    auto text = text_in("en");
    text.name.text = "Asha \xF3\xB0\x80\x80";  // U+F0000, for private use
    const auto refused = paper.sheet(text, printed_codes());
    REQUIRE(refused.has_error());
    CHECK(refused.error().code == ErrorCode::kUnsupported);
    CHECK(refused.error().where == text.name.text);
    CHECK(paper.sheet(text_in("en"), printed_codes()));
}

TEST_CASE("a seal that is no small PNG is refused", "[print]") {
    CHECK(PaperPrinter::make("no picture").error().code == ErrorCode::kBadValue);
    CHECK(PaperPrinter::make(std::string(kMaxSealBytes + 1, 'x')).error().code == ErrorCode::kLimit);
    std::string huge("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0", 29);
    CHECK(PaperPrinter::make(huge).error().code == ErrorCode::kBadValue);
    std::string cut("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\x02\0\0\0", 29);
    CHECK(PaperPrinter::make(cut).error().code == ErrorCode::kBadValue);
}
