// SPDX-License-Identifier: Apache-2.0
//
// The pages of one PDF while they are drawn. Lengths in points from the upper left corner. What goes wrong in
// between is said by finish().
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/print/src/qr_matrix.h"
#include "issuer/print/src/typesetter.h"

#include <memory>
#include <string>
#include <string_view>

namespace carnet::issuer {

// A picture that was decoded once and is drawn on many pages.
class Seal {
  public:
    [[nodiscard]] static Result<Seal> read_png(std::string_view png);
    Seal(Seal&& other) noexcept;
    Seal& operator=(Seal&& other) noexcept;
    ~Seal();

  private:
    friend class Canvas;
    struct Picture;
    explicit Seal(std::unique_ptr<Picture> picture);
    std::unique_ptr<Picture> picture_;
};

struct PageSize {
    double width = 0;
    double height = 0;
};

class Canvas {
  public:
    Canvas(PageSize size, const std::string& title, UtcTime made);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas();

    [[nodiscard]] const PageSize& size() const noexcept { return size_; }
    void text(const ShapedText& text, double x, double y);  // the corner of its box
    void rule(double x, double y, double width, double weight);
    void band(double x, double y, double width, double height);  // a light ground for what stands on it
    void code(const QrMatrix& matrix, double x, double y, double side);  // with its quiet zone
    void seal(const Seal& seal, double x, double y, double side);
    void next_page();
    // The document's bytes; the canvas is at its end. kIo: cairo says what.
    [[nodiscard]] Result<std::string> finish();

  private:
    struct Surface;
    PageSize size_;
    std::unique_ptr<Surface> surface_;
};

}  // namespace carnet::issuer
