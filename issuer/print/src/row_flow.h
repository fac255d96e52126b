// SPDX-License-Identifier: Apache-2.0
//
// The rows of a print in one or two languages side by side: row i of both stands at the same height. A column
// of a language that is written from right to left stands on the right unless both are, and has its labels
// there. Lengths in points.
#pragma once

#include "issuer/print/src/canvas.h"

#include <vector>

namespace carnet::issuer {

struct RowSizes {
    double label = 7;
    double value = 8.8;
    double padding = 1.6;       // above and below each row
    double heading_space = 5;   // above a heading
    double label_share = 0.36;  // of a column's width
    double column_space = 16;
};

// A column's place on the page, and the side on which its lines begin.
struct ColumnBox {
    double left = 0;
    double width = 0;
    Side side = Side::kLeft;
};
[[nodiscard]] std::vector<ColumnBox> column_boxes(const PaperText& text, double left, double width,
                                                  double space);

// One line or row: what stands at each column, and how high it is.
struct ShapedCell {
    ShapedText label;
    ShapedText value;
};
struct ShapedRow {
    std::vector<ShapedCell> cells;
    double height = 0;
    bool is_heading = false;
};

class RowFlow {
  public:
    RowFlow(Typesetter& typesetter, std::vector<ColumnBox> boxes, const RowSizes& sizes)
        : typesetter_(&typesetter), boxes_(std::move(boxes)), sizes_(sizes) {}

    [[nodiscard]] std::vector<ShapedRow> shape_rows(const PaperText& text) const;
    // The same member of every column as one row without labels.
    [[nodiscard]] ShapedRow shape_line(const PaperText& text, Phrase PaperColumn::*member,
                                       const TextStyle& style) const;
    void draw(Canvas& canvas, const ShapedRow& row, double y) const;

  private:
    [[nodiscard]] ShapedCell shape_cell(const PaperRow& row, const ColumnBox& box) const;
    Typesetter* typesetter_;
    std::vector<ColumnBox> boxes_;
    RowSizes sizes_;
};

[[nodiscard]] double total_height(const std::vector<ShapedRow>& rows);

}  // namespace carnet::issuer
