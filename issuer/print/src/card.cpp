// SPDX-License-Identifier: Apache-2.0
// The card: text in front, codes on the back. What is long is set smaller, down to a size that can still be
// read; what does not fit then gets a sheet.
#include "issuer/print/src/pages.h"
#include "issuer/print/src/row_flow.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr double kMargin = 8.5;
constexpr double kWidth = kCardSize.width - 2 * kMargin;
constexpr double kLargeSide = 46.5 * kPointsPerMillimetre;
constexpr double kSmallSide = 18 * kPointsPerMillimetre;
constexpr double kGrey = 0.36;
constexpr double kColumnSpace = 8;
constexpr double kScales[] = {1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82};

// Millimetres.
constexpr ModuleSizes kLargeModules{0.50, 0.45, 0.40};
constexpr ModuleSizes kSmallModules{0.50, 0.50, 0.40};

// "Number: DE-000417 · Born: April 2, 1988 · ..." and a new line for each heading. Each value stands
// isolated, so that it cannot turn the direction of what is around it.
Phrase running_text(const PaperColumn& column) {
    Phrase all{{}, column.kind.language};
    bool begins = true;
    for (const auto& row : column.rows) {
        if (row.is_heading) {
            all.text += "\n" + row.label.text + ": ";
            begins = true;
            continue;
        }
        if (!begins) all.text += " \u00B7 ";
        begins = false;
        const bool is_code = row.label.language.empty();
        const auto isolated = [](const std::string& text) { return "\u2068" + text + "\u2069"; };
        if (row.value.text.empty()) {
            all.text += isolated(row.label.text);
        } else if (is_code) {
            all.text += isolated(row.label.text + " " + row.value.text);
        } else {
            all.text += row.label.text + ": " + isolated(row.value.text);
        }
    }
    return all;
}

// Wrapped text grows with the square of its size, more or less: sizes that are clearly too large are not
// tried.
bool cannot_fit(double height_at_one, double scale, double space) {
    return 0.9 * height_at_one * scale * scale > space;
}

// Texts in one size, below each other.
struct Stack {
    std::vector<ShapedText> texts;
    double height = 0;
    void add(ShapedText text) {
        height += text.height();
        texts.push_back(std::move(text));
    }
};

class Card {
  public:
    Card(Canvas& canvas, Typesetter& typesetter, const PrintTask& task)
        : canvas_(canvas),
          typesetter_(typesetter),
          task_(task),
          text_(task.text),
          boxes_(column_boxes(task.text, kMargin, kWidth, kColumnSpace)) {}

    Result<void> draw() {
        CARNET_TRY(const auto large, fit_qr(task_.codes.payload, 46.5, kLargeModules));
        CARNET_TRY(const auto* small, task_.address.fit(task_.codes.address, 18, kSmallModules));
        CARNET_TRY_VOID(draw_front());
        canvas_.next_page();
        return draw_back(large, *small);
    }

  private:
    [[nodiscard]] Side side_of(std::size_t column) const { return boxes_[column].side; }

    Result<void> draw_front() {
        const double top = draw_name();
        const double space = kCardSize.height - 5 - top;
        const double at_one = shape_columns(1).height;
        for (const double scale : kScales) {
            if (cannot_fit(at_one, scale, space)) continue;
            const auto shaped = shape_columns(scale);
            if (shaped.height > space) continue;
            for (std::size_t i = 0; i < boxes_.size(); ++i)
                canvas_.text(shaped.texts[i], boxes_[i].left, top);
            return {};
        }
        return error(ErrorCode::kLimit, "There is more text than a card holds. Print a sheet.");
    }

    // Beside each other: the height is the highest one's.
    Stack shape_columns(double scale) {
        Stack columns;
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            columns.texts.push_back(typesetter_.shape(running_text(text_.columns[i]),
                                                      {5.0 * scale, Face::kSans, 0, false}, boxes_[i].width,
                                                      boxes_[i].side));
            columns.height = std::max(columns.height, columns.texts.back().height());
        }
        return columns;
    }

    double put(const Phrase& phrase, const TextStyle& style, double y, Side side, double width = kWidth) {
        const auto shaped = typesetter_.shape(phrase, style, width, side);
        canvas_.text(shaped, kMargin, y);
        return y + shaped.height();
    }

    double draw_name() {
        const RowFlow flow(typesetter_, boxes_, {0, 0, 0, 0, 0, 0});
        double y = put(text_.issuer, {5.6, Face::kSansBold, 0, false}, 6, side_of(0));
        const auto line = [&](Phrase PaperColumn::*member, const TextStyle& style) {
            const auto row = flow.shape_line(text_, member, style);
            flow.draw(canvas_, row, y);
            y += row.height;
        };
        line(&PaperColumn::kind, {5.2, Face::kSansBold, 0, true});
        canvas_.rule(kMargin, y + 1, kWidth, 0.5);
        y += 2;
        y = draw_both_names(y);
        line(&PaperColumn::qualification, {5.8, Face::kSerif, 0, false});
        if (std::ranges::any_of(text_.columns, [](const auto& each) { return !each.note.text.empty(); }))
            line(&PaperColumn::note, {3.4, Face::kSans, kGrey, false});
        return y + 1;
    }

    // Beside each other, or below where both are long.
    double draw_both_names(double y) {
        const Side other = side_of(0) == Side::kRight ? Side::kLeft : Side::kRight;
        const auto name = typesetter_.shape(text_.name, {10, Face::kSerif, 0, false}, kWidth, side_of(0));
        canvas_.text(name, kMargin, y);
        if (text_.original_name.text.empty()) return y + name.height();
        const auto original =
            typesetter_.shape(text_.original_name, {8, Face::kSerif, 0.15, false}, kWidth, other);
        const bool fits = name.width() + original.width() + 10 < kWidth;
        const double top = fits ? y + name.baseline() - original.baseline() : y + name.height();
        canvas_.text(original, kMargin, top);
        return std::max(y + name.height(), top + original.height());
    }

    Result<void> draw_back(const QrMatrix& large, const QrMatrix& small) {
        const double top = (kCardSize.height - kLargeSide) / 2;
        canvas_.code(large, 3, top, kLargeSide);
        const double left = 3 + kLargeSide + 2;
        const double width = kCardSize.width - left - 6;
        for (const double scale : kScales) {
            const auto words = shape_words(width, scale);
            const auto beside = shape_sentences(width - kSmallSide, scale, true);
            const auto below = shape_sentences(width, scale, false);
            const double code_height = std::max(kSmallSide, beside.height);
            if (top + words.height + code_height + below.height + 4 > kCardSize.height - 6) continue;
            double y = draw_stack(words, left, top + 2);
            canvas_.code(small, left + width - kSmallSide, y, kSmallSide);
            draw_stack(beside, left, y + 2);
            draw_stack(below, left, y + code_height + 2);
            return {};
        }
        return error(ErrorCode::kLimit, "The sentences in these languages do not fit on a card.");
    }

    double draw_stack(const Stack& stack, double left, double y) {
        for (const auto& text : stack.texts) {
            canvas_.text(text, left, y);
            y += text.height();
        }
        return y;
    }

    void add(Stack& stack, const Phrase& phrase, const TextStyle& style, double width, Side side) {
        if (!phrase.text.empty()) stack.add(typesetter_.shape(phrase, style, width, side));
    }

    Stack shape_words(double width, double scale) {
        Stack stack;
        add(stack, {text_.number, {}}, {5.4 * scale, Face::kSansBold, 0, false}, width, Side::kLeft);
        add(stack, {text_.words, "en"}, {5.4 * scale, Face::kSansBold, 0, true}, width, Side::kLeft);
        for (std::size_t i = 0; i < text_.columns.size(); ++i)
            add(stack, text_.columns[i].torn, {3.4 * scale, Face::kSans, 0.2, false}, width, side_of(i));
        return stack;
    }

    // That an address proves nothing stands beside the code that holds it; how to check, below.
    Stack shape_sentences(double width, double scale, bool about_address) {
        Stack stack;
        for (std::size_t i = 0; i < text_.columns.size(); ++i) {
            const auto& column = text_.columns[i];
            add(stack, about_address ? column.address : column.scan, {3.5 * scale, Face::kSans, 0.1, false},
                width - 2, side_of(i));
        }
        return stack;
    }

    Canvas& canvas_;
    Typesetter& typesetter_;
    const PrintTask& task_;
    const PaperText& text_;
    std::vector<ColumnBox> boxes_;
};

}  // namespace

Result<void> draw_card(Canvas& canvas, Typesetter& typesetter, const PrintTask& task) {
    return Card(canvas, typesetter, task).draw();
}

}  // namespace carnet::issuer
