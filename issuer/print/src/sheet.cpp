// SPDX-License-Identifier: Apache-2.0
// The A4 sheet: who and what on top, in one column for each language; the codes, the words and how to check
// at the foot of the first page. Rows that do not fit go on on further pages.
#include "issuer/print/src/pages.h"
#include "issuer/print/src/row_flow.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr double kMargin = 45;
constexpr double kWidth = kSheetSize.width - 2 * kMargin;
constexpr double kSealSide = 54;
constexpr double kLargeSide = 62 * kPointsPerMillimetre;
constexpr double kSmallSide = 28 * kPointsPerMillimetre;
constexpr double kFootBottom = kSheetSize.height - 30;
constexpr double kFootSpace = 16;
constexpr double kHair = 0.3;
constexpr double kColumnSpace = 16;
constexpr double kOtherScales[] = {1.08, 0.94, 0.88, 0.82};  // after 1, as long as needed
constexpr double kGrey = 0.36;

// Millimetres: Q while it is as large as a phone and a photocopier like it, else M, else L.
constexpr ModuleSizes kLargeModules{0.55, 0.50, 0.40};
constexpr ModuleSizes kSmallModules{0.60, 0.60, 0.45};

RowSizes sizes_at(double scale) {
    return {7 * scale, 8.8 * scale, 1.7 * scale, 5 * scale, 0.34, kColumnSpace};
}

class Sheet {
  public:
    Sheet(Canvas& canvas, Typesetter& typesetter, const PrintTask& task)
        : canvas_(canvas),
          typesetter_(typesetter),
          task_(task),
          text_(task.text),
          boxes_(column_boxes(task.text, kMargin, kWidth, kColumnSpace)),
          flow_(typesetter, boxes_, sizes_at(1)) {}

    Result<void> draw() {
        CARNET_TRY(const auto large, fit_qr(task_.codes.payload, 62, kLargeModules));
        CARNET_TRY(const auto* small, task_.address.fit(task_.codes.address, 28, kSmallModules));
        const double foot_top = draw_foot(large, *small);
        draw_head();
        draw_rows(foot_top - kFootSpace);
        return {};
    }

  private:
    [[nodiscard]] ShapedText shape(const Phrase& phrase, const TextStyle& style, double width,
                                   Side side = Side::kLeft) {
        return typesetter_.shape(phrase, style, width, side);
    }
    [[nodiscard]] Side side_of(std::size_t column) const { return boxes_[column].side; }
    [[nodiscard]] Side first_side() const { return side_of(0); }

    // At y_, which moves on.
    void put(const Phrase& phrase, const TextStyle& style, double left, double width, Side side) {
        if (phrase.text.empty()) return;
        const auto shaped = shape(phrase, style, width, side);
        canvas_.text(shaped, left, y_);
        y_ += shaped.height();
    }
    void put_line(Phrase PaperColumn::*member, const TextStyle& style) {
        const auto row = flow_.shape_line(text_, member, style);
        flow_.draw(canvas_, row, y_ - sizes_at(1).padding);
        y_ += row.height;
    }

    void draw_head() {
        const bool from_right = first_side() == Side::kRight;
        const double text_width = task_.seal != nullptr ? kWidth - kSealSide - 14 : kWidth;
        const double text_left = from_right ? kMargin + kWidth - text_width : kMargin;
        y_ = 40;
        if (task_.seal != nullptr)
            canvas_.seal(*task_.seal, from_right ? kMargin : kMargin + kWidth - kSealSide, y_ - 4, kSealSide);
        put(joined(&PaperColumn::issuer_label), {7, Face::kSans, kGrey, false}, text_left, text_width,
            first_side());
        put(text_.issuer, {14, Face::kSansBold, 0, false}, text_left, text_width, first_side());
        y_ = std::max(y_ + 10, task_.seal != nullptr ? 40 + kSealSide + 6 : 0);
        canvas_.rule(kMargin, y_, kWidth, 1.2);
        y_ += 10;
        put_line(&PaperColumn::kind, {12.5, Face::kSansBold, 0, true});
        y_ += 9;
        put(joined(&PaperColumn::name_label), {7, Face::kSans, kGrey, false}, kMargin, kWidth, first_side());
        put(text_.name, {24, Face::kSerif, 0, false}, kMargin, kWidth, first_side());
        put(text_.original_name, {16, Face::kSerif, 0.15, false}, kMargin, kWidth, first_side());
        y_ += 7;
        put_line(&PaperColumn::qualification, {13, Face::kSerif, 0, false});
        y_ += 5;
        if (has_note()) put_line(&PaperColumn::note, {6.5, Face::kSans, kGrey, false});
        y_ += 4;
    }

    [[nodiscard]] bool has_note() const {
        return std::ranges::any_of(text_.columns, [](const auto& each) { return !each.note.text.empty(); });
    }

    // "Name · Nom": a label that stands once for both columns.
    [[nodiscard]] Phrase joined(Phrase PaperColumn::*member) const {
        Phrase all = text_.columns.front().*member;
        for (std::size_t i = 1; i < text_.columns.size(); ++i) {
            const auto& other = (text_.columns[i].*member).text;
            if (other != all.text) all.text += "  ·  " + other;
        }
        return all;
    }

    // In the largest size in which all of them fit on this page, or else over several pages.
    void draw_rows(double limit) {
        const double space = limit - y_;
        auto rows = RowFlow(typesetter_, boxes_, sizes_at(1)).shape_rows(text_);
        double scale = 1;
        // Rows grow at least as their letters do: a larger size is tried only where it may fit.
        for (const double tried : kOtherScales) {
            const double height = total_height(rows);
            if (tried > 1 ? height * tried > space : height <= space) continue;
            auto resized = RowFlow(typesetter_, boxes_, sizes_at(tried)).shape_rows(text_);
            if (tried > 1 && total_height(resized) > space) continue;
            rows = std::move(resized);
            scale = tried;
            if (tried > 1) break;
        }
        place_rows(rows, sizes_at(scale), limit);
    }

    void place_rows(const std::vector<ShapedRow>& rows, const RowSizes& sizes, double limit) {
        const RowFlow flow(typesetter_, boxes_, sizes);
        for (const auto& row : rows) {
            if (y_ + row.height > limit) {
                begin_further_page();
                limit = kFootBottom;
            }
            if (!row.is_heading) canvas_.rule(kMargin, y_, kWidth, kHair);
            flow.draw(canvas_, row, y_ + (row.is_heading ? sizes.heading_space : 0));
            y_ += row.height;
        }
    }

    void begin_further_page() {
        canvas_.next_page();
        y_ = 40;
        put({text_.number + "   " + text_.name.text, {}}, {10, Face::kSansBold, 0, false}, kMargin, kWidth,
            first_side());
        y_ += 8;
    }

    // From the bottom upwards; returns where it begins.
    double draw_foot(const QrMatrix& large, const QrMatrix& small) {
        const auto identifiers = shape(identifier_text(), {5.2, Face::kSans, kGrey, false}, kWidth);
        const double codes_top = kFootBottom - identifiers.height() - 6 - kLargeSide;
        canvas_.text(identifiers, kMargin, kFootBottom - identifiers.height());
        canvas_.rule(kMargin, codes_top - 8, kWidth, 1.2);
        const bool from_right = first_side() == Side::kRight;
        canvas_.code(large, from_right ? kMargin + kWidth - kLargeSide : kMargin, codes_top, kLargeSide);
        const double width = kWidth - kLargeSide - 12;
        const double left = from_right ? kMargin : kMargin + kLargeSide + 12;
        y_ = codes_top + 4;
        draw_words(left, width);
        draw_sentences(small, left, width, from_right);
        return codes_top - 8;
    }

    [[nodiscard]] Phrase identifier_text() const {
        auto all = joined(&PaperColumn::also_signed).text + ": ";
        for (const auto& line : text_.identifiers)
            all += (&line == &text_.identifiers.front() ? "" : "  ·  ") + line;
        return {all, "en"};
    }

    void draw_words(double left, double width) {
        const double top = y_;
        std::vector<ShapedText> lines;
        const double inner = width - 16;
        lines.push_back(
            shape(joined(&PaperColumn::words_label), {6.5, Face::kSans, kGrey, false}, inner, first_side()));
        lines.push_back(shape({text_.words, "en"}, {13, Face::kSansBold, 0, false}, inner, first_side()));
        for (std::size_t i = 0; i < text_.columns.size(); ++i) {
            if (text_.columns[i].torn.text.empty()) continue;
            lines.push_back(shape(text_.columns[i].torn, {6.5, Face::kSans, 0.2, false}, inner, side_of(i)));
        }
        double height = 10;
        for (const auto& line : lines) height += line.height();
        canvas_.band(left, top, width, height);
        y_ += 5;
        for (const auto& line : lines) {
            canvas_.text(line, left + 8, y_);
            y_ += line.height();
        }
        y_ = top + height + 8;
    }

    void draw_sentences(const QrMatrix& small, double left, double width, bool from_right) {
        const double top = y_;
        const double text_width = width - kSmallSide - 8;
        const double code_left = from_right ? left : left + width - kSmallSide;
        canvas_.code(small, code_left, top - 6, kSmallSide);
        y_ = top - 6 + kSmallSide;
        put(joined(&PaperColumn::small_code), {6, Face::kSans, kGrey, false}, code_left, kSmallSide,
            Side::kCentre);
        y_ = top;
        const double text_left = from_right ? left + kSmallSide + 8 : left;
        for (std::size_t i = 0; i < text_.columns.size(); ++i) {
            const auto& column = text_.columns[i];
            put(column.scan, {6.6, Face::kSans, 0.1, false}, text_left, text_width, side_of(i));
            put(column.address, {6.6, Face::kSansBold, 0.1, false}, text_left, text_width, side_of(i));
            y_ += 4;
        }
    }

    Canvas& canvas_;
    Typesetter& typesetter_;
    const PrintTask& task_;
    const PaperText& text_;
    std::vector<ColumnBox> boxes_;
    RowFlow flow_;  // of the lines in the head
    double y_ = 0;
};

}  // namespace

Result<void> draw_sheet(Canvas& canvas, Typesetter& typesetter, const PrintTask& task) {
    return Sheet(canvas, typesetter, task).draw();
}

}  // namespace carnet::issuer
