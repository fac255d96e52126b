// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/typesetter.h"

#include "issuer/print/src/pango_layout.h"
#include "wording/language_names.h"

#include <array>
#include <map>
#include <utility>

namespace carnet::issuer {
namespace {

// Noto by name, so that the look does not depend on what else is installed; other scripts fall back to
// whatever fontconfig has for them.
constexpr const char* kSansFamilies =
    "Noto Sans,Noto Sans Arabic,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Sinhala,Noto Sans Ethiopic";
constexpr const char* kSerifFamilies =
    "Noto Serif,Noto Naskh Arabic,Noto Serif Devanagari,Noto Serif Bengali,Noto Serif Sinhala,"
    "Noto Serif Ethiopic";

constexpr double kLineHeight = 1.4;

bool is_right_to_left(const Phrase& phrase) {
    if (!phrase.language.empty()) return wording::is_tag_right_to_left(phrase.language);
    return wording::is_text_right_to_left(phrase.text);
}

PangoAlignment alignment(Side side) {
    return side == Side::kCentre  ? PANGO_ALIGN_CENTER
           : side == Side::kRight ? PANGO_ALIGN_RIGHT
                                  : PANGO_ALIGN_LEFT;
}

PangoContext* make_context(PangoFontMap* map, const std::string& language, bool right_to_left) {
    auto* const context = pango_font_map_create_context(map);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

// The same for every script, so that rows of two languages stand side by side.
void set_line_height(PangoLayout* layout, double size) {
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(
        attributes, pango_attr_line_height_new_absolute(static_cast<int>(size * kLineHeight * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

}  // namespace

ShapedText::ShapedText() noexcept = default;
ShapedText::ShapedText(ShapedText&& other) noexcept = default;
ShapedText& ShapedText::operator=(ShapedText&& other) noexcept = default;
ShapedText::~ShapedText() = default;

struct Typesetter::Fonts {
    PangoFontMap* map = pango_cairo_font_map_new();
    // One for each language and direction: a layout is laid out anew whenever its context changes.
    std::map<std::pair<std::string, bool>, PangoContext*> contexts;
    std::array<PangoFontDescription*, 4> faces = {pango_font_description_from_string(kSansFamilies),
                                                  pango_font_description_from_string(kSansFamilies),
                                                  pango_font_description_from_string(kSerifFamilies),
                                                  pango_font_description_from_string("Noto Sans Mono")};
    std::string unshowable;

    PangoContext* context(const std::string& language, bool right_to_left) {
        auto& known = contexts[{language, right_to_left}];
        if (known == nullptr) known = make_context(map, language, right_to_left);
        return known;
    }
};

Typesetter::Typesetter() : fonts_(std::make_unique<Fonts>()) {
    pango_font_description_set_weight(fonts_->faces[static_cast<std::size_t>(Face::kSansBold)],
                                      PANGO_WEIGHT_BOLD);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_->map), 72);
}

Typesetter::~Typesetter() {
    for (auto* face : fonts_->faces) pango_font_description_free(face);
    for (const auto& [key, context] : fonts_->contexts) g_object_unref(context);
    g_object_unref(fonts_->map);
}

ShapedText Typesetter::shape(const Phrase& phrase, const TextStyle& style, double width, Side side) {
    const bool right_to_left = is_right_to_left(phrase);
    auto* const layout =
        pango_layout_new(fonts_->context(phrase.language.empty() ? "en" : phrase.language, right_to_left));
    set_line_height(layout, style.size);
    auto* const face = fonts_->faces[static_cast<std::size_t>(style.face)];
    pango_font_description_set_absolute_size(face, style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, face);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_alignment(layout, alignment(side));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(layout, phrase.text.c_str(), static_cast<int>(phrase.text.size()));
    if (pango_layout_get_unknown_glyphs_count(layout) > 0 && fonts_->unshowable.empty())
        fonts_->unshowable = phrase.text;
    ShapedText shaped;
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    shaped.layout_ = std::make_unique<ShapedText::Layout>(layout);
    shaped.style_ = style;
    shaped.height_ = static_cast<double>(logical.height) / PANGO_SCALE;
    shaped.width_ = static_cast<double>(logical.width) / PANGO_SCALE;
    shaped.baseline_ = static_cast<double>(pango_layout_get_baseline(layout)) / PANGO_SCALE;
    return shaped;
}

std::string Typesetter::take_unshowable() {
    return std::exchange(fonts_->unshowable, {});
}

}  // namespace carnet::issuer
