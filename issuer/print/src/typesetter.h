// SPDX-License-Identifier: Apache-2.0
//
// Shaped lines of text of known height, in Noto's fonts, with letters of every script that is installed. A
// ShapedText belongs to the typesetter that made it, and both to one thread. Lengths in points.
#pragma once

#include "base/result.h"
#include "issuer/print/paper_text.h"

#include <memory>
#include <string_view>

namespace carnet::issuer {

enum class Face : std::uint8_t { kSans, kSansBold, kSerif, kMono };
enum class Side : std::uint8_t { kLeft, kRight, kCentre };

struct TextStyle {
    double size = 9;
    Face face = Face::kSans;
    double shade = 0;  // 0 black, 1 white
    bool is_accent = false;
};

// Laid out in a width, on one side of it; not drawn yet.
class ShapedText {
  public:
    ShapedText() noexcept;
    ShapedText(ShapedText&& other) noexcept;
    ShapedText& operator=(ShapedText&& other) noexcept;
    ~ShapedText();

    [[nodiscard]] double height() const noexcept { return height_; }
    [[nodiscard]] double baseline() const noexcept { return baseline_; }  // of the first line
    [[nodiscard]] double width() const noexcept { return width_; }        // of the widest line
    [[nodiscard]] const TextStyle& style() const noexcept { return style_; }
    struct Layout;
    [[nodiscard]] const Layout* layout() const noexcept { return layout_.get(); }

  private:
    friend class Typesetter;
    std::unique_ptr<Layout> layout_;
    TextStyle style_;
    double height_ = 0;
    double baseline_ = 0;
    double width_ = 0;
};

class Typesetter {
  public:
    Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;
    ~Typesetter();

    [[nodiscard]] ShapedText shape(const Phrase& phrase, const TextStyle& style, double width, Side side);
    // The first text since the last call that has letters which no font has; empty when all went well.
    [[nodiscard]] std::string take_unshowable();

  private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

}  // namespace carnet::issuer
