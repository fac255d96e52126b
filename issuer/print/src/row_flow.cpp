// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/row_flow.h"

#include "wording/language_names.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

constexpr double kLabelShade = 0.36;
constexpr double kLabelSpace = 5;  // between a label and its value

}  // namespace

std::vector<ColumnBox> column_boxes(const PaperText& text, double left, double width, double space) {
    std::vector<ColumnBox> boxes;
    const auto count = static_cast<double>(text.columns.size());
    const double each = (width - space * (count - 1)) / count;
    for (const auto& column : text.columns) {
        const bool right_to_left = wording::is_tag_right_to_left(column.kind.language);
        boxes.push_back({left + static_cast<double>(boxes.size()) * (each + space), each,
                         right_to_left ? Side::kRight : Side::kLeft});
    }
    // Whoever reads from right to left begins at the right.
    if (boxes.size() == 2 && boxes[0].side == Side::kRight) std::swap(boxes[0].left, boxes[1].left);
    return boxes;
}

ShapedCell RowFlow::shape_cell(const PaperRow& row, const ColumnBox& box) const {
    if (row.is_heading) {
        const TextStyle style{sizes_.value, Face::kSansBold, 0, true};
        return {typesetter_->shape(row.label, style, box.width, box.side), {}};
    }
    const double label_width = box.width * sizes_.label_share;
    return {typesetter_->shape(row.label, {sizes_.label, Face::kSans, kLabelShade, false},
                               label_width - kLabelSpace, box.side),
            typesetter_->shape(row.value, {sizes_.value, Face::kSans, 0, false}, box.width - label_width,
                               box.side)};
}

std::vector<ShapedRow> RowFlow::shape_rows(const PaperText& text) const {
    std::vector<ShapedRow> rows;
    for (std::size_t i = 0; i < text.columns.front().rows.size(); ++i) {
        ShapedRow row;
        for (std::size_t c = 0; c < boxes_.size(); ++c) {
            const auto& said = text.columns[c].rows[i];
            row.is_heading = said.is_heading;
            row.cells.push_back(shape_cell(said, boxes_[c]));
            const auto& [label, value] = row.cells.back();
            // Labels are smaller and stand on the line of the value.
            const double baseline = std::max(label.baseline(), value.baseline());
            row.height = std::max({row.height, baseline - label.baseline() + label.height(),
                                   baseline - value.baseline() + value.height()});
        }
        row.height += 2 * sizes_.padding + (row.is_heading ? sizes_.heading_space : 0);
        rows.push_back(std::move(row));
    }
    return rows;
}

ShapedRow RowFlow::shape_line(const PaperText& text, Phrase PaperColumn::*member,
                              const TextStyle& style) const {
    ShapedRow row;
    for (std::size_t c = 0; c < boxes_.size(); ++c) {
        row.cells.push_back(
            {typesetter_->shape(text.columns[c].*member, style, boxes_[c].width, boxes_[c].side), {}});
        row.height = std::max(row.height, row.cells.back().label.height());
    }
    row.is_heading = true;
    return row;
}

void RowFlow::draw(Canvas& canvas, const ShapedRow& row, double y) const {
    const bool is_line = row.is_heading;
    double baseline = 0;
    for (const auto& [label, value] : row.cells)
        baseline = std::max({baseline, label.baseline(), value.baseline()});
    for (std::size_t c = 0; c < boxes_.size(); ++c) {
        const auto& [label, value] = row.cells[c];
        const auto& box = boxes_[c];
        const double label_width = is_line ? box.width : box.width * sizes_.label_share;
        const double top = y + sizes_.padding + baseline;
        const bool at_right = box.side == Side::kRight;
        const double label_left =
            at_right && !is_line ? box.left + box.width - label_width + kLabelSpace : box.left;
        canvas.text(label, label_left, top - label.baseline());
        canvas.text(value, at_right ? box.left : box.left + label_width, top - value.baseline());
    }
}

double total_height(const std::vector<ShapedRow>& rows) {
    double height = 0;
    for (const auto& row : rows) height += row.height;
    return height;
}

}  // namespace carnet::issuer
