// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/paper_printer.h"

#include "tests/unit/issuer/print/print_fixture.h"

#include <cstdlib>

#include <qpdf/qpdf-c.h>

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

// Read back by qpdf.
class ReadPdf {
  public:
    explicit ReadPdf(std::string bytes) : bytes_(std::move(bytes)), pdf_(qpdf_init()) {
        REQUIRE(qpdf_read_memory(pdf_, "test", bytes_.data(), bytes_.size(), nullptr) == QPDF_SUCCESS);
    }
    ReadPdf(const ReadPdf&) = delete;
    ReadPdf& operator=(const ReadPdf&) = delete;
    ~ReadPdf() { qpdf_cleanup(&pdf_); }

    [[nodiscard]] int pages() { return qpdf_get_num_pages(pdf_); }
    [[nodiscard]] qpdf_oh root(const char* key) { return qpdf_oh_get_key(pdf_, qpdf_get_root(pdf_), key); }
    [[nodiscard]] qpdf_oh info(const char* key) {
        return qpdf_oh_get_key(pdf_, qpdf_oh_get_key(pdf_, qpdf_get_trailer(pdf_), "/Info"), key);
    }
    [[nodiscard]] std::string text(qpdf_oh value) { return qpdf_oh_get_utf8_value(pdf_, value); }
    [[nodiscard]] bool is_true(qpdf_oh dictionary, const char* key) {
        return qpdf_oh_get_bool_value(pdf_, qpdf_oh_get_key(pdf_, dictionary, key)) != QPDF_FALSE;
    }
    [[nodiscard]] bool is_null(qpdf_oh value) { return qpdf_oh_is_null(pdf_, value) != QPDF_FALSE; }
    [[nodiscard]] std::string stream(qpdf_oh value) {
        unsigned char* data = nullptr;
        std::size_t size = 0;
        REQUIRE(qpdf_oh_get_stream_data(pdf_, value, qpdf_dl_all, nullptr, &data, &size) == QPDF_SUCCESS);
        std::string all(reinterpret_cast<const char*>(data), size);
        std::free(data);
        return all;
    }

  private:
    std::string bytes_;
    qpdf_data pdf_;
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
    CHECK(read.text(read.root("/Lang")) == "ar");
    CHECK(read.is_true(read.root("/ViewerPreferences"), "/DisplayDocTitle"));
    CHECK(read.text(read.info("/Title")) == "Site Electrician [en], Asha Namuna, 000417");
    CHECK(read.text(read.info("/CreationDate")) == "D:20260601100000Z");
    CHECK(read.is_null(read.info("/ModDate")));
    const auto xmp = read.stream(read.root("/Metadata"));
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
