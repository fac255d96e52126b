// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/canvas.h"

#include "issuer/print/paper_printer.h"
#include "issuer/print/src/pango_layout.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <cairo-pdf.h>

namespace carnet::issuer {
namespace {

constexpr int kMaxSealPixels = 2'000;

struct Unread {
    std::string_view bytes;
};

cairo_status_t read_some(void* closure, unsigned char* data, unsigned int length) {
    auto& unread = *static_cast<Unread*>(closure);
    if (unread.bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, unread.bytes.data(), length);
    unread.bytes.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_status_t write_some(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// spec: PNG (Third Edition) 5.2, 11.2.1: the size stands in a fixed place, so it is known before the picture
// is decoded.
bool is_small_png(std::string_view png) {
    constexpr std::string_view kBegin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    if (png.size() < 24 || !png.starts_with(kBegin)) return false;
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<std::uint8_t>(png[at + i]);
        return value;
    };
    return number(16) <= kMaxSealPixels && number(20) <= kMaxSealPixels;
}

// Of cairo's A1: the lowest bit of a word is the leftmost on machines that put the lowest byte first.
cairo_surface_t* stencil_of(const QrMatrix& matrix) {
    static_assert(std::endian::native == std::endian::little);
    auto* const stencil = cairo_image_surface_create(CAIRO_FORMAT_A1, matrix.size, matrix.size);
    cairo_surface_flush(stencil);
    auto* const bits = cairo_image_surface_get_data(stencil);
    const int stride = cairo_image_surface_get_stride(stencil);
    for (int row = 0; row < matrix.size; ++row) {
        for (int column = 0; column < matrix.size; ++column) {
            if (!matrix.at(column, row)) continue;
            auto& byte = bits[row * stride + column / 8];
            byte = static_cast<unsigned char>(byte | 1U << static_cast<unsigned>(column % 8));
        }
    }
    cairo_surface_mark_dirty(stencil);
    return stencil;
}

}  // namespace

struct Seal::Picture {
    cairo_surface_t* surface;
};

Seal::Seal(std::unique_ptr<Picture> picture) : picture_(std::move(picture)) {}
Seal::Seal(Seal&& other) noexcept = default;
Seal& Seal::operator=(Seal&& other) noexcept = default;
Seal::~Seal() {
    if (picture_) cairo_surface_destroy(picture_->surface);
}

Result<Seal> Seal::read_png(std::string_view png) {
    if (png.size() > kMaxSealBytes) return error(ErrorCode::kLimit, "The seal's file is larger than 2 MB.");
    if (!is_small_png(png))
        return error(ErrorCode::kBadValue, "The seal is no PNG picture of at most 2,000 pixels a side.");
    Unread unread{png};
    Seal seal(
        std::make_unique<Picture>(Picture{cairo_image_surface_create_from_png_stream(read_some, &unread)}));
    if (cairo_surface_status(seal.picture_->surface) != CAIRO_STATUS_SUCCESS)
        return error(ErrorCode::kBadValue, "The seal's picture is damaged.");
    return seal;
}

struct Canvas::Surface {
    std::string bytes;
    cairo_surface_t* pdf = nullptr;
    cairo_t* pen = nullptr;
};

Canvas::Canvas(PageSize size, const std::string& title, UtcTime made)
    : size_(size), surface_(std::make_unique<Surface>()) {
    auto& surface = *surface_;
    surface.pdf = cairo_pdf_surface_create_for_stream(write_some, &surface.bytes, size.width, size.height);
    cairo_pdf_surface_set_metadata(surface.pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
    const auto stamp = Timestamp::of({made.seconds, 0}).text();
    cairo_pdf_surface_set_metadata(surface.pdf, CAIRO_PDF_METADATA_CREATE_DATE, stamp.c_str());
    surface.pen = cairo_create(surface.pdf);
}

Canvas::~Canvas() {
    cairo_destroy(surface_->pen);
    cairo_surface_destroy(surface_->pdf);
}

void Canvas::text(const ShapedText& text, double x, double y) {
    if (text.layout() == nullptr) return;
    const auto& style = text.style();
    if (style.is_accent) {
        cairo_set_source_rgb(surface_->pen, 0.05, 0.27, 0.36);
    } else {
        cairo_set_source_rgb(surface_->pen, style.shade, style.shade, style.shade);
    }
    cairo_move_to(surface_->pen, x, y);
    pango_cairo_show_layout(surface_->pen, text.layout()->pango);
}

void Canvas::rule(double x, double y, double width, double weight) {
    cairo_set_source_rgb(surface_->pen, 0.62, 0.68, 0.70);
    cairo_rectangle(surface_->pen, x, y - weight / 2, width, weight);
    cairo_fill(surface_->pen);
}

void Canvas::band(double x, double y, double width, double height) {
    cairo_set_source_rgb(surface_->pen, 0.945, 0.955, 0.96);
    cairo_rectangle(surface_->pen, x, y, width, height);
    cairo_fill(surface_->pen);
}

// A picture of one bit a module, which cairo writes as a stencil: some thousand rectangles would cost more
// than all the rest of the page.
void Canvas::code(const QrMatrix& matrix, double x, double y, double side) {
    auto* const pen = surface_->pen;
    auto* const stencil = stencil_of(matrix);
    const double module = side / (matrix.size + 2 * kQuietModules);
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_rectangle(pen, x, y, side, side);
    cairo_fill(pen);
    cairo_save(pen);
    cairo_translate(pen, x + kQuietModules * module, y + kQuietModules * module);
    cairo_scale(pen, module, module);
    cairo_set_source_rgb(pen, 0, 0, 0);
    auto* const mask = cairo_pattern_create_for_surface(stencil);
    cairo_pattern_set_filter(mask, CAIRO_FILTER_NEAREST);
    cairo_mask(pen, mask);
    cairo_pattern_destroy(mask);
    cairo_surface_destroy(stencil);
    cairo_restore(pen);
}

void Canvas::seal(const Seal& seal, double x, double y, double side) {
    auto* const picture = seal.picture_->surface;
    const double width = cairo_image_surface_get_width(picture);
    const double height = cairo_image_surface_get_height(picture);
    const double scale = side / std::max(width, height);
    cairo_save(surface_->pen);
    cairo_translate(surface_->pen, x + (side - width * scale) / 2, y + (side - height * scale) / 2);
    cairo_scale(surface_->pen, scale, scale);
    cairo_set_source_surface(surface_->pen, picture, 0, 0);
    cairo_paint(surface_->pen);
    cairo_restore(surface_->pen);
}

void Canvas::next_page() {
    cairo_show_page(surface_->pen);
}

Result<std::string> Canvas::finish() {
    cairo_show_page(surface_->pen);
    cairo_surface_finish(surface_->pdf);
    for (const auto status : {cairo_status(surface_->pen), cairo_surface_status(surface_->pdf)}) {
        if (status != CAIRO_STATUS_SUCCESS) return error(ErrorCode::kIo, cairo_status_to_string(status));
    }
    return std::move(surface_->bytes);
}

}  // namespace carnet::issuer
