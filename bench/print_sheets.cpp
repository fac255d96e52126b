// SPDX-License-Identifier: Apache-2.0
//
// Question: how many sheets and cards in two scripts does one core draw in a second, and what is that beside
// what cannot be avoided: the QR code of the payload, and cairo and Pango writing the same words as one plain
// paragraph? Processor time, one thread, after the fonts were opened; signing is bench_raw_primitives'.
//
// usage: bench_print_sheets [SECOND_LANGUAGE]     (ar)
#include "bench/support/measure.h"
#include "issuer/print/paper_printer.h"
#include "issuer/print/paper_text.h"

#include <pango/pangocairo.h>
#include <qrcodegen.hpp>

#include <string>

#include <cairo-pdf.h>

namespace {

using namespace carnet;
using namespace carnet::bench;

constexpr int kRepeats = 40;
constexpr int kRounds = 7;

wallet::Award award() {
    wallet::Award award{
        .number = "DE-000417",
        .title = "Certificate in Site Electrical Work",
        .description = "",
        .language = "en",
        .holder = {"Asha Namuna", "आशा नमुना", "ne", Date::parse("1988-04-02").value(), {}},
        .occupation = {"7411", std::nullopt, "Building electrician"},
        .standard = {"https://standards.example.org/electrical", "DSB-EL-3", "2024", "Demo standard (demo)"},
        .units = {},
        .assessment = {wallet::AssessmentMethod::kTradeTest,
                       {"", "", "NP"},
                       Date::parse("2026-04-20").value(),
                       Date::parse("2026-04-20").value(),
                       {std::nullopt, "", std::nullopt}},
        .levels = {{"https://frameworks.example.org/demo", "2023", "3", "Demo level 3 (demo)"}},
        .awarding_body = {std::nullopt, "Demo Skills Testing Board (demo)", "NP"},
        .provider = std::nullopt,
        .awarded = Date::parse("2026-05-01").value(),
        .field_isced_f = "0713",
    };
    for (const auto* title : {"Work safely on a building site", "Install conduits, trays and cables",
                              "Connect switchgear and final circuits", "Test and document an installation",
                              "Find and mend faults"})
        award.units.push_back({"EL-0" + std::to_string(award.units.size() + 1), title,
                               wallet::UnitStatus::kCompleted, std::nullopt});
    return award;
}

// A payload of the length that docs/formats/paper.md measures for five units.
std::string payload() {
    std::string text = "CARNET1:";
    for (unsigned i = 0; text.size() < 686; ++i)
        text += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[(i * i * 31 + i * 7) % 45];
    return text;
}

std::string words_of(const issuer::PaperText& text) {
    auto all = text.issuer.text + "\n" + text.name.text + " " + text.original_name.text + " " + text.words;
    for (const auto& column : text.columns) {
        for (const auto& row : column.rows) all += "\n" + row.label.text + " " + row.value.text;
        all += "\n" + column.scan.text + " " + column.address.text + " " + column.torn.text;
    }
    for (const auto& line : text.identifiers) all += "\n" + line;
    return all;
}

cairo_status_t count_bytes(void* count, const unsigned char*, unsigned int length) {
    *static_cast<std::size_t*>(count) += length;
    return CAIRO_STATUS_SUCCESS;
}

std::size_t bare_page(PangoFontMap* fonts, const std::string& words, const std::string& code) {
    std::size_t bytes = static_cast<std::size_t>(
        qrcodegen::QrCode::encodeText(code.c_str(), qrcodegen::QrCode::Ecc::QUARTILE).getSize());
    auto* const surface = cairo_pdf_surface_create_for_stream(count_bytes, &bytes, 595, 842);
    auto* const pen = cairo_create(surface);
    auto* const context = pango_font_map_create_context(fonts);
    auto* const layout = pango_layout_new(context);
    auto* const face = pango_font_description_from_string("Noto Sans 7");
    pango_layout_set_font_description(layout, face);
    pango_layout_set_width(layout, 500 * PANGO_SCALE);
    pango_layout_set_text(layout, words.c_str(), static_cast<int>(words.size()));
    pango_cairo_show_layout(pen, layout);
    cairo_show_page(pen);
    pango_font_description_free(face);
    g_object_unref(layout);
    g_object_unref(context);
    cairo_destroy(pen);
    cairo_surface_destroy(surface);
    return bytes;
}

double median_microseconds(const Work& work) {
    g_sink += work();
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) rounds.push_back(microseconds_once(work, kRepeats));
    return median(std::move(rounds));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string second = argc > 1 ? argv[1] : "ar";
    const wallet::CompetencyCertificate certificate{award()};
    wallet::PaperDocument document{{}, {1'780'308'000, 0}, certificate};
    document.envelope.id = "urn:uuid:0b8e5e0a-3c1d-4d5f-8a56-1f2e3d4c5b6a";
    document.envelope.issuer = "did:web:certs.example.org";
    document.envelope.issuer_name = "Demo Skills Testing Board (demo)";
    const auto titles = issuer::titles_of(certificate);
    const issuer::PaperCodes codes{payload(), "https://check.example.org/"};
    auto printer = required(issuer::PaperPrinter::make(std::nullopt));
    const auto say = [&] {
        return required(issuer::say_paper({document, titles, "en", {1, 2, 3, 4, 5}}, "en", second));
    };
    const auto words = words_of(say());
    auto* const fonts = pango_cairo_font_map_new();
    const double bare = median_microseconds([&] { return bare_page(fonts, words, codes.payload); });
    const double sheet = median_microseconds([&] { return required(printer.sheet(say(), codes)).size(); });
    const double card = median_microseconds([&] { return required(printer.card(say(), codes)).size(); });
    g_object_unref(fonts);
    std::printf("bare page and code  %8.0f us\n", bare);
    std::printf("sheet (en, %s)      %8.0f us  %6.1f a second  %.2f of bare\n", second.c_str(), sheet,
                1e6 / sheet, sheet / bare);
    std::printf("card (en, %s)       %8.0f us  %6.1f a second  %.2f of bare\n", second.c_str(), card,
                1e6 / card, card / bare);
    return 0;
}
